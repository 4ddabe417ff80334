package org.spectrumworkbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.ingest.Ingest;
import org.spectrumworkbench.store.query.RunRow;

/**
 * Keeps a store up to date with run folders: those below some folders, and {@link KnownRuns} has of
 * others.
 *
 * <p>Nothing happens by itself: one thread, its owner, calls {@link #poll} again and again, about
 * twice a second, and tells the views what changed. A poll that finds nothing new costs two looks
 * at the disk for each run.
 */
public final class RunSync {
  /** Chunks of a few megabytes: of one run, then of all, before a poll returns. */
  private static final int CHUNKS_OF_RUN = 4;

  private static final int CHUNKS_OF_POLL = 12;

  /** A run with a fault is tried again when its journal changes, or after so many polls. */
  private static final int RETRY_AFTER = 20;

  private final Store store;
  private final List<Path> roots;
  private final Map<Path, Tracked> tracked = new HashMap<>();

  /** Who owned the database when what is tracked was found there. */
  private String owner = "";

  /** A fault of the database may be the sign that its owner is gone. */
  private boolean inDoubt;

  private boolean isFirstPoll = true;

  /**
   * @param roots folders whose children are runs; may not exist yet
   */
  public RunSync(Store store, List<Path> roots) {
    this.store = store;
    this.roots = roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
  }

  /**
   * What a poll found.
   *
   * @param changed identifiers of the runs whose rows changed, whoever changed them: another window
   *     may have taken in what this one comes too late for
   * @param faults what cannot be taken in as things stand; repeated by every poll until mended
   * @param isBehind whether journals hold more than one poll takes in: poll again at once
   */
  public record Polled(Set<String> changed, List<WorkbenchException> faults, boolean isBehind) {
    public Polled {
      changed = Set.copyOf(changed);
      faults = List.copyOf(faults);
    }
  }

  private static final class Tracked {
    final RunFolder run;
    boolean isNew = true;
    int attempts;

    @Nullable WorkbenchException fault;
    int faultsInARow;
    int pollsToRetry;
    long sizeAtFault;

    // What follows is the database's state as this program left it; see reset.
    int key = -1;

    /** The first attempt whose journal may hold more than was taken in. */
    int current = 1;

    /** Size of the current attempt's journal when it was last read to its end. */
    long size = -1;

    boolean reconciled;

    /** The state in which the run was seen last. */
    @Nullable RunState seen;

    Tracked(RunFolder run) {
      this.run = run;
    }

    /** Believes nothing any more: the next look asks the database. */
    void reset() {
      key = -1;
      current = 1;
      size = -1;
      reconciled = false;
    }

    void failed(WorkbenchException why) {
      fault = why;
      sizeAtFault = sizeOfAll();
      // What a reset mends must not wait.
      pollsToRetry = faultsInARow++ == 0 ? 0 : RETRY_AFTER;
    }

    void went() {
      fault = null;
      faultsInARow = 0;
    }

    boolean mustWait() {
      return fault != null && sizeOfAll() == sizeAtFault && pollsToRetry-- > 0;
    }

    /** Whether the newest journal was read to its end and has not grown since. */
    boolean isAtEnd() {
      return current >= attempts && size == journalSize(current);
    }

    private long sizeOfAll() {
      return attempts + journalBytes();
    }

    long journalBytes() {
      long sum = 0;
      for (int attempt = 1; attempt <= attempts; attempt++) {
        sum += journalSize(attempt);
      }
      return sum;
    }

    long journalSize(int attempt) {
      try {
        return Files.size(new Attempt(run, attempt).journal());
      } catch (IOException notThere) {
        return 0;
      }
    }
  }

  /** Takes in what is new. Faults of single runs are reported, not thrown. */
  public synchronized Polled poll() {
    Set<String> changed = new HashSet<>();
    List<WorkbenchException> faults = new ArrayList<>();
    try {
      look(changed, faults);
    } catch (WorkbenchException fault) {
      faults.add(fault);
    }
    String now = store.owner();
    if (inDoubt || !now.equals(owner)) {
      tracked.values().forEach(Tracked::reset);
      owner = now;
      inDoubt = false;
    }
    int chunks = CHUNKS_OF_POLL;
    boolean behind = false;
    List<Tracked> newestFirst =
        tracked.values().stream()
            .sorted(
                Comparator.comparing((Tracked t) -> t.run.identity().created())
                    .reversed()
                    .thenComparing(t -> t.run.id()))
            .toList();
    for (Tracked t : newestFirst) {
      try {
        int taken = take(t, Math.min(chunks, CHUNKS_OF_RUN), changed);
        chunks -= taken;
        behind |= t.fault == null && !t.isAtEnd();
      } catch (WorkbenchException fault) {
        t.failed(fault);
        inDoubt |= Database.isCauseOf(fault);
      } catch (RuntimeException fault) {
        t.failed(unreadable(t.run.path(), fault));
      }
      if (t.fault != null) {
        faults.add(t.fault);
      }
    }
    return new Polled(changed, faults, behind);
  }

