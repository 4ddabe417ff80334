package org.spectrumworkbench.app.live;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.score.Evaluated;
import org.spectrumworkbench.core.experiment.Attempt.Command;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.verify.Outcome;

/**
 * Everything the live screen shows at one moment, read in one go.
 *
 * @param run the run and its state
 * @param stages as planned, with how far each is
 * @param shown the stage that the panels show; null before the first began
 * @param subdomains in the order in which they get colours and markers
 * @param metrics of the shown stage by name
 * @param groups the newest group of each problem of the last steps of the shown stage, oldest first
 * @param notices newest first
 * @param evaluated held-out scores so far
 * @param probes scores of the checkpoints
 * @param specialists those selected
 */
public record LiveData(
    Run run,
    List<StageRow> stages,
    @Nullable StageRow shown,
    List<String> subdomains,
    Map<String, Curve> metrics,
    List<GroupDot> groups,
    List<Notice> notices,
    Evaluated evaluated,
    ProbeMatrix probes,
    List<Specialist> specialists) {

  /** How many of the last steps the uncertainty map shows. */
  public static final int RECENT_STEPS = 4;

  /** No run: what charts show before the first reading. */
  static final LiveData NOTHING =
      new LiveData(
          new Run(
              "",
              "",
              Path.of(""),
              RunState.CREATED,
              "",
              Optional.empty(),
              Double.NaN,
              Double.NaN,
              "mgpo",
              0,
              Map.of(),
              List.of(),
              false),
          List.of(),
          null,
          List.of(),
          Map.of(),
          List.of(),
          List.of(),
          Evaluated.NONE,
          ProbeMatrix.EMPTY,
          List.of());

  public LiveData {
    stages = List.copyOf(stages);
    subdomains = List.copyOf(subdomains);
    metrics = Map.copyOf(metrics);
    groups = List.copyOf(groups);
    notices = List.copyOf(notices);
    specialists = List.copyOf(specialists);
  }

  /**
   * Who the run is and how it stands.
   *
   * @param state as the journal and the heartbeat say
   * @param message why it is in that state; may be empty
   * @param left the last command that was left for the worker
   * @param secondsLeftLow lower end of the time left; NaN where nobody knows
   * @param method of the signal stage, such as {@code mgpo}
   * @param lambda of the signal stage, as it is now
   * @param values of the settings that may change while the run goes on, as text, by key; those
   *     that no stage uses that is still to end are missing
   * @param changes what changed so far, for people
   * @param resumable whether a worker can take it up now, as far as the journal says
   */
  public record Run(
      String id,
      String name,
      Path folder,
      RunState state,
      String message,
      Optional<Command> left,
      double secondsLeftLow,
      double secondsLeftHigh,
      String method,
      double lambda,
      Map<String, String> values,
      List<String> changes,
      boolean resumable) {
    public Run {
      values = Map.copyOf(values);
      changes = List.copyOf(changes);
    }
  }

  /**
   * One number over the steps of a stage. The arrays must not be changed.
   *
   * @param step optimiser steps, rising
   * @param value means of the steps that were drawn together, as many
   * @param low least values of these steps, as many
   * @param high greatest values of these steps, as many
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Curve(double[] step, double[] value, double[] low, double[] high) {
    /** No point. */
    public static final Curve EMPTY =
        new Curve(new double[0], new double[0], new double[0], new double[0]);

    /** Whether steps were drawn together, so that the extremes say more than the means. */
    public boolean banded() {
      return !Arrays.equals(low, high);
    }

    /** The newest value, NaN where there is none. */
    public double last() {
      return value.length == 0 ? Double.NaN : value[value.length - 1];
    }
  }

  /**
   * One group of answers as the map and the chips show it.
   *
   * @param verdicts one an answer
   * @param weight w_ME in the loss; null where it was not trained on
   * @param length mean tokens of its answers
   */
  public record GroupDot(
      int step,
      String problem,
      String subdomain,
      String question,
      List<Outcome> verdicts,
      @Nullable Double weight,
      double length) {
    public GroupDot {
      verdicts = List.copyOf(verdicts);
    }

    /** How many of its answers are correct. */
    public int correct() {
      return (int) verdicts.stream().filter(verdict -> verdict == Outcome.CORRECT).count();
    }

    /** How many answers there are. */
    public int samples() {
      return verdicts.size();
    }
  }

  /** What a notice is about. */
  public enum NoticeKind {
    INFO,
    WARNING,
    CHECKPOINT,
    MODEL,
    STAGE,
    SETTING,
    STATE
  }

  /** Something that happened. {@code message} is for people. */
  public record Notice(Instant time, NoticeKind kind, String stage, int step, String message) {}

  /**
   * The specialist of a subdomain, with its score on the half it was chosen by and on the other.
   */
  public record Specialist(
      String subdomain, String source, int step, double selected, double confirmed) {}

  /** The curve of a metric, empty where it was not recorded. */
  public Curve curve(String metric) {
    return metrics.getOrDefault(metric, Curve.EMPTY);
  }

  /** Index of a subdomain for colours and markers. */
  public int hue(String subdomain) {
    return Math.max(0, subdomains.indexOf(subdomain));
  }
}
