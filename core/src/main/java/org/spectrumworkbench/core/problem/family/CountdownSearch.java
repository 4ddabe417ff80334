package org.spectrumworkbench.core.problem.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Looks for an expression over given numbers that has a given value, by joining two of them until
 * the value is there. Only positive whole numbers occur on the way, as in the game.
 */
final class CountdownSearch {
  /** One joining of two numbers. */
  record Step(int left, char sign, int right, int value) {
    String operation() {
      return "" + left + sign + right;
    }

    String text() {
      return operation() + "=" + value;
    }
  }

  /**
   * @param text with brackets where they are needed
   * @param steps how it is worked out
   */
  record Expression(String text, List<Step> steps) {}

  private record Term(int value, String text, boolean sum, boolean quotient) {}

  private CountdownSearch() {}

  /** The first that is found, always the same one; empty if there is none. */
  static Optional<Expression> find(int[] numbers, int target, boolean all) {
    List<Term> terms =
        new ArrayList<>(
            Arrays.stream(numbers)
                .mapToObj(n -> new Term(n, Integer.toString(n), false, false))
                .toList());
    List<Step> steps = new ArrayList<>();
    // With few joinings first where not all must be used, so that the answer is short.
    for (int depth = all ? numbers.length - 1 : 1; depth < numbers.length; depth++) {
      Optional<String> found = search(terms, target, depth, steps);
      if (found.isPresent()) {
        return Optional.of(new Expression(found.get(), List.copyOf(steps)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> search(
      List<Term> terms, int target, int depth, List<Step> steps) {
    for (int i = 0; i < terms.size(); i++) {
      for (int j = 0; j < terms.size(); j++) {
        Term a = terms.get(i);
        Term b = terms.get(j);
        // Of two orders the one with the larger number first; equal ones once.
        if (i == j || a.value() < b.value() || (a.value() == b.value() && i > j)) {
          continue;
        }
        List<Term> rest = new ArrayList<>(terms);
        rest.remove(Math.max(i, j));
        rest.remove(Math.min(i, j));
        for (char sign : "+*-/".toCharArray()) {
          Optional<String> found = join(a, sign, b, rest, target, depth, steps);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> join(
      Term a, char sign, Term b, List<Term> rest, int target, int depth, List<Step> steps) {
    long value =
        switch (sign) {
          case '+' -> (long) a.value() + b.value();
          case '*' -> (long) a.value() * b.value();
          case '-' -> (long) a.value() - b.value();
          default -> a.value() % b.value() == 0 ? a.value() / b.value() : 0;
        };
    if (value <= 0 || value > 1_000_000) {
      return Optional.empty();
    }
    Term joined =
        new Term(
            (int) value, text(a, sign, b), sign == '+' || sign == '-', sign == '/' || sign == '*');
    steps.add(new Step(a.value(), sign, b.value(), (int) value));
    if (depth == 1) {
      if (value == target) {
        return Optional.of(joined.text());
      }
    } else {
      List<Term> next = new ArrayList<>(rest);
      next.add(joined);
      Optional<String> found = search(next, target, depth - 1, steps);
      if (found.isPresent()) {
        return found;
      }
    }
    steps.removeLast();
    return Optional.empty();
  }

  private static String text(Term a, char sign, Term b) {
    boolean product = sign == '*' || sign == '/';
    String left = product && a.sum() ? "(" + a.text() + ")" : a.text();
    boolean brackets = b.sum() && sign != '+' || b.quotient() && sign == '/';
    String right = brackets ? "(" + b.text() + ")" : b.text();
    return left + " " + sign + " " + right;
  }
}
