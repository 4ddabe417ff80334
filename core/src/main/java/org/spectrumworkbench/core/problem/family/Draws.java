package org.spectrumworkbench.core.problem.family;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws the operands of problems. All bounds are included. */
final class Draws {
  private Draws() {}

  static int between(RandomGenerator random, int low, int high) {
    return random.nextInt(low, high + 1);
  }

  static int nonZero(RandomGenerator random, int low, int high) {
    int drawn = random.nextInt(low, high);
    return drawn < 0 ? drawn : drawn + 1;
  }

  static int oneOf(RandomGenerator random, int... options) {
    return options[random.nextInt(options.length)];
  }

  static int[] several(RandomGenerator random, int count, int low, int high) {
    return random.ints(count, low, high + 1).toArray();
  }

  /** Different numbers in the order drawn. */
  static int[] distinct(RandomGenerator random, int count, int low, int high) {
    return random.ints(low, high + 1).distinct().limit(count).toArray();
  }

  static int[] ints(int... operands) {
    return operands;
  }

  static int[] join(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }

  /** The operands from a place on. */
  static int[] from(int[] operands, int start) {
    return Arrays.copyOfRange(operands, start, operands.length);
  }

  static int[] sorted(int[] operands) {
    return Arrays.stream(operands).sorted().toArray();
  }

  static int total(int[] operands) {
    return IntStream.of(operands).sum();
  }

  /** Draws again until the operands suit. */
  static int[] until(Supplier<int[]> draw, Predicate<int[]> suits) {
    while (true) {
      int[] operands = draw.get();
      if (suits.test(operands)) {
        return operands;
      }
    }
  }

  static int gcd(int a, int b) {
    return b == 0 ? Math.abs(a) : gcd(b, a % b);
  }

  static int lcm(int a, int b) {
    return a / gcd(a, b) * b;
  }
}