  /** Polls until all is taken in, however long that takes, and gives the last poll. */
  public Polled catchUp() {
    Polled polled;
    do {
      polled = poll();
    } while (polled.isBehind());
    return polled;
  }

  /**
   * The same, watched.
   *
   * @throws java.util.concurrent.CancellationException where the watch breaks it off between two
   *     polls; what was taken in stays
   */
  public Polled catchUp(Watch watch) {
    Polled polled;
    do {
      watch.orCancel();
      polled = poll();
      watch.at("read the journals in", store.ingestedBytes(), journalBytes());
    } while (polled.isBehind());
    return polled;
  }

  /** Size of all journals in bytes. */
  private synchronized long journalBytes() {
    return tracked.values().stream().mapToLong(Tracked::journalBytes).sum();
  }

  /** Finds new runs and runs that are gone. */
  private void look(Set<String> changed, List<WorkbenchException> faults) {
    Set<Path> present = new LinkedHashSet<>();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> children = Files.list(root)) {
          children.forEach(present::add);
        } catch (IOException e) {
          faults.add(
              new WorkbenchException(
                  "The folder " + root + " cannot be listed: " + e.getMessage(),
                  "Check its permissions.",
                  e));
        }
      }
    }
    try {
      present.addAll(store.elsewhere());
    } catch (WorkbenchException fault) {
      faults.add(fault);
    }
    tracked
        .values()
        .removeIf(t -> {
          if (RunFolder.isRun(t.run.path())) {
            return false;
          }
          boolean unused = store.markMissing(t.run.id());
          changed.add(t.run.id());
          return true;
        });
    for (Path path : present) {
      if (!tracked.containsKey(path) && RunFolder.isRun(path)) {
        try {
          tracked.put(path, new Tracked(RunFolder.open(path)));
        } catch (WorkbenchException fault) {
          faults.add(fault);
        } catch (RuntimeException fault) {
          faults.add(unreadable(path, fault));
        }
      }
    }
    if (isFirstPoll) {
      markVanished(changed);
      isFirstPoll = false;
    }
  }

  /** Runs that the store knows and whose folders went while nobody looked. */
  private void markVanished(Set<String> changed) {
    for (RunRow row : store.runs().list()) {
      if (!RunFolder.isRun(row.path()) && store.markMissing(row.id())) {
        changed.add(row.id());
      }
    }
  }

  /** Takes in a run's next chunks and gives how many there were. */
  private int take(Tracked t, int most, Set<String> changed) {
    while (Files.isDirectory(new Attempt(t.run, t.attempts + 1).path())) {
      t.attempts++;
    }
    if (t.mustWait()) {
      return 0;
    }
    if (t.key < 0) {
      t.key = store.ingest().register(t.run);
      if (t.isNew) {
        changed.add(t.run.id());
        t.isNew = false;
      }
    } else if (t.reconciled && t.isAtEnd()) {
      return 0;
    }
    t.reconciled = false;
    int chunks = 0;
    while (chunks < most && !t.isAtEnd()) {
      long size = t.journalSize(t.current);
      Ingest.Taken taken = store.ingest().next(t.key, new Attempt(t.run, t.current));
      if (!taken.isAll()) {
        chunks++;
        changed.add(t.run.id());
      } else if (t.current < t.attempts) {
        t.current++;
        t.size = -1;
      } else {
        if (t.size != size) {
          changed.add(t.run.id());
        }
        t.size = size;
      }
    }
    Ingest.Effective effective = store.ingest().reconcile(t.key, t.run);
    if (effective.changed() || effective.state() != t.seen) {
      changed.add(t.run.id());
    }
    t.seen = effective.state();
    boolean mayLoseItsWorker =
        effective.state().isLive() || effective.state() == RunState.CREATED && t.attempts > 0;
    t.reconciled = !mayLoseItsWorker;
    t.went();
    return chunks;
  }

  private static WorkbenchException unreadable(Path run, RuntimeException fault) {
    return new WorkbenchException(
        "The run in " + run + " cannot be taken in: " + fault,
        "One of its files was damaged or written by another version: restore it from a backup, or"
            + " move the folder away.",
        fault);
  }
}
