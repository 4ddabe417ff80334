package org.spectrumworkbench.core.problem.family;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.problem.HashedTexts;
import org.spectrumworkbench.core.problem.Problem;

/**
 * Draws distinct problems of a family at one level.
 *
 * <p>Draw t takes its numbers from the child (family, level, t) of the seed's stream, and draws
 * that repeat an earlier problem are passed over. So the first problems of a longer list are those
 * of a shorter one, and a problem's id depends on its content alone, not on the seed that drew it.
 */
public final class Generation {
  /** Draws that may bring nothing new before the family counts as exhausted. */
  private static final int PATIENCE = 20_000;

  private Generation() {}

  /**
   * The problems, written out one by one as the stream is read; the draws themselves are made
   * before this returns.
   *
   * @param count how many different problems
   * @param seed the same seed gives the same problems
   * @throws WorkbenchException if there is no such level, or if it has not that many problems
   */
  public static Stream<Problem> of(
      LeveledFamily family, int level, int count, long seed, Solutions solutions) {
    return of(family, level, count, seed, solutions, () -> false);
  }

  /**
   * The same, unless it is not wanted any more.
   *
   * @param cancelled asked at every draw
   * @throws CancellationException if it says so
   */
  static Stream<Problem> of(
      LeveledFamily family,
      int level,
      int count,
      long seed,
      Solutions solutions,
      BooleanSupplier cancelled) {
    SeedStream stream = SeedStream.ofRun(seed).child(family.name()).child(level);
    List<ProblemId> ids = distinct(family, level, count, stream.child("operands"), cancelled);
    SeedStream strategies = stream.child("strategy");
    List<String> names = family.strategies();
    return IntStream.range(0, ids.size())
        .boxed()
        .flatMap(i ->
            switch (solutions) {
              case ONE -> {
                int place = strategies.child(i).generator().nextInt(names.size());
                yield Stream.of(family.problem(ids.get(i), names.get(place)));
              }
              case ALL -> names.stream().map(name -> marked(family, ids.get(i), name));
            });
  }

  private static Problem marked(LeveledFamily family, ProblemId id, String strategy) {
    Problem problem = family.problem(id, strategy);
    return new Problem(
        problem.id() + "+" + strategy,
        problem.subdomain(),
        problem.family(),
        problem.question(),
        problem.answer(),
        problem.check(),
        problem.solution());
  }

  private static List<ProblemId> distinct(
      LeveledFamily family, int level, int count, SeedStream draws, BooleanSupplier cancelled) {
    HashedTexts seen = new HashedTexts();
    List<ProblemId> ids = new ArrayList<>();
    int inVain = 0;
    for (int t = 0; ids.size() < count; t++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("The generation was cancelled");
      }
      int[] operands = family.operands(level, draws.child(t).generator());
      if (seen.add(family.question(operands, 0))) {
        ids.add(new ProblemId(family.name(), level, operands));
        inVain = 0;
      } else if (++inVain == PATIENCE) {
        throw new WorkbenchException(
            "The family '%s' has no more than %d problems at level %d"
                .formatted(family.name(), ids.size(), level),
            "Ask for at most %d, or for another level.".formatted(ids.size()));
      }
    }
    return ids;
  }
}
