package org.spectrumworkbench.core.verify.math;

import java.io.Serial;
import java.math.BigInteger;

/**
 * What one comparison may spend. Reaching a limit ends it with {@link Exceeded}, whose message says
 * which limit; nothing is ever interrupted from outside.
 *
 * <p>The limits bound every step that could grow: length of the text, depth of nesting (and so of
 * the stack), size of exact numbers, time.
 */
final class Budget {
  /** Characters of one answer. */
  static final int LENGTH = 10_000;

  /** Levels of brackets, powers, fractions and commands within each other. */
  static final int DEPTH = 60;

  /** Bits of an exact numerator or denominator. */
  static final int BITS = 60_000;

  /** Nodes of trees built and visited. */
  private static final int STEPS = 400_000;

  private static final long NANOSECONDS = 500_000_000L;

  private final long deadline = System.nanoTime() + NANOSECONDS;
  private int steps;

  /** A limit was reached. Carries no stack trace, which would cost more than the comparison. */
  static final class Exceeded extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    Exceeded(String limit) {
      super(limit, null, false, false);
    }
  }

  /** Counts one step of work. */
  void step() {
    if (++steps > STEPS) {
      throw new Exceeded("it takes too many steps");
    }
    if ((steps & 15) == 0 && System.nanoTime() - deadline > 0) {
      throw new Exceeded("it takes too long");
    }
  }

  /** Counts a step that may itself take long. */
  void longStep() {
    steps++;
    if (System.nanoTime() - deadline > 0) {
      throw new Exceeded("it takes too long");
    }
  }

  static void checkDepth(int depth) {
    if (depth > DEPTH) {
      throw new Exceeded("it is nested more than " + DEPTH + " levels deep");
    }
  }

  static void checkLength(String text) {
    if (text.length() > LENGTH) {
      throw new Exceeded("it is longer than " + LENGTH + " characters");
    }
  }

  static BigInteger checked(BigInteger value) {
    if (value.bitLength() > BITS) {
      throw tooLarge();
    }
    return value;
  }

  static Exceeded tooLarge() {
    return new Exceeded("a number in it is too large");
  }
}
