package org.spectrumworkbench.core.experiment;

/** The state of a run. */
public enum RunState {
  /** Its folder exists, no worker has taken it up yet. */
  CREATED,
  /** A worker is at it. */
  RUNNING,
  /** A worker holds it in memory and waits. */
  PAUSED,
  /** Stopped by the user, saved or not; can be resumed from its last checkpoint. */
  STOPPED,
  /** Ended well. */
  FINISHED,
  /** Ended by a fault; can be resumed from its last checkpoint. */
  FAILED,
  /** Its worker is gone without a word; can be resumed from its last checkpoint. */
  INTERRUPTED;

  /** Whether a worker is expected to be alive. */
  public boolean isLive() {
    return this == RUNNING || this == PAUSED;
  }

  /** Whether {@code resume} makes sense. */
  public boolean isResumable() {
    return this == STOPPED || this == FAILED || this == INTERRUPTED;
  }
}
