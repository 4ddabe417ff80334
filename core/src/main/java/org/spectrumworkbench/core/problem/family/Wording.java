package org.spectrumworkbench.core.problem.family;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pieces of English and of plain mathematical text. */
final class Wording {
  /** Names of people, in alphabetical order. */
  static final List<String> NAMES =
      List.of(
          "Ann", "Ben", "Carl", "Dora", "Emil", "Fay", "Gus", "Hana", "Ivo", "Jane", "Kim", "Leo",
          "Mia", "Ned", "Olga", "Paul", "Rita", "Sam", "Tess", "Uwe", "Vera", "Will", "Yan", "Zoe");

  private Wording() {}

  /** {@link String#format} with the digits of every country's computers alike. */
  static String say(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }

  /** {@code 3, 5, 8}. */
  static String list(int... numbers) {
    return each(numbers, Integer::toString, ", ");
  }

  /** {@code 3, 5 and 8}. */
  static String and(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** {@code 3, 5 and 8}. */
  static String and(int... numbers) {
    return and(Arrays.stream(numbers).mapToObj(Integer::toString).toList());
  }

  /** Every number in words of its own. */
  static String each(int[] numbers, IntFunction<String> word, String between) {
    return Arrays.stream(numbers).mapToObj(word).collect(Collectors.joining(between));
  }

  /** {@code 3 + 5 - 8}: a sum whose signs are drawn into the text. */
  static String sum(int... numbers) {
    return IntStream.range(0, numbers.length)
        .mapToObj(i -> i == 0 ? Integer.toString(numbers[0]) : signed(numbers[i]))
        .collect(Collectors.joining());
  }

  /** {@code + 5} or {@code - 5}, with the blank before it. */
  static String signed(long number) {
    return (number < 0 ? " - " : " + ") + Math.abs(number);
  }

  /** A factor: negative numbers in brackets. */
  static String factor(Object number) {
    String text = number.toString();
    return text.startsWith("-") || text.contains("/") ? "(" + text + ")" : text;
  }

  /** {@code 1 book}, {@code 2 books}. */
  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** {@code first}, {@code second} ... up to the sixth. */
  static String ordinal(int place) {
    return List.of("first", "second", "third", "fourth", "fifth", "sixth").get(place - 1);
  }
}
