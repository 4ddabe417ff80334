package org.spectrumworkbench.app.score;

/** Where the screen reads. */
@FunctionalInterface
public interface EvaluatedSource {
  /**
   * The held-out scores of a run; {@link Evaluated#NONE} where there are none. Off the window's
   * thread.
   */
  Evaluated read(String run);
}
