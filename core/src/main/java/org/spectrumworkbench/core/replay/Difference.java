package org.spectrumworkbench.core.replay;

/**
 * A number that is not the same in two runs.
 *
 * @param stage of the run
 * @param step of the stage; 0 where it has none
 * @param metric what differs, for people
 * @param first its value in the first run, with all digits; {@link #NOT_THERE} where it has none
 * @param second its value in the second run
 */
public record Difference(String stage, int step, String metric, String first, String second) {
  /** Stands where one of the runs has no such value. */
  public static final String NOT_THERE = "not there";
}
