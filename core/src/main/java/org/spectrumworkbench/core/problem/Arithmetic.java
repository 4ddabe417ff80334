package org.spectrumworkbench.core.problem;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The sums of one worked solution. Every result is kept in view: whether it stays within the
 * numbers of the vocabulary, and how many operations there were. One operation may be told to slip;
 * what follows then works on with the wrong number, as people do.
 */
public final class Arithmetic {
  private static final int[] SLIPS = {-10, -2, -1, 1, 2, 10};

  private final int slipAt;
  private final @Nullable RandomGenerator random;
  private int operations;
  private boolean whole = true;

  private Arithmetic(int slipAt, @Nullable RandomGenerator random) {
    this.slipAt = slipAt;
    this.random = random;
  }

  /** Sums without a slip. */
  public static Arithmetic exact() {
    return new Arithmetic(-1, null);
  }

  /**
   * Sums of which one goes wrong.
   *
   * @param operation index of the operation that slips, from 0
   * @param random draws the size of the slip
   */
  public static Arithmetic slippingAt(int operation, RandomGenerator random) {
    return new Arithmetic(operation, random);
  }

  /** a + b. */
  public int add(int a, int b) {
    return result(a + b);
  }

  /** a - b. */
  public int subtract(int a, int b) {
    return result(a - b);
  }

  /** a * b. */
  public int multiply(int a, int b) {
    return result(a * b);
  }

  /** a / b; a remainder, which only a slip can leave, is dropped. */
  public int divide(int a, int b) {
    if (b == 0) {
      whole = false;
      return result(0);
    }
    boolean afterTheSlip = slipAt >= 0 && operations > slipAt;
    whole &= a % b == 0 || afterTheSlip;
    return result(a / b);
  }

  /** A number that is known without writing a sum. */
  public int recall(int value) {
    return result(value);
  }

  /**
   * Picks one of several numbers, as sorting does. A slip picks another one.
   *
   * @param right the right pick
   * @param candidates what there is to pick from, the right one among them
   */
  public int choose(int right, int... candidates) {
    int operation = operations++;
    if (operation != slipAt || random == null) {
      return right;
    }
    return candidates[random.nextInt(candidates.length)];
  }

  /** How many operations were done. */
  public int operations() {
    return operations;
  }

  /** Whether every result so far is a whole number of the vocabulary. */
  public boolean staysInVocabulary() {
    return whole;
  }

  private int result(int value) {
    int operation = operations++;
    int written =
        operation == slipAt && random != null ? value + SLIPS[random.nextInt(SLIPS.length)] : value;
    whole &= written >= 0 && written <= TinyVocabulary.LARGEST_NUMBER;
    return written;
  }
}
