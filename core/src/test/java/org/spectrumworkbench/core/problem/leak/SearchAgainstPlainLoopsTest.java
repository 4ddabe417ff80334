package org.spectrumworkbench.core.problem.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spectrumworkbench.core.problem.Problem;

/** The indexed search finds what comparing everything with everything finds. */
final class SearchAgainstPlainLoopsTest {
  @ParameterizedTest
  @CsvSource({"6, 2, 1", "8, 2, 2", "10, 2, 3", "13, 3, 4", "20, 1, 5", "7, 4, 6", "12, 2, 7"})
  void sameRowsSameItemsSameSpans(int n, int words, long seed) {
    List<Problem> train = RandomTexts.list("train", 40, 30, words, seed);
    List<Problem> eval = RandomTexts.list("eval", 15, 30, words, seed + 100);
    LeakTexts.Scanned scanned =
        LeakTexts.scan(n, LeakTexts.source("train", train), LeakTexts.source("eval", eval));

    Sweep sweep = scanned.report().cells().getFirst().getFirst();
    for (int size = NgramSize.SMALLEST; size <= NgramSize.LARGEST; size++) {
      Set<String> rows = new TreeSet<>();
      Set<String> items = new TreeSet<>();
      for (String line : plainly(train, eval, size)) {
        rows.add(line.split(" ")[0]);
        items.add(line.split(" ")[1]);
      }
      assertThat(sweep.rows(size)).as("rows at %d", size).isEqualTo(rows.size());
      assertThat(sweep.items(size)).as("items at %d", size).isEqualTo(items.size());
      assertThat(scanned.report().eval().getFirst().flagged(size)).isEqualTo(items);
    }

    Set<String> found = new TreeSet<>();
    for (Hit hit : scanned.hits()) {
      for (Hit.Match match : hit.matches()) {
        found.add(
            "%s %s %s:%d-%d %s:%d-%d"
                .formatted(
                    hit.trainRow().id(),
                    hit.evalItem().id(),
                    match.train().passage(),
                    match.train().from(),
                    match.train().to(),
                    match.eval().passage(),
                    match.eval().from(),
                    match.eval().to()));
      }
    }
    assertThat(found).isEqualTo(plainly(train, eval, n)).isNotEmpty();
  }

  /** Every run that cannot be made longer, by comparing all words with all words. */
  private static Set<String> plainly(List<Problem> train, List<Problem> eval, int n) {
    Set<String> found = new TreeSet<>();
    for (Problem row : train) {
      for (Problem item : eval) {
        for (Passage.Text a : Passage.of(row)) {
          for (Passage.Text b : Passage.of(item)) {
            List<int[]> runs = runs(words(a.text()), words(b.text()), n);
            if (b.passage() == Passage.QUESTION) {
              runs.addAll(whole(words(a.text()), words(b.text()), n));
            }
            for (int[] run : runs) {
              found.add(
                  "%s %s %s:%s %s:%s"
                      .formatted(
                          row.id(),
                          item.id(),
                          a.passage(),
                          place(a.text(), run[0], run[2]),
                          b.passage(),
                          place(b.text(), run[1], run[2])));
            }
          }
        }
      }
    }
    return found;
  }

  private static List<int[]> runs(List<String> a, List<String> b, int n) {
    List<int[]> runs = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        if (i > 0 && j > 0 && a.get(i - 1).equals(b.get(j - 1))) {
          continue;
        }
        int length = 0;
        while (i + length < a.size()
            && j + length < b.size()
            && a.get(i + length).equals(b.get(j + length))) {
          length++;
        }
        if (length >= n) {
          runs.add(new int[] {i, j, length});
        }
      }
    }
    return runs;
  }

  private static List<int[]> whole(List<String> a, List<String> b, int n) {
    List<int[]> runs = new ArrayList<>();
    if (!b.isEmpty() && b.size() < n) {
      for (int i = 0; i + b.size() <= a.size(); i++) {
        if (a.subList(i, i + b.size()).equals(b) && (b.size() >= 3 || b.size() == a.size())) {
          runs.add(new int[] {i, 0, b.size()});
        }
      }
    }
    return runs;
  }

  /** These texts have words of letters and digits alone, with commas and spaces between. */
  private static List<String> words(String text) {
    return Arrays.stream(text.split("[ ,]+")).filter(word -> !word.isEmpty()).toList();
  }

  private static String place(String text, int first, int count) {
    int from = 0;
    int word = -1;
    int begin = -1;
    for (int at = 0; at <= text.length(); at++) {
      boolean inside = at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != ',';
      boolean before = at > 0 && text.charAt(at - 1) != ' ' && text.charAt(at - 1) != ',';
      if (inside && !before) {
        word++;
        from = at;
        if (word == first) {
          begin = from;
        }
      }
      if (!inside && before && word == first + count - 1) {
        return begin + "-" + at;
      }
    }
    throw new IllegalStateException("no such words");
  }
}
