package org.spectrumworkbench.core.problem.family;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Steps that small programs are put together from: each in words, in Python, and in Java for the
 * expected results.
 */
final class ProgramStep {
  private ProgramStep() {}

  /** A step on a string. Letters and counts are the parameter. */
  enum OnString {
    APPEND(
        "adds the letter '%1$c' at its end", "%2$s + '%1$c'", true, (s, p) -> s + (char) (int) p),
    PREPEND(
        "puts the letter '%1$c' before it", "'%1$c' + %2$s", true, (s, p) -> (char) (int) p + s),
    REMOVE(
        "removes every '%1$c'",
        "%2$s.replace('%1$c', '')", true, (s, p) -> s.replace("" + (char) (int) p, "")),
    REPEAT("repeats it %1$d times", "%2$s * %1$d", false, (s, p) -> s.repeat(p)),
    FIRST(
        "keeps only its first %1$d characters",
        "%2$s[:%1$d]", false, (s, p) -> s.substring(0, Math.min(p, s.length()))),
    LAST(
        "keeps only its last %1$d characters",
        "%2$s[-%1$d:]", false, (s, p) -> s.substring(Math.max(0, s.length() - p))),
    DROP(
        "drops its first %1$d characters",
        "%2$s[%1$d:]", false, (s, p) -> s.substring(Math.min(p, s.length()))),
    REVERSE(
        "reverses it", "%2$s[::-1]", false, (s, p) -> new StringBuilder(s).reverse().toString()),
    UPPER(
        "makes it upper case",
        "%2$s.upper()",
        false,
        (s, p) -> s.toUpperCase(java.util.Locale.ROOT));

    final String words;
    final String python;
    final boolean letter;
    private final BiFunction<String, Integer, String> result;

    OnString(
        String words, String python, boolean letter, BiFunction<String, Integer, String> result) {
      this.words = words;
      this.python = python;
      this.letter = letter;
      this.result = result;
    }

    String apply(String s, int parameter) {
      return result.apply(s, parameter);
    }

    /** In Python, on an expression that needs no brackets. */
    String on(String expression, int parameter) {
      return Wording.say(python, parameter, expression);
    }
  }

  /** A step on a list of whole numbers that gives a list. */
  enum OnList {
    ADD("adds %1$d to each number", "[x + %1$d for x in %2$s]", (a, p) -> map(a, x -> x + p)),
    TIMES(
        "multiplies each number by %1$d", "[x * %1$d for x in %2$s]", (a, p) -> map(a, x -> x * p)),
    GREATER(
        "keeps the numbers greater than %1$d",
        "[x for x in %2$s if x > %1$d]", (a, p) -> Arrays.stream(a).filter(x -> x > p).toArray()),
    LESS(
        "keeps the numbers less than %1$d",
        "[x for x in %2$s if x < %1$d]", (a, p) -> Arrays.stream(a).filter(x -> x < p).toArray()),
    DIVISIBLE(
        "keeps the numbers divisible by %1$d",
        "[x for x in %2$s if x %% %1$d == 0]",
        (a, p) -> Arrays.stream(a).filter(x -> x % p == 0).toArray()),
    FIRST(
        "keeps only the first %1$d numbers",
        "%2$s[:%1$d]", (a, p) -> Arrays.copyOf(a, Math.min(p, a.length))),
    DROP(
        "drops the first %1$d numbers",
        "%2$s[%1$d:]", (a, p) -> Arrays.copyOfRange(a, Math.min(p, a.length), a.length)),
    REVERSE(
        "reverses the order",
        "%2$s[::-1]",
        (a, p) -> IntStream.range(0, a.length).map(i -> a[a.length - 1 - i]).toArray()),
    SORT("sorts the numbers upwards", "sorted(%2$s)", (a, p) -> Draws.sorted(a));

    final String words;
    private final String python;
    private final BiFunction<int[], Integer, int[]> result;

    OnList(String words, String python, BiFunction<int[], Integer, int[]> result) {
      this.words = words;
      this.python = python;
      this.result = result;
    }

    int[] apply(int[] numbers, int parameter) {
      return result.apply(numbers, parameter);
    }

    String on(String expression, int parameter) {
      return Wording.say(python, parameter, expression);
    }

    private static int[] map(int[] numbers, java.util.function.IntUnaryOperator each) {
      return Arrays.stream(numbers).map(each).toArray();
    }
  }

  /** What is returned of a list in the end. */
  enum OfList {
    ITSELF("the list", "%s", a -> a),
    SUM("the sum of the list", "sum(%s)", a -> new int[] {Draws.total(a)}),
    LENGTH("how many numbers are left", "len(%s)", a -> new int[] {a.length});

    final String words;
    private final String python;
    private final UnaryOperator<int[]> result;

    OfList(String words, String python, UnaryOperator<int[]> result) {
      this.words = words;
      this.python = python;
      this.result = result;
    }

    /** As JSON. */
    String json(int[] numbers) {
      String list = Wording.list(result.apply(numbers));
      return this == ITSELF ? "[" + list + "]" : list;
    }

    String on(String expression) {
      return Wording.say(python, expression);
    }
  }
}
