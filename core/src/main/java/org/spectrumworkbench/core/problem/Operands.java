package org.spectrumworkbench.core.problem;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws and orders the operands of a problem. */
final class Operands {
  private Operands() {}

  /** A whole number from low to high, both included. */
  static int between(RandomGenerator random, int low, int high) {
    return random.nextInt(low, high + 1);
  }

  static int[] ints(int... operands) {
    return operands;
  }

  /** Several different whole numbers from low to high, both included, in the order drawn. */
  static int[] distinct(RandomGenerator random, int count, int low, int high) {
    return random.ints(low, high + 1).distinct().limit(count).toArray();
  }

  static int smallest(int[] operands) {
    return Arrays.stream(operands).min().orElseThrow();
  }

  static int largest(int[] operands) {
    return Arrays.stream(operands).max().orElseThrow();
  }

  static int[] sorted(int[] operands) {
    int[] copy = operands.clone();
    Arrays.sort(copy);
    return copy;
  }
}
