package org.spectrumworkbench.core.problem.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.HashedTexts;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.DataRow;

/**
 * What a set of generated problems is to consist of.
 *
 * @param families where the problems come from
 * @param levels the levels of each family
 * @param count how many different problems in all, shared out evenly among families and levels;
 *     what does not go even is given to the first ones
 * @param seed the same seed gives the same set
 * @param solutions which worked solutions they bring with them
 * @param twins the kinds of twins that each problem is followed by, where they apply to it
 */
public record GenerationRequest(
    List<LeveledFamily> families,
    List<Integer> levels,
    int count,
    long seed,
    Solutions solutions,
    List<TwinKind> twins) {
  /** The most problems in a set. */
  public static final int MOST = 1_000_000;

  /**
   * @throws WorkbenchException if the count is out of range
   */
  public GenerationRequest {
    families = List.copyOf(families);
    levels = List.copyOf(levels);
    twins = List.copyOf(twins);
    if (count < 1 || count > MOST) {
      throw new WorkbenchException(
          count + " problems cannot be generated", "Give a number from 1 to " + MOST + ".");
    }
  }

  /**
   * The rows, each twin behind its original and in the same part. A twin whose question and
   * solution are in the set already is left out.
   *
   * @throws WorkbenchException if a family has no such level, or not that many problems at it
   */
  public Stream<DataRow> rows() {
    return rows(() -> false);
  }

  /**
   * The same, unless they are not wanted any more.
   *
   * @param cancelled asked at every draw and every row, from the thread that asks for them
   * @throws CancellationException if it says so, from here or while the rows are read
   * @throws WorkbenchException as {@link #rows()} does
   */
  public Stream<DataRow> rows(BooleanSupplier cancelled) {
    HashedTexts seen = new HashedTexts();
    if (!twins.isEmpty()) {
      problems(cancelled).forEach(problem -> seen.add(key(problem)));
    }
    return problems(cancelled)
        .flatMap(problem -> {
          // By the question's hash, so that a held-out prompt is held out whatever the seed.
          Split part = Split.of(problem.question());
          return Stream.concat(
                  Stream.of(problem),
                  twins.stream()
                      .map(kind -> Twins.of(problem, kind, seed))
                      .flatMap(Optional::stream)
                      .filter(twin -> seen.add(key(twin))))
              .map(each -> new DataRow(each, part));
        });
  }

  /** What makes the set, in words that make it again. */
  public String describe() {
    return "generated: %s; level %s; %d problems; seed %d; %s"
            .formatted(
                families.stream().map(LeveledFamily::name).collect(Collectors.joining(", ")),
                levels.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                count,
                seed,
                solutions == Solutions.ALL ? "every strategy" : "one strategy each")
        + (twins.isEmpty()
            ? ""
            : "; twins: " + twins.stream().map(TwinKind::word).collect(Collectors.joining(", ")));
  }

  private Stream<Problem> problems(BooleanSupplier cancelled) {
    List<Stream<Problem>> parts = new ArrayList<>();
    int shares = families.size() * levels.size();
    int place = 0;
    for (LeveledFamily family : families) {
      for (int level : levels) {
        int share = count / shares + (place++ < count % shares ? 1 : 0);
        parts.add(Generation.of(family, level, share, seed, solutions, cancelled));
      }
    }
    return parts.stream()
        .flatMap(part -> part)
        .peek(problem -> {
          if (cancelled.getAsBoolean()) {
            throw new CancellationException("The generation was cancelled");
          }
        });
  }

  private static String key(Problem problem) {
    return problem.question() + "\n" + problem.solution();
  }
}
