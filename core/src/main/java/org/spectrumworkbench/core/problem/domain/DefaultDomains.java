package org.spectrumworkbench.core.problem.domain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.domain.Condition.Column;
import org.spectrumworkbench.core.problem.domain.Condition.Field;

/** The boards to begin with. */
public final class DefaultDomains {
  private static final String FILE = "default-domains.yaml";
  private static final DomainBoard STANDARD = DomainFile.parseYaml(text(), FILE);

  private DefaultDomains() {}

  /**
   * The paper's four subdomains (algebra, geometry, calculus, statistics), a fifth for what no rule
   * catches, and a list of keyword rules that is ours, not the paper's.
   */
  public static DomainBoard standard() {
    return STANDARD;
  }

  /** The file behind {@link #standard}, with its comments. */
  public static String text() {
    try (InputStream in = DefaultDomains.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + FILE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(FILE + " cannot be read", e);
    }
  }

  /**
   * The board for a data set that nobody has sorted on a board yet: where its problems bring
   * subdomains, a column and a rule for each of these; else {@link #standard}.
   *
   * @param given the subdomains that its problems bring
   */
  public static DomainBoard forNames(SequencedSet<String> given) {
    List<String> names = new ArrayList<>(given);
    names.removeIf(Problem.UNSORTED::equalsIgnoreCase);
    if (names.isEmpty()) {
      return STANDARD;
    }
    List<Rule> rules =
        names.stream().map(name -> new Rule(name, new Column(Field.SUBDOMAIN, name))).toList();
    names.add(Problem.UNSORTED);
    return new DomainBoard(
        names, new DomainRules(rules, Problem.UNSORTED), java.util.Map.of(), PartPlan.STANDARD);
  }

  /** The board for these problems. */
  public static DomainBoard forProblems(ProblemDeck deck) {
    TreeSet<String> given = new TreeSet<>();
    deck.texts().forEach(text -> given.add(text.problem().subdomain()));
    return forNames(given);
  }
}
