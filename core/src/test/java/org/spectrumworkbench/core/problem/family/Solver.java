package org.spectrumworkbench.core.problem.family;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spectrumworkbench.core.problem.Problem;

/**
 * A second way to the answer of a family's problems. It reads nothing but the question and shares
 * no code with the generators: it tries out, counts, lists, or measures.
 */
@FunctionalInterface
interface Solver {
  /** Whether the gold answer of a problem is right for its question. */
  boolean agrees(Problem problem);

  /** A solver that works out the answer's text. */
  static Solver text(java.util.function.Function<String, Object> answer) {
    return problem -> answer.apply(problem.question()).toString().equals(problem.answer());
  }

  /** A solver whose answer is a number, compared as such. */
  static Solver number(java.util.function.ToDoubleFunction<String> answer) {
    return problem -> near(answer.applyAsDouble(problem.question()), value(problem.answer()));
  }

  static boolean near(double a, double b) {
    return Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(b));
  }

  /** The value of {@code 7}, {@code -3/4} or {@code 2.5}. */
  static double value(String number) {
    String[] parts = number.split("/", -1);
    return parts.length == 1
        ? Double.parseDouble(number)
        : Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
  }

  /** The whole numbers of a text in order; a minus counts where nothing stands before it. */
  static List<Integer> numbers(String text) {
    return Pattern.compile("(?<![\\w)])-\\d+|\\d+")
        .matcher(text)
        .results()
        .map(m -> Integer.parseInt(m.group()))
        .toList();
  }

  /** The first match of a pattern, whose groups are wanted. */
  static MatchResult find(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no " + pattern + " in " + text);
    }
    return matcher.toMatchResult();
  }

  static List<String> findAll(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(m -> m.group(1)).toList();
  }

  /** Names of people: words with a capital that do not stand for something else. */
  static List<String> people(String text) {
    return findAll("\\b(" + String.join("|", Wording.NAMES) + ")\\b", text).stream()
        .distinct()
        .toList();
  }

  /** Whole numbers from low to high. */
  static Stream<Integer> range(int low, int high) {
    return java.util.stream.IntStream.rangeClosed(low, high).boxed();
  }

  /** All ways to choose some of the items, as bits. */
  static List<List<Integer>> subsets(int items) {
    List<List<Integer>> subsets = new ArrayList<>();
    for (int bits = 0; bits < 1 << items; bits++) {
      int chosen = bits;
      subsets.add(range(0, items - 1).filter(i -> (chosen >> i & 1) == 1).toList());
    }
    return subsets;
  }
}
