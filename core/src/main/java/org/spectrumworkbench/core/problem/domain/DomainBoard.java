package org.spectrumworkbench.core.problem.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.domain.Assignment.ByHand;

/**
 * How a data set's problems are sorted into subdomains and dealt into parts. Immutable: each change
 * gives another board, so that undo is going back to an earlier one.
 *
 * <p>A problem moved by hand stays where it was put; else the first rule that it meets decides;
 * else it is in the subdomain that {@link DomainRules#otherwise} names, which always exists.
 *
 * @param subdomains their names, in the order in which they get columns, colours and numbers
 * @param rules for subdomains of the board only
 * @param moves subdomain by the id of the problems moved by hand
 * @param parts how each subdomain is dealt into training, probing and evaluation
 */
public record DomainBoard(
    List<String> subdomains, DomainRules rules, Map<String, String> moves, PartPlan parts) {

  /**
   * @throws WorkbenchException where a name is not allowed or there twice, or a rule or a move
   *     names a subdomain that is not there
   */
  public DomainBoard {
    List<String> names = new ArrayList<>();
    for (String name : subdomains) {
      names.add(DomainNames.free(name, names));
    }
    subdomains = List.copyOf(names);
    moves = Map.copyOf(moves);
    known(subdomains, rules.otherwise());
    for (Rule rule : rules.rules()) {
      known(subdomains, rule.subdomain());
    }
    for (String target : new HashSet<>(moves.values())) {
      known(subdomains, target);
    }
    parts = parts.only(new HashSet<>(subdomains));
  }

  /** A board with these subdomains and nothing else. */
  public static DomainBoard of(List<String> subdomains, String otherwise) {
    return new DomainBoard(
        subdomains, new DomainRules(List.of(), otherwise), Map.of(), PartPlan.STANDARD);
  }

  /** Where a problem goes that no rule catches. */
  public String otherwise() {
    return rules.otherwise();
  }

  // ---- subdomains ----

  /** With one subdomain more, before the one that takes what no rule catches if that is last. */
  public DomainBoard add(String name) {
    String fresh = DomainNames.free(name, subdomains);
    List<String> next = new ArrayList<>(subdomains);
    int last = next.size() - 1;
    next.add(next.get(last).equals(otherwise()) ? last : last + 1, fresh);
    return new DomainBoard(next, rules, moves, parts);
  }

  /** With another name for a subdomain, in its rules and moves too. */
  public DomainBoard rename(String from, String to) {
    known(subdomains, from);
    List<String> others = new ArrayList<>(subdomains);
    others.remove(from);
    String fresh = DomainNames.free(to, others);
    List<String> next = new ArrayList<>(subdomains);
    next.replaceAll(name -> name.equals(from) ? fresh : name);
    return pointed(next, from, fresh, parts.renamed(from, fresh));
  }

  /** With all of one subdomain in another; what came to the first comes to the second. */
  public DomainBoard merge(String from, String into) {
    known(subdomains, from);
    known(subdomains, into);
    if (from.equals(into)) {
      throw new WorkbenchException(
          "'" + from + "' cannot be merged with itself", "Choose another subdomain.");
    }
    List<String> next = new ArrayList<>(subdomains);
    next.remove(from);
    return pointed(next, from, into, parts);
  }

  /**
   * Without a subdomain, its rules, and what was moved to it; its problems go where the other rules
   * say.
   */
  public DomainBoard delete(String name) {
    known(subdomains, name);
    if (name.equals(otherwise())) {
      throw new WorkbenchException(
          "'" + name + "' takes the problems that no rule catches",
          "Merge it into another subdomain, which takes them then.");
    }
    List<String> next = new ArrayList<>(subdomains);
    next.remove(name);
    List<Rule> kept =
        rules.rules().stream().filter(rule -> !rule.subdomain().equals(name)).toList();
    Map<String, String> stayed = new HashMap<>(moves);
    stayed.values().removeIf(name::equals);
    return new DomainBoard(next, new DomainRules(kept, otherwise()), stayed, parts);
  }

  /**
   * With those problems of a subdomain that meet a condition in a new one. Each rule that leads to
   * the subdomain is preceded by one that asks for the condition too, so that no other subdomain
   * loses or gains.
   *
   * @param members the problems that are in the subdomain now: of these, the ones moved by hand
   *     follow the condition as well
   */
  public DomainBoard split(
      String from, String into, Condition condition, Collection<ProblemText> members) {
    known(subdomains, from);
    String fresh = DomainNames.free(into, subdomains);
    List<Rule> next = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      if (rule.subdomain().equals(from)) {
        next.add(new Rule(fresh, Condition.All.of(rule.condition(), condition)));
      }
      next.add(rule);
    }
    if (from.equals(otherwise())) {
      next.add(new Rule(fresh, condition));
    }
    Matcher matcher = Matcher.of(condition);
    Map<String, String> followed = new HashMap<>(moves);
    for (ProblemText member : members) {
      if (from.equals(moves.get(member.problem().id())) && matcher.match(member).isPresent()) {
        followed.put(member.problem().id(), fresh);
      }
    }
    return new DomainBoard(
        besides(from, fresh), new DomainRules(next, otherwise()), followed, parts);
  }

  /** With these problems in a new subdomain, which stands beside another. */
  public DomainBoard split(String from, String into, Collection<String> ids) {
    known(subdomains, from);
    String fresh = DomainNames.free(into, subdomains);
    return new DomainBoard(besides(from, fresh), rules, moves, parts).move(ids, fresh);
  }

  // ---- problems ----

  /** With these problems moved by hand. */
  public DomainBoard move(Collection<String> ids, String subdomain) {
    known(subdomains, subdomain);
    Map<String, String> next = new HashMap<>(moves);
    ids.forEach(id -> next.put(id, subdomain));
    return new DomainBoard(subdomains, rules, next, parts);
  }

  /** With these problems sorted by the rules again. */
  public DomainBoard release(Collection<String> ids) {
    Map<String, String> next = new HashMap<>(moves);
    ids.forEach(next::remove);
    return new DomainBoard(subdomains, rules, next, parts);
  }

  /** Where a problem belongs, and why; for many, a {@link ProblemDeck}. */
  public Assignment assign(Problem problem) {
    return assign(ProblemText.of(problem), rules.sorter());
  }

  /**
   * Where a problem belongs, and why.
   *
   * @param sorter made of this board's rules
   */
  public Assignment assign(ProblemText text, DomainRules.Sorter sorter) {
    String moved = moves.get(text.problem().id());
    return moved == null ? sorter.assign(text) : new Assignment(moved, new ByHand());
  }

  // ---- rules ----

  /**
   * With one rule more.
   *
   * @param at its place, 0 for the first
   */
  public DomainBoard addRule(int at, Rule rule) {
    return withRules(list -> {
      list.add(Math.clamp(at, 0, list.size()), rule);
      return list;
    });
  }

  /** With another rule in place of the one there. */
  public DomainBoard editRule(int at, Rule rule) {
    return withRules(list -> {
      list.set(at, rule);
      return list;
    });
  }

  /** Without the rule there. */
  public DomainBoard deleteRule(int at) {
    return withRules(list -> {
      Rule unused = list.remove(at);
      return list;
    });
  }

  /** With a rule at another place. */
  public DomainBoard moveRule(int from, int to) {
    return withRules(list -> {
      Rule rule = list.remove(from);
      list.add(Math.clamp(to, 0, list.size()), rule);
      return list;
    });
  }

  // ---- parts ----

  /** With another way to deal. */
  public DomainBoard withParts(PartPlan plan) {
    return new DomainBoard(subdomains, rules, moves, plan);
  }

  private DomainBoard withRules(UnaryOperator<List<Rule>> change) {
    List<Rule> changed = change.apply(new ArrayList<>(rules.rules()));
    return new DomainBoard(subdomains, new DomainRules(changed, otherwise()), moves, parts);
  }

  private List<String> besides(String from, String fresh) {
    List<String> next = new ArrayList<>(subdomains);
    boolean last = from.equals(otherwise());
    next.add(next.indexOf(from) + (last ? 0 : 1), fresh);
    return next;
  }

  /** Rules, moves and the place of the uncaught that led to one name lead to another. */
  private DomainBoard pointed(List<String> names, String from, String to, PartPlan plan) {
    List<Rule> next =
        rules.rules().stream()
            .map(rule -> rule.subdomain().equals(from) ? rule.to(to) : rule)
            .toList();
    Map<String, String> moved = new HashMap<>(moves);
    moved.replaceAll((id, name) -> name.equals(from) ? to : name);
    String rest = otherwise().equals(from) ? to : otherwise();
    return new DomainBoard(names, new DomainRules(next, rest), moved, plan);
  }

  private static void known(List<String> subdomains, String name) {
    if (!subdomains.contains(name)) {
      throw new WorkbenchException(
          "There is no subdomain '" + name + "'",
          "The subdomains are: " + String.join(", ", subdomains) + ".");
    }
  }
}
