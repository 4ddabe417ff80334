package org.spectrumworkbench.app.cli;

import java.time.Duration;

/**
 * What the user's Ctrl+C come to: the first asks the worker to save and stop, the second to stop at
 * once, and where it does neither, patience ends. One thread.
 */
final class StopRequests {
  /** A worker that was told to stop at once and did not within this time is ended. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private int heard;
  private long atOnceSince;

  /** What is to be done now. */
  enum Step {
    NOTHING,
    STOP_AND_SAVE,
    STOP,
    KILL
  }

  /**
   * Takes in how often the user has asked so far.
   *
   * @param asked never less than before
   * @param nanos a clock that never goes back
   */
  Step next(int asked, long nanos) {
    int before = heard;
    heard = asked;
    if (asked >= 2 && before < 2) {
      atOnceSince = nanos;
      return Step.STOP;
    }
    if (asked == 1 && before == 0) {
      return Step.STOP_AND_SAVE;
    }
    // Impatient users press on; that must not give the worker more time.
    return asked >= 2 && nanos - atOnceSince > PATIENCE.toNanos() ? Step.KILL : Step.NOTHING;
  }

  /** Whether the user asked at all. */
  boolean any() {
    return heard > 0;
  }
}
