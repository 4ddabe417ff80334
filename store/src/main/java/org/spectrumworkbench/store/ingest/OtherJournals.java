package org.spectrumworkbench.store.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;

/**
 * Tells a run's rows that come of other journals than those in its folder: the folder was restored
 * from a backup older than the rows, and may have gone another way since, or the machine went down
 * before the end of a journal was on the disk.
 */
final class OtherJournals {
  /** The database keeps microseconds. */
  private static final Duration ROUNDED = Duration.ofMillis(1);

  private OtherJournals() {}

  private record Taken(int attempt, long bytes, @Nullable Instant started, long pid) {}

  /** Whether it is so: a journal is gone, shorter than what was taken in, or begins otherwise. */
  static boolean of(Handle handle, int key, RunFolder run) {
    List<Taken> all =
        handle
            .createQuery("SELECT number, ingested, started, pid FROM attempt WHERE run_key = :run")
            .bind("run", key)
            .map((rs, context) -> {
              OffsetDateTime started = rs.getObject("started", OffsetDateTime.class);
              return new Taken(
                  rs.getInt("number"),
                  rs.getLong("ingested"),
                  started == null ? null : started.toInstant(),
                  rs.getLong("pid"));
            })
            .list();
    return all.stream().anyMatch(taken -> isOther(taken, run));
  }

  private static boolean isOther(Taken taken, RunFolder run) {
    Path journal = new Attempt(run, taken.attempt()).journal();
    try {
      if (Files.size(journal) < taken.bytes()) {
        return true;
      }
      return Journal.first(journal).filter(first -> beginsOtherwise(first, taken)).isPresent();
    } catch (NoSuchFileException gone) {
      return taken.bytes() > 0;
    } catch (IOException | WorkbenchException cannotBeRead) {
      // Taking it in tells why.
      return false;
    }
  }

  private static boolean beginsOtherwise(JournalLine first, Taken taken) {
    return taken.started() != null
        && first.event() instanceof RunEvent.AttemptStarted started
        && (started.pid() != taken.pid()
            || Duration.between(first.time(), taken.started()).abs().compareTo(ROUNDED) > 0);
  }
}
