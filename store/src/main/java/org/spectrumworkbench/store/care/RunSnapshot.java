package org.spectrumworkbench.store.care;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.store.care.BackupSources.Source;

/**
 * A run's files as they fit each other while its worker goes on: first it is looked where each
 * journal ends, then the checkpoints are opened that are there. Those that the journals name up to
 * there are among them, and can be read to their end although the run drops them meanwhile.
 */
final class RunSnapshot implements AutoCloseable {
  /** A run drops a checkpoint every few seconds at the most; a look takes milliseconds. */
  private static final int TRIES = 5;

  /** Systems allow a process so many open files and more; the newest checkpoints come first. */
  private static final int MOST_OPEN = 1000;

  private final Map<Path, Long> ends;
  private final List<Source> sources;
  private final Map<Path, InputStream> opened = new HashMap<>();

  private RunSnapshot(Map<Path, Long> ends, List<Source> sources) {
    this.ends = ends;
    this.sources = new ArrayList<>(sources);
  }

  /** Lists a run's files as they are now. */
  interface Listing {
    List<Source> look() throws IOException;
  }

  /** Takes one. */
  static RunSnapshot of(RunFolder run, Listing listing) throws IOException {
    for (int tries = 1; ; tries++) {
      RunSnapshot snapshot = new RunSnapshot(ends(run), listing.look());
      try {
        snapshot.open();
        if (tries == TRIES || !snapshot.isOutdated(run)) {
          return snapshot;
        }
      } catch (RuntimeException | Error e) {
        snapshot.close();
        throw e;
      }
      snapshot.close();
    }
  }

  private static Map<Path, Long> ends(RunFolder run) throws IOException {
    Map<Path, Long> ends = new HashMap<>();
    for (Attempt attempt : run.attempts()) {
      if (Files.exists(attempt.journal())) {
        ends.put(attempt.journal(), wholeLines(attempt.journal()));
      }
    }
    return ends;
  }

  private void open() {
    Set<Path> gone = new HashSet<>();
    sources.stream()
        .filter(source -> isOfCheckpoint(source.file()))
        .sorted(Comparator.comparing(Source::modified).reversed())
        .limit(MOST_OPEN)
        .forEach(source -> {
          try {
            opened.put(source.file(), Files.newInputStream(source.file()));
          } catch (NoSuchFileException dropped) {
            gone.add(source.file().getParent());
          } catch (IOException e) {
            // Too many open files, say: it is opened when its turn comes.
            System.getLogger(RunSnapshot.class.getName())
                .log(System.Logger.Level.DEBUG, "cannot hold " + source.file(), e);
          }
        });
    // Half a checkpoint is none.
    sources.removeIf(source -> gone.contains(source.file().getParent()));
  }

  private static boolean isOfCheckpoint(Path file) {
    Path checkpoint = file.getParent();
    Path all = checkpoint == null ? null : checkpoint.getParent();
    return all != null && all.endsWith(BackupSources.CHECKPOINTS);
  }

  /** Whether a checkpoint was dropped, or an attempt begun, since it was looked where all ends. */
  private boolean isOutdated(RunFolder run) {
    for (Attempt attempt : run.attempts()) {
      Path journal = attempt.journal();
      Long end = ends.get(journal);
      if (end == null ? Files.exists(journal) : dropsBehind(journal, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean dropsBehind(Path journal, long end) {
    try {
      for (Journal.Chunk chunk = Journal.read(journal, end);
          !chunk.lines().isEmpty();
          chunk = Journal.read(journal, chunk.nextOffset())) {
        if (chunk.lines().stream()
            .anyMatch(line -> line.event() instanceof RunEvent.CheckpointDropped)) {
          return true;
        }
      }
      return false;
    } catch (WorkbenchException damaged) {
      // It is kept as it is; that it is damaged is for others to tell.
      return false;
    }
  }

  List<Source> sources() {
    return List.copyOf(sources);
  }

  /** Opens a file of the run; empty where it was deleted meanwhile. */
  Optional<InputStream> open(Source source) throws IOException {
    InputStream held = opened.remove(source.file());
    if (held != null) {
      return Optional.of(held);
    }
    try {
      return Optional.of(Files.newInputStream(source.file()));
    } catch (NoSuchFileException deletedMeanwhile) {
      return Optional.empty();
    }
  }

  /** How many bytes of a file belong to the snapshot; a journal's end with a whole line. */
  long bytes(Source source) {
    return source.isJournal() ? ends.getOrDefault(source.file(), 0L) : Long.MAX_VALUE;
  }

  @Override
  public void close() throws IOException {
    for (InputStream in : opened.values()) {
      in.close();
    }
  }

  /** Where the last whole line ends, in bytes: what comes after it is still being written. */
  private static long wholeLines(Path journal) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(journal.toFile(), "r")) {
      byte[] block = new byte[1 << 16];
      for (long end = in.length(); end > 0; ) {
        int length = (int) Math.min(block.length, end);
        in.seek(end - length);
        in.readFully(block, 0, length);
        for (int i = length - 1; i >= 0; i--) {
          if (block[i] == '\n') {
            return end - length + i + 1;
          }
        }
        end -= length;
      }
      return 0;
    }
  }
}
