package org.spectrumworkbench.core.problem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;

/** Draws problems of the tiny language's families. */
public final class ProblemGenerator extends EndlessProblems {
  /** Draws that may bring nothing of a part before a family is called too narrow. */
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

  @Override
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

  /** A family of the subdomain with equal chances, then a prompt of the wanted part. */
  @Override
  protected Problem draw(String subdomain, Split part, RandomGenerator random) {
    List<ProblemFamily> own = find(subdomain).families();
    ProblemFamily family = own.get(random.nextInt(own.size()));
    for (int i = 0; i < PATIENCE; i++) {
      Problem problem = family.draw(random);
      if (Split.of(problem.question()) == part) {
        return problem;
      }
    }
    throw new WorkbenchException(
        "The family '%s' has no prompt for %s".formatted(family.name(), part.words()),
        "Widen the operands of the family.");
  }

  @Override
  public TrainingExample example(String subdomain, SolutionStyle style, RandomGenerator random) {
    Problem problem = draw(subdomain, random);
    return new TrainingExample(problem, style.draw(familyOf(problem), problem, random));
  }

  @Override
  public List<Problem> ofEachKind() {
    return List.of(draw(subdomainNames().getFirst(), SeedStream.ofRun(0).generator()));
  }

  private Subdomain find(String name) {
    return subdomains.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }
}
