package org.spectrumworkbench.core.problem.leak;

/**
 * How far a text agrees with the texts on the other side; from it follows whether it is flagged at
 * each n.
 *
 * @param longest words of the longest run shared; 0 where it is below {@link NgramSize#SMALLEST},
 *     and no more than {@link NgramSize#LARGEST} is counted
 * @param whole words of the shortest question found whole; {@link #NO_WHOLE} where there is none
 */
public record Reach(int longest, int whole) {
  /** No short question was found. */
  public static final int NO_WHOLE = Integer.MAX_VALUE;

  /** Shares nothing. */
  public static final Reach NONE = new Reach(0, NO_WHOLE);

  /** Whether it is flagged: n words in a row, or a whole question of fewer than n. */
  public boolean isFlagged(int n) {
    return longest >= n || whole < n;
  }

  /** The further of the two. */
  public Reach further(Reach other) {
    return new Reach(Math.max(longest, other.longest), Math.min(whole, other.whole));
  }
}
