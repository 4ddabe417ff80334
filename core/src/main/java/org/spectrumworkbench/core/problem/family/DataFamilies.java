package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.from;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.join;
import static org.spectrumworkbench.core.problem.family.Draws.several;
import static org.spectrumworkbench.core.problem.family.Draws.sorted;
import static org.spectrumworkbench.core.problem.family.Draws.total;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.list;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.spectrumworkbench.core.problem.Check;

/** Statistics: what a few numbers have in common. */
final class DataFamilies {
  private static final String STATISTICS = "statistics";

  private DataFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(
        mean(), missingValue(), median(), variance(), standardDeviation(), largestMean());
  }

  private static LeveledFamily mean() {
    return new LeveledFamily(STATISTICS, "list-mean", "the mean of a list")
        .level("3 numbers, whole mean", r -> wholeMean(r, 3, 1, 20))
        .level("5 numbers, whole mean", r -> wholeMean(r, 5, 1, 40))
        .level("4 numbers, any mean", r -> several(r, 4, 1, 50))
        .level("6 numbers of any sign", r -> several(r, 6, -30, 50))
        .level("8 numbers up to 200", r -> several(r, 8, -50, 200))
        .wording(o -> say("What is the mean of %s?", list(o)))
        .wording(o -> say("Give the average of the numbers %s.", list(o)))
        .wording(o -> say("%s: what is their arithmetic mean?", list(o)))
        .answer(o -> Fraction.of(total(o), o.length))
        .strategy(
            "total",
            o ->
                Working.of(
                    Fraction.of(total(o), o.length),
                    "%s = %d, %2$d/%3$d",
                    Wording.sum(o),
                    total(o),
                    o.length))
        .strategy(
            "from-a-guess",
            o -> {
              int[] off = minus(o, o[0]);
              return Working.of(
                  Fraction.of(total(off), o.length).plus(Fraction.of(o[0])),
                  "Guess %d. Off by %s: %d in all. %1$d + %4$s/%5$d",
                  o[0],
                  list(off),
                  total(off),
                  Wording.factor(total(off)),
                  o.length);
            });
  }

  private static int[] minus(int[] numbers, int shift) {
    return Arrays.stream(numbers).map(n -> n - shift).toArray();
  }

  private static int[] wholeMean(RandomGenerator random, int count, int low, int high) {
    return until(() -> several(random, count, low, high), o -> total(o) % count == 0);
  }

  /** Operands: the mean, then all numbers but one. */
  private static LeveledFamily missingValue() {
    return new LeveledFamily(STATISTICS, "missing-value", "a number of a list whose mean is known")
        .level("3 numbers", r -> missing(r, 3, 1, 20))
        .level("4 numbers", r -> missing(r, 4, 1, 40))
        .level("5 numbers of any sign", r -> missing(r, 5, -30, 40))
        .level("7 numbers of any sign", r -> missing(r, 7, -40, 60))
        .level("9 numbers up to 200", r -> missing(r, 9, -60, 200))
        .wording(o ->
            say(
                "The mean of %d numbers is %d. All but one are %s. What is the last one?",
                o.length, o[0], list(from(o, 1))))
        .wording(o ->
            say(
                "%d numbers have the average %d. %s are among them. Find the one that is missing.",
                o.length, o[0], list(from(o, 1))))
        .answer(o -> o.length * o[0] - total(from(o, 1)))
        .strategy(
            "total",
            o -> {
              int known = total(from(o, 1));
              return Working.of(
                  o.length * o[0] - known,
                  "All: %d*%s = %d. Known: %d. %3$d - %5$s",
                  o.length,
                  Wording.factor(o[0]),
                  o.length * o[0],
                  known,
                  Wording.factor(known));
            })
        .strategy(
            "balance",
            o -> {
              int[] off = minus(from(o, 1), o[0]);
              return Working.of(
                  o[0] - total(off),
                  "Above the mean by %s: %d. The last one makes up for it: %d - %s",
                  list(off),
                  total(off),
                  o[0],
                  Wording.factor(total(off)));
            });
  }

  private static int[] missing(RandomGenerator random, int count, int low, int high) {
    int[] all = wholeMean(random, count, low, high);
    int mean = total(all) / count;
    return join(ints(mean), Arrays.copyOf(all, count - 1));
  }

  private static LeveledFamily median() {
    return new LeveledFamily(STATISTICS, "list-median", "the median of a list")
        .level("3 numbers", r -> several(r, 3, 1, 30))
        .level("5 numbers", r -> several(r, 5, 1, 50))
        .level("4 numbers, mean of the middle two", r -> several(r, 4, 1, 50))
        .level("7 numbers of any sign", r -> several(r, 7, -50, 50))
        .level("10 numbers of any sign", r -> several(r, 10, -99, 99))
        .wording(o -> say("What is the median of %s?", list(o)))
        .wording(o -> say("Find the middle value, the median, of the list %s.", list(o)))
        .wording(o -> say("%s: what is their median?", list(o)))
        .answer(o -> middle(sorted(o)))
        .strategy(
            "sort", o -> Working.of(middle(sorted(o)), "Sorted: %s. The middle", list(sorted(o))))
        .strategy(
            "strike-ends",
            o -> {
              int[] left = sorted(o);
              List<String> steps = new ArrayList<>();
              while (left.length > 2) {
                steps.add(left[0] + " and " + left[left.length - 1]);
                left = Arrays.copyOfRange(left, 1, left.length - 1);
              }
              return Working.of(
                  Fraction.of(total(left), left.length),
                  "Strike %s. Left: %s",
                  String.join(", ", steps),
                  list(left));
            });
  }

  private static Fraction middle(int[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1
        ? Fraction.of(sorted[half])
        : Fraction.of(sorted[half - 1] + sorted[half], 2);
  }

  private static LeveledFamily variance() {
    LeveledFamily family =
        new LeveledFamily(STATISTICS, "variance", "the population variance of a list");
    spreadLevels(family)
        .wording(o -> say("What is the population variance of %s?", list(o)))
        .wording(o -> say("Find the mean squared distance of %s from their mean.", list(o)))
        .answer(DataFamilies::varianceOf)
        .strategy("deviations", o -> deviations(o, varianceOf(o), ""))
        .strategy("mean-of-squares", o -> squares(o, varianceOf(o), ""));
    return family;
  }

  private static LeveledFamily standardDeviation() {
    LeveledFamily family =
        new LeveledFamily(
            STATISTICS, "standard-deviation", "the population standard deviation, to two decimals");
    spreadLevels(family)
        .wording(
            o -> say("What is the population standard deviation of %s, to two decimals?", list(o)))
        .wording(o ->
            say(
                "By how much do %s deviate from their mean (population standard deviation)? Give two decimals.",
                list(o)))
        .check(o -> new Check.Numeric(.005001, 0))
        .answer(o -> root(varianceOf(o)))
        .strategy("deviations", o -> deviations(o, root(varianceOf(o)), ", its root"))
        .strategy("mean-of-squares", o -> squares(o, root(varianceOf(o)), ", its root"));
    return family;
  }

  private static LeveledFamily spreadLevels(LeveledFamily family) {
    return family
        .level("3 numbers, whole mean", r -> spread(() -> wholeMean(r, 3, 1, 15)))
        .level("4 numbers, whole mean", r -> spread(() -> wholeMean(r, 4, 1, 20)))
        .level("4 numbers, any mean", r -> spread(() -> several(r, 4, 1, 20)))
        .level("5 numbers of any sign", r -> spread(() -> several(r, 5, -15, 20)))
        .level("7 numbers of any sign", r -> spread(() -> several(r, 7, -25, 40)));
  }

  private static int[] spread(java.util.function.Supplier<int[]> draw) {
    return until(draw, o -> !varianceOf(o).equals(Fraction.ZERO));
  }

  private static Fraction varianceOf(int[] o) {
    long squares = Arrays.stream(o).mapToLong(n -> (long) n * n).sum();
    Fraction mean = Fraction.of(total(o), o.length);
    return Fraction.of(squares, o.length).minus(mean.times(mean));
  }

  private static String root(Fraction square) {
    return BigDecimal.valueOf(square.numerator())
        .divide(BigDecimal.valueOf(square.denominator()), MathContext.DECIMAL64)
        .sqrt(MathContext.DECIMAL64)
        .setScale(2, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static Working deviations(int[] o, Object answer, String end) {
    Fraction mean = Fraction.of(total(o), o.length);
    Fraction sum = Fraction.ZERO;
    List<String> squares = new ArrayList<>();
    for (int n : o) {
      Fraction off = Fraction.of(n).minus(mean);
      sum = sum.plus(off.times(off));
      squares.add(off.times(off).toString());
    }
    Fraction variance = sum.over(o.length);
    return Working.of(
        end.isEmpty() ? variance : answer,
        "Mean %s. Squared distances: %s. Their mean: %s%s",
        mean,
        String.join(", ", squares),
        variance,
        end);
  }

  private static Working squares(int[] o, Object answer, String end) {
    Fraction mean = Fraction.of(total(o), o.length);
    int[] squared = Arrays.stream(o).map(n -> n * n).toArray();
    Fraction meanSquare = Fraction.of(total(squared), o.length);
    Fraction variance = meanSquare.minus(mean.times(mean));
    return Working.of(
        end.isEmpty() ? variance : answer,
        "Mean %s. Mean of squares %s. %2$s - %s = %s%s",
        mean,
        meanSquare,
        mean.times(mean),
        variance,
        end);
  }

  /** Operands: how many lists, then their numbers, list by list. */
  private static LeveledFamily largestMean() {
    return new LeveledFamily(
            STATISTICS, "largest-mean", "which of several lists has the largest mean")
        .level("2 lists of 3", r -> lists(r, 2, 3, 1, 20))
        .level("3 lists of 3", r -> lists(r, 3, 3, 1, 20))
        .level("3 lists of 4", r -> lists(r, 3, 4, 1, 50))
        .level("4 lists of 4 of any sign", r -> lists(r, 4, 4, -20, 50))
        .level("4 lists of 6 of any sign", r -> lists(r, 4, 6, -50, 99))
        .wording(o -> say("Which list has the largest mean? %s", options(o)))
        .wording(o -> say("In which list is the average highest? %s", options(o)))
        .wording(o ->
            say("Compare the means of these lists and name the one that is on top. %s", options(o)))
        .check(o -> new Check.Choice(Arrays.stream(parts(o)).map(Wording::list).toList()))
        .answer(o -> letter(best(o)))
        .strategy(
            "means",
            o -> {
              List<String> steps = new ArrayList<>();
              int[][] parts = parts(o);
              for (int i = 0; i < parts.length; i++) {
                steps.add(letter(i) + ": " + Fraction.of(total(parts[i]), parts[i].length));
              }
              return Working.of(letter(best(o)), "Means: %s", String.join(", ", steps));
            })
        .strategy(
            "totals",
            o -> {
              // Lists of one length are in the order of their sums.
              List<String> steps = new ArrayList<>();
              int[][] parts = parts(o);
              int top = 0;
              for (int i = 0; i < parts.length; i++) {
                steps.add(letter(i) + ": " + total(parts[i]));
                top = total(parts[i]) > total(parts[top]) ? i : top;
              }
              return Working.of(
                  letter(top), "Equal lengths, so compare sums. %s", String.join(", ", steps));
            });
  }

  private static int[] lists(RandomGenerator random, int lists, int length, int low, int high) {
    return until(
        () -> join(ints(lists), several(random, lists * length, low, high)),
        o -> Arrays.stream(parts(o)).mapToInt(Draws::total).distinct().count() == lists);
  }

  private static int[][] parts(int[] o) {
    int length = (o.length - 1) / o[0];
    int[][] parts = new int[o[0]][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Arrays.copyOfRange(o, 1 + i * length, 1 + (i + 1) * length);
    }
    return parts;
  }

  private static int best(int[] o) {
    int[][] parts = parts(o);
    int best = 0;
    for (int i = 1; i < parts.length; i++) {
      best = total(parts[i]) > total(parts[best]) ? i : best;
    }
    return best;
  }

  private static String letter(int place) {
    return String.valueOf((char) ('A' + place));
  }

  private static String options(int[] o) {
    List<String> options = new ArrayList<>();
    int[][] parts = parts(o);
    for (int i = 0; i < parts.length; i++) {
      options.add(letter(i) + ") " + list(parts[i]));
    }
    return String.join(" ", options);
  }
}
