package org.spectrumworkbench.core.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;

/** A source that makes its problems as they are asked for. */
public abstract class EndlessProblems implements ProblemSource {
  /** Draws that may bring nothing new before a set is called impossible. */
  private static final int PATIENCE = 20_000;

  /** For subclasses. */
  protected EndlessProblems() {}

  /**
   * Draws a problem of a subdomain from one part; one may come again.
   *
   * @throws WorkbenchException if none is found
   */
  protected abstract Problem draw(String subdomain, Split part, RandomGenerator random);

  @Override
  public final Problem draw(String subdomain, RandomGenerator random) {
    return draw(subdomain, Split.TRAIN, random);
  }

  @Override
  public final ProblemSet draw(String name, Split part, int perSubdomain, SeedStream seeds) {
    RandomGenerator random = seeds.child(part.name()).generator();
    Set<String> seen = new HashSet<>();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < perSubdomain; i++) {
      for (String subdomain : subdomainNames()) {
        Problem problem = draw(subdomain, part, random);
        for (int tries = 0; !seen.add(problem.id()); tries++) {
          if (tries == PATIENCE) {
            throw new WorkbenchException(
                "Problem set '%s': the subdomain '%s' ran out of new prompts after %d of %d"
                    .formatted(name, subdomain, i, perSubdomain),
                "Ask for at most " + i + " problems per subdomain.");
          }
          problem = draw(subdomain, part, random);
        }
        problems.add(problem);
      }
    }
    return new ProblemSet(name, problems);
  }

  @Override
  public final ProblemSet spread(String name, Split part, int count, SeedStream seeds) {
    ProblemSet whole = draw(name, part, Math.ceilDiv(count, subdomainNames().size()), seeds);
    return new ProblemSet(name, whole.problems().subList(0, count));
  }
}
