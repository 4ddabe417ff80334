package org.spectrumworkbench.app.live;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a run and how far it is.
 *
 * @param id as in the journal
 * @param title for people
 * @param step steps done
 * @param steps steps planned, at least 1
 */
public record StageRow(String id, Kind kind, String title, int step, int steps, Status status) {

  /** What a stage does, which decides the panels that show it. */
  public enum Kind {
    /** Supervised training of the base. */
    BASE,
    /** Supervised fine-tuning. */
    SFT,
    /** Scoring of checkpoints. */
    PROBE,
    /** Averaging of specialists. */
    FUSE,
    /** Reinforcement learning. */
    SIGNAL,
    /** Scoring of a model on held-out problems. */
    EVALUATE;

    /** The kind of that name in the journal; what is not known is shown as training. */
    public static Kind of(String name) {
      for (Kind kind : values()) {
        if (kind.name().equalsIgnoreCase(name)) {
          return kind;
        }
      }
      return SFT;
    }
  }

  /** Where a stage is. */
  public enum Status {
    WAITING,
    RUNNING,
    /** Begun and not at its end, but the run stands still. */
    HALTED,
    DONE
  }

  /** How much of it is done, 0 to 1. */
  public double fraction() {
    return switch (status) {
      case WAITING -> 0;
      case RUNNING, HALTED -> Math.clamp(step / (double) Math.max(1, steps), 0, 1);
      case DONE -> 1;
    };
  }

  /**
   * The stage that the panels show: the chosen one; else the one the run is or stopped at; else,
   * where the run has ended, the last stage of reinforcement learning that is no control, which is
   * what people come back for; else the last that began.
   */
  public static Optional<StageRow> toShow(List<StageRow> stages, @Nullable String chosen) {
    if (chosen != null) {
      Optional<StageRow> same = stages.stream().filter(row -> row.id().equals(chosen)).findFirst();
      if (same.isPresent()) {
        return same;
      }
    }
    Optional<StageRow> running =
        stages.stream()
            .filter(row -> row.status() == Status.RUNNING || row.status() == Status.HALTED)
            .findFirst();
    if (running.isPresent()) {
      return running;
    }
    List<StageRow> begun = stages.stream().filter(row -> row.status() != Status.WAITING).toList();
    Optional<StageRow> signal =
        begun.stream().filter(row -> row.kind() == Kind.SIGNAL && !row.isControl()).findFirst();
    return signal.isPresent() || begun.isEmpty() ? signal : Optional.of(begun.getLast());
  }

  /**
   * The method this stage trains with.
   *
   * @param ofRun the method of the experiment, which all but the control arms have
   */
  public String method(String ofRun) {
    return isControl() ? id.substring("signal-".length()) : ofRun;
  }

  /** Whether this is a control arm, run beside the stage that is the experiment. */
  public boolean isControl() {
    return kind == Kind.SIGNAL && !id.equals("signal");
  }
}
