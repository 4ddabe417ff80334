package org.spectrumworkbench.app.queue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;

/**
 * The queue as it stands at one moment.
 *
 * @param waiting the runs that wait, in the order in which they start
 * @param running the runs under way
 * @param paused whether nothing is started for now
 * @param limit of runs at once; {@link QueueState#AUTO}: as many as the cores carry
 * @param keptAside damaged queue files that were kept
 */
public record QueueView(
    List<Waiting> waiting,
    List<UnderWay> running,
    boolean paused,
    int limit,
    List<Path> keptAside) {
  /** Where nothing was ever queued. */
  public static final QueueView EMPTY =
      new QueueView(List.of(), List.of(), false, QueueState.AUTO, List.of());

  public QueueView {
    waiting = List.copyOf(waiting);
    running = List.copyOf(running);
    keptAside = List.copyOf(keptAside);
  }

  /**
   * A run that waits, or whose folder is away: then its folder's name stands for what it is called.
   *
   * @param id the run's identifier
   * @param name for people
   * @param place from 1
   * @param hold why it waits
   */
  public record Waiting(QueueEntry entry, String id, String name, int place, Hold hold) {
    /** Whether its folder cannot be read just now. */
    public boolean isAway() {
      return hold instanceof Hold.Away;
    }
  }

  /**
   * A run that a worker is at.
   *
   * @param id the run's identifier
   * @param name for people
   */
  public record UnderWay(QueueEntry entry, String id, String name) {
    /** Whether its worker rests until it is told to go on. Reads the run's journal. */
    public boolean isPaused() {
      try {
        return new Attempt(RunFolder.open(entry.folder()), entry.attempt()).state()
            == RunState.PAUSED;
      } catch (WorkbenchException goneMeanwhile) {
        return false;
      }
    }
  }

  /** The waiting run of that folder, if it waits. */
  public Optional<Waiting> waiting(Path run) {
    return waiting.stream().filter(one -> one.entry().folder().equals(run)).findFirst();
  }

  /** Whether the queue has started a worker on the run of that folder, and it has not ended. */
  public boolean isUnderWay(Path run) {
    return running.stream().anyMatch(one -> one.entry().folder().equals(run));
  }

  /**
   * The attempts that workers are at and those that are to be made: of whichever is not here at the
   * next look, it is worth knowing what became of it. Reads a file for each.
   */
  public List<Attempt> attempts() {
    List<Attempt> attempts = new ArrayList<>();
    Stream.concat(running.stream().map(UnderWay::entry), waiting.stream().map(Waiting::entry))
        .forEach(entry -> {
          try {
            attempts.add(new Attempt(RunFolder.open(entry.folder()), entry.attempt()));
          } catch (WorkbenchException goneMeanwhile) {
            // Then nobody asks for it any more.
          }
        });
    return attempts;
  }

  /** The entry that may start now, if any. */
  Optional<QueueEntry> next() {
    return waiting.stream()
        .filter(one -> one.hold() instanceof Hold.Starting)
        .map(Waiting::entry)
        .findFirst();
  }

  /** Whether some waiting run has nobody but the service to start it. */
  public boolean wantsService() {
    return waiting.stream().anyMatch(one -> !one.isAway() && !one.entry().owned());
  }

  /** Whether a run waits that could start, or one is under way that the service has started. */
  boolean keepsServiceBusy() {
    return waiting.stream().anyMatch(one -> !one.isAway())
        || running.stream().anyMatch(one -> !one.entry().owned());
  }
}
