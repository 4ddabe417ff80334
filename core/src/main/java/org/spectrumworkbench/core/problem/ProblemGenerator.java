package org.spectrumworkbench.core.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;

/** Draws problems of several subdomains from one part of the prompt space. */
public final class ProblemGenerator {
  /** Draws that may bring nothing new before a set is called impossible. */
  private static final int PATIENCE = 20_000;

  private final List<Subdomain> subdomains;
  private final Map<String, ProblemFamily> families = new HashMap<>();

  /**
   * @param subdomains where problems come from; family names must differ
   */
  public ProblemGenerator(List<Subdomain> subdomains) {
    this.subdomains = List.copyOf(subdomains);
    for (Subdomain subdomain : this.subdomains) {
      for (ProblemFamily family : subdomain.families()) {
        if (families.put(family.name(), family) != null) {
          throw new IllegalArgumentException("two families are called '" + family.name() + "'");
        }
      }
    }
  }

  /** The subdomains in their order. */
  public List<Subdomain> subdomains() {
    return subdomains;
  }

  /** Names of the subdomains in their order. */
  public List<String> subdomainNames() {
    return subdomains.stream().map(Subdomain::name).toList();
  }

  /**
   * The family that made a problem.
   *
   * @throws WorkbenchException if no family of that name is known
   */
  public ProblemFamily familyOf(Problem problem) {
    ProblemFamily family = families.get(problem.family());
    if (family == null) {
      throw new WorkbenchException(
          "Problem '%s' is of the family '%s', which no generator knows"
              .formatted(problem.id(), problem.family()),
          "Use problems of these families: " + families.keySet().stream().sorted().toList() + ".");
    }
    return family;
  }

  /**
   * Draws one problem: a family of the subdomain with equal chances, then a prompt of the wanted
   * part. A prompt may come again in a later draw.
   */
  public Problem draw(Subdomain subdomain, Split split, RandomGenerator random) {
    ProblemFamily family = subdomain.families().get(random.nextInt(subdomain.families().size()));
    for (int i = 0; i < PATIENCE; i++) {
      Problem problem = family.draw(random);
      if (Split.of(problem.question()) == split) {
        return problem;
      }
    }
    throw new WorkbenchException(
        "The family '%s' has no prompt in the part %s".formatted(family.name(), split),
        "Widen the operands of the family.");
  }

  /**
   * Draws a set of distinct problems, the same number from each subdomain, subdomains taking turns.
   *
   * @param name name of the set
   * @param split the part of the prompt space
   * @param perSubdomain problems from each subdomain
   * @param seeds the same seeds give the same set; each part draws from a child of its own
   * @throws WorkbenchException if a subdomain has not that many prompts in this part
   */
  public ProblemSet draw(String name, Split split, int perSubdomain, SeedStream seeds) {
    RandomGenerator random = seeds.child(split.name()).generator();
    Set<String> seen = new HashSet<>();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < perSubdomain; i++) {
      for (Subdomain subdomain : subdomains) {
        Problem problem = draw(subdomain, split, random);
        for (int tries = 0; !seen.add(problem.id()); tries++) {
          if (tries == PATIENCE) {
            throw new WorkbenchException(
                "Problem set '%s': the subdomain '%s' ran out of new prompts after %d of %d"
                    .formatted(name, subdomain.name(), i, perSubdomain),
                "Ask for at most " + i + " problems per subdomain.");
          }
          problem = draw(subdomain, split, random);
        }
        problems.add(problem);
      }
    }
    return new ProblemSet(name, problems);
  }
}
