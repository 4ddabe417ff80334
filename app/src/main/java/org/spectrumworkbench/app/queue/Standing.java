package org.spectrumworkbench.app.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;

/** How far an entry has come, as its run's folder says. */
enum Standing {
  /** Its attempt has not been made. */
  WAITS,
  /** A worker is at its attempt. */
  UNDER_WAY,
  /** Its worker has ended, well or not. */
  ENDED,
  /** Its attempt was made, but who made it died before there was a worker. */
  STILLBORN,
  /** The run's folder is gone. */
  GONE,
  /** The run's folder cannot be read just now, as where a drive is away. */
  AWAY;

  /** A newborn worker's first sign of life is written at once, by whoever starts it. */
  private static final Duration NEWBORN = Duration.ofSeconds(20);

  static Standing of(QueueEntry entry) {
    Path above = entry.folder().getParent();
    if (above != null && !Files.isDirectory(above)) {
      return AWAY;
    }
    if (!RunFolder.isRun(entry.folder())) {
      return GONE;
    }
    try {
      return of(new Attempt(RunFolder.open(entry.folder()), entry.attempt()));
    } catch (WorkbenchException unreadable) {
      return AWAY;
    }
  }

  private static Standing of(Attempt attempt) {
    if (!Files.isDirectory(attempt.path())) {
      return WAITS;
    }
    if (attempt.heartbeat().filter(Attempt.Heartbeat::processIsAlive).isPresent()) {
      // Most looks end here, and need not read the journal.
      return UNDER_WAY;
    }
    return switch (attempt.state()) {
      case RUNNING, PAUSED -> UNDER_WAY;
      case CREATED ->
          attempt.heartbeat().isPresent() || age(attempt.path()).compareTo(NEWBORN) < 0
              ? UNDER_WAY
              : STILLBORN;
      case STOPPED, FINISHED, FAILED, INTERRUPTED -> ENDED;
    };
  }

  private static Duration age(Path folder) {
    try {
      // A clock that is set back makes it no younger.
      return Duration.between(Files.getLastModifiedTime(folder).toInstant(), Instant.now()).abs();
    } catch (IOException gone) {
      return Duration.ZERO;
    }
  }
}
