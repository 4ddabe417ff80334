package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One line of a journal.
 *
 * @param seq counts the run's events from 1, over all its attempts
 * @param time when it was written, UTC
 */
public record JournalLine(long seq, Instant time, RunEvent event) {
  public JournalLine {
    requireNonNull(time, "time");
    requireNonNull(event, "event");
  }
}
