package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks into a run's folder, and damages it. */
final class RunParts {
  private RunParts() {}

  static <T extends RunEvent> Stream<T> events(RunFolder run, Class<T> type) {
    return run.events().map(JournalLine::event).filter(type::isInstance).map(type::cast);
  }

  static List<String> warnings(RunFolder run) {
    return events(run, RunEvent.Noted.class)
        .filter(note -> note.message().contains("cannot be used"))
        .map(RunEvent.Noted::message)
        .toList();
  }

  static List<String> started(RunFolder run) {
    // Also what was superseded.
    return run.attempts().stream()
        .flatMap(attempt -> Journal.lines(attempt.journal()))
        .map(JournalLine::event)
        .filter(RunEvent.StageStarted.class::isInstance)
        .map(event -> ((RunEvent.StageStarted) event).stage())
        .toList();
  }

  static RunInspection.Found inspect(RunFolder run) {
    return RunInspection.of(run, read -> {});
  }

  /** The last bit of the last value. */
  static void flipABit(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 4] ^= 1;
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
