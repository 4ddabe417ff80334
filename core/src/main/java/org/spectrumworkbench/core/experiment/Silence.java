package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A worker whose process is there and of which nothing is heard: suspended, or stuck in a driver or
 * on a dead network drive. It may come to life again, so its state stays; but nobody should have to
 * find out by himself.
 */
final class Silence {
  /** A sign of life comes each second, from a thread of its own. */
  private static final Duration NO_SIGN = Duration.ofSeconds(30);

  /** Of what goes on in the main thread; a step of a large model may take minutes. */
  private static final Duration NO_EVENT = Duration.ofMinutes(10);

  private Silence() {}

  /** What is to be said, for people; empty where all is as it should be. */
  static Optional<String> of(Attempt attempt, RunState state, Instant now) {
    if (!state.isLive()) {
      return Optional.empty();
    }
    Optional<Duration> sign =
        attempt.heartbeat().map(beat -> Duration.between(beat.time(), now)).filter(Silence::isLong);
    if (sign.isPresent()) {
      return Optional.of(
          "no sign of life for %s, though its process is there: it is suspended or hangs; if it stays so, stop it by force"
              .formatted(words(sign.get())));
    }
    return state == RunState.RUNNING
        ? sinceEvent(attempt, now)
            .filter(since -> since.compareTo(NO_EVENT) > 0)
            .map(since ->
                "nothing has happened for %s: a very long step, or it hangs; if it stays so, stop it by force"
                    .formatted(words(since)))
        : Optional.empty();
  }

  private static boolean isLong(Duration since) {
    return since.compareTo(NO_SIGN) > 0;
  }

  private static Optional<Duration> sinceEvent(Attempt attempt, Instant now) {
    try {
      return Optional.of(
          Duration.between(Files.getLastModifiedTime(attempt.journal()).toInstant(), now));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Coarse, since whoever keeps the words would else keep new ones at every look. */
  private static String words(Duration since) {
    return since.toMinutes() == 0 ? "more than 30 s" : since.toMinutes() + " min";
  }
}
