package org.spectrumworkbench.core.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointSaved;
import org.spectrumworkbench.core.experiment.RunEvent.ModelSaved;

/**
 * Looks whether a run's folder is whole: settings and result can be read, every line of its
 * journals is an event and none is missing, every checkpoint and model that the journals name, and
 * that was neither dropped nor cleaned away, holds what was saved. A bundle leaves the optimiser's
 * state out on purpose, so a checkpoint that lacks nothing else is no fault. Nothing is changed.
 */
public final class RunInspection {
  private static final String CHECKPOINTS = "checkpoints";

  private final RunFolder run;
  private final LongConsumer read;
  private final List<WorkbenchException> faults = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, CheckpointSaved> checkpoints = new LinkedHashMap<>();
  private final Map<String, ModelSaved> models = new LinkedHashMap<>();
  private final Set<String> dropped = new HashSet<>();
  private int withoutOptimiser;
  private long events;
  private long bytes;

  /**
   * What was found.
   *
   * @param faults each with its mend
   * @param notes what is no fault and yet worth a word
   * @param events in all journals
   * @param checkpoints named by the journals, without those that they call dropped
   * @param models the same
   */
  public record Found(
      List<WorkbenchException> faults,
      List<String> notes,
      long events,
      int checkpoints,
      int models) {
    public Found {
      faults = List.copyOf(faults);
      notes = List.copyOf(notes);
    }
  }

  private RunInspection(RunFolder run, LongConsumer read) {
    this.run = run;
    this.read = read;
  }

  /**
   * Looks.
   *
   * @param read told how many bytes of the journals were read so far; what it throws ends the look
   */
  public static Found of(RunFolder run, LongConsumer read) {
    return new RunInspection(run, read).look();
  }

  private Found look() {
    attempt(() -> {
      Settings unused = run.settings();
    });
    if (Files.exists(run.resultFile())) {
      attempt(() -> {
        RunResult unused = RunResult.read(run.resultFile());
      });
    }
    for (Attempt attempt : run.attempts()) {
      journal(attempt);
    }
    checkpoints.keySet().removeAll(dropped);
    look(
        checkpoints.keySet(),
        CHECKPOINTS,
        path -> {
          CheckpointSaved saved = checkpoints.get(path);
          if (saved != null) {
            checkpoint(saved);
          }
        });
    look(
        models.keySet(),
        "models",
        path -> {
          ModelSaved saved = models.get(path);
          if (saved != null) {
            CheckpointFolder.checkModel(run.inside(path), saved.sha256());
          }
        });
    if (withoutOptimiser > 0) {
      notes.add(
          withoutOptimiser
              + (withoutOptimiser == 1 ? " checkpoint of " : " checkpoints of ")
              + run.id()
              + (withoutOptimiser == 1 ? " has" : " have")
              + " no optimiser's state, as in a bundle without it: the run cannot go on from there,"
              + " and resumed it begins again from the last thing that is whole");
    }
    return new Found(faults, notes, events, checkpoints.size(), models.size());
  }

  private void checkpoint(CheckpointSaved saved) {
    Path folder = run.inside(saved.path());
    if (Files.exists(folder.resolve(CheckpointFolder.OPTIMISER))) {
      CheckpointFolder.check(run, saved);
    } else {
      CheckpointFolder.checkModel(folder, saved.sha256());
      withoutOptimiser++;
    }
  }

  private void journal(Attempt attempt) {
    Path file = attempt.journal();
    long offset = 0;
    long last = 0;
    try {
      Journal.Chunk chunk;
      while (!(chunk = Journal.read(file, offset)).lines().isEmpty()) {
        for (JournalLine line : chunk.lines()) {
          if (last > 0 && line.seq() != last + 1) {
            faults.add(gap(file, last, line.seq()));
          } else if (last == 0 && !(line.event() instanceof RunEvent.AttemptStarted)) {
            faults.add(gap(file, 0, line.seq()));
          }
          last = line.seq();
          events++;
          note(line.event());
        }
        read.accept(bytes + chunk.nextOffset());
        offset = chunk.nextOffset();
      }
      bytes += offset;
      long rest = file.toFile().length() - offset;
      if (rest > 0 && !attempt.state().isLive()) {
        notes.add(
            file
                + " ends in the middle of a line ("
                + rest
                + " bytes): a crash tore it, and it"
                + " counts for nothing");
      }
    } catch (WorkbenchException damaged) {
      faults.add(damaged);
    }
  }

  private void note(RunEvent event) {
    switch (event) {
      case CheckpointSaved saved -> checkpoints.put(saved.path(), saved);
      case ModelSaved saved -> models.put(saved.path(), saved);
      // A worker that was killed at it leaves half of it, until the next attempt tidies up.
      case RunEvent.CheckpointDropped drop -> dropped.add(drop.path());
      default -> {}
    }
  }

  private interface Check {
    void on(String path);
  }

  /**
   * Checks folders that the journals name. Checkpoints that are not there at all were cleaned away;
   * where an attempt has no models at all, a backup had left them out.
   */
  private void look(Set<String> paths, String kind, Check check) {
    int leftOut = 0;
    for (String path : paths) {
      // Weights take their time: whoever looks may break off between two.
      read.accept(bytes);
      Path folder = run.path().resolve(path).normalize();
      if (!folder.startsWith(run.path())) {
        faults.add(
            new WorkbenchException(
                "The journal of " + run.id() + " names " + path + ", which is not below the run",
                "The journal was edited: restore it from a backup."));
        continue;
      }
      Path needed = kind.equals(CHECKPOINTS) ? folder : folder.getParent();
      if (needed != null && !Files.exists(needed)) {
        leftOut++;
      } else {
        attempt(() -> check.on(path));
      }
    }
    if (leftOut > 0) {
      notes.add(
          leftOut
              + " "
              + kind
              + " of "
              + run.id()
              + " are not there, as after cleaning up or a backup without models: the run can be"
              + " looked at, and resumed it begins again from the last thing that is there");
    }
  }

  private void attempt(Runnable check) {
    try {
      check.run();
    } catch (WorkbenchException fault) {
      faults.add(fault);
    }
  }

  private static WorkbenchException gap(Path file, long last, long next) {
    return new WorkbenchException(
        "The journal "
            + file
            + " lacks events: "
            + (last == 0 ? "it begins with " : "after " + last + " comes ")
            + next,
        "The file was edited or is incomplete: restore it from a backup. Until then its later"
            + " events count, and the missing ones do not.");
  }
}
