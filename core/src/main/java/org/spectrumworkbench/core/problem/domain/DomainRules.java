package org.spectrumworkbench.core.problem.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.domain.Assignment.ByRule;
import org.spectrumworkbench.core.problem.domain.Assignment.NoRule;

/**
 * Rules in the order in which they are tried: the first that a problem meets decides.
 *
 * @param rules in order
 * @param otherwise the subdomain of the problems that no rule catches
 */
public record DomainRules(List<Rule> rules, String otherwise) {
  public DomainRules {
    rules = List.copyOf(rules);
  }

  /** Where one problem belongs; for many, {@link #sorter} once. */
  public Assignment assign(Problem problem) {
    return sorter().assign(ProblemText.of(problem));
  }

  /** The rules made ready for many problems. */
  public Sorter sorter() {
    return new Sorter(this);
  }

  /** Rules made ready; may be asked from several threads. */
  public static final class Sorter {
    private final DomainRules rules;
    private final List<Matcher> matchers;

    private Sorter(DomainRules rules) {
      this.rules = rules;
      this.matchers = rules.rules().stream().map(rule -> Matcher.of(rule.condition())).toList();
    }

    /** Where a problem belongs, and why. */
    public Assignment assign(ProblemText text) {
      for (int i = 0; i < matchers.size(); i++) {
        Optional<String> what = matchers.get(i).match(text);
        if (what.isPresent()) {
          return new Assignment(rules.rules().get(i).subdomain(), new ByRule(i + 1, what.get()));
        }
      }
      return new Assignment(rules.otherwise(), new NoRule());
    }

    /** All rules that the problem meets, in order: the first decides, the others would have. */
    public List<Assignment> matches(ProblemText text) {
      List<Assignment> all = new ArrayList<>();
      for (int i = 0; i < matchers.size(); i++) {
        String subdomain = rules.rules().get(i).subdomain();
        int number = i + 1;
        matchers
            .get(i)
            .match(text)
            .ifPresent(what -> all.add(new Assignment(subdomain, new ByRule(number, what))));
      }
      return all;
    }
  }
}
