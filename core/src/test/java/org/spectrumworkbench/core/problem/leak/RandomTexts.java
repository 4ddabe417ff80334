package org.spectrumworkbench.core.problem.leak;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.problem.Problem;

/** Texts over so few words that runs repeat by chance: every path of the search is walked. */
final class RandomTexts {
  private RandomTexts() {}

  static SearchedSet source(String name, int rows, int longest, int words, long seed) {
    return new SearchedSet(name, rows, () -> problems(name, rows, longest, words, seed));
  }

  static List<Problem> list(String name, int rows, int longest, int words, long seed) {
    return problems(name, rows, longest, words, seed).toList();
  }

  private static Stream<Problem> problems(
      String name, int rows, int longest, int words, long seed) {
    SeedStream seeds = SeedStream.ofRun(seed);
    return IntStream.range(0, rows)
        .mapToObj(row ->
            LeakTexts.problem(
                name + "-" + row,
                text(seeds.child(row).child("question"), longest, words),
                row % 3 == 0 ? null : text(seeds.child(row).child("solution"), longest, words)));
  }

  private static String text(SeedStream seeds, int longest, int words) {
    StringBuilder text = new StringBuilder();
    int length = (int) (seeds.uniform(0) * (longest + 1));
    for (int i = 1; i <= length; i++) {
      text.append("w").append((int) (seeds.uniform(i) * words)).append(i % 5 == 0 ? ", " : " ");
    }
    return text.toString();
  }
}
