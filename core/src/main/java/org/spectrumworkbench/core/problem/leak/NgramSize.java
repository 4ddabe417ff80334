package org.spectrumworkbench.core.problem.leak;

import java.util.stream.IntStream;
import org.spectrumworkbench.core.WorkbenchException;

/** How many words in a row make a leak: n. */
public final class NgramSize {
  /** The least n that is looked at; fewer words agree by chance. */
  public static final int SMALLEST = 6;

  /** The greatest n that is looked at. */
  public static final int LARGEST = 20;

  /** What the report of VibeThinker-1.5B (arXiv 2511.06221) used. */
  public static final int STANDARD = 10;

  private NgramSize() {}

  /** Every n from the least to the greatest. */
  public static IntStream all() {
    return IntStream.rangeClosed(SMALLEST, LARGEST);
  }

  /**
   * Refuses an n out of range.
   *
   * @throws WorkbenchException if it is
   */
  public static int check(int n) {
    if (n < SMALLEST || n > LARGEST) {
      throw new WorkbenchException(
          "n is " + n + " words", "Give " + SMALLEST + " to " + LARGEST + ".");
    }
    return n;
  }
}
