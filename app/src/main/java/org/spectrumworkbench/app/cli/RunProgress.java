package org.spectrumworkbench.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.report.Figures;
import org.spectrumworkbench.core.experiment.Metric;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.StageResult;

/** Where a run is, from its events, as lines of text. One thread. */
final class RunProgress {
  private static final int BAR = 20;

  private final Map<String, RunEvent.PlannedStage> planned = new LinkedHashMap<>();
  private final List<String> order = new ArrayList<>();
  private final Map<String, String> scores = new HashMap<>();
  private @Nullable String stage;
  private int step;
  private int steps;
  private double leftLow = Double.NaN;
  private double leftHigh = Double.NaN;
  private Map<String, Double> metrics = Map.of();
  private RunState state = RunState.CREATED;

  /**
   * Takes in one event.
   *
   * @return a line that stands for ever: a stage ended, a warning; empty where the event changes
   *     only the current line
   */
  Optional<String> accept(RunEvent event) {
    return switch (event) {
      case RunEvent.AttemptStarted started -> {
        for (RunEvent.PlannedStage one : started.stages()) {
          if (planned.put(one.stage(), one) == null) {
            order.add(one.stage());
          }
        }
        yield Optional.empty();
      }
      case RunEvent.StageStarted started -> {
        stage = started.stage();
        step = started.fromStep();
        RunEvent.PlannedStage plan = planned.get(started.stage());
        steps = plan == null ? 0 : plan.steps();
        metrics = Map.of();
        yield Optional.empty();
      }
      case RunEvent.ProgressMade made -> {
        stage = made.stage();
        step = made.step();
        steps = made.steps();
        leftLow = made.secondsLeftLow();
        leftHigh = made.secondsLeftHigh();
        yield Optional.empty();
      }
      case RunEvent.MetricsRecorded recorded -> {
        metrics = recorded.values();
        yield Optional.empty();
      }
      case RunEvent.StageFinished finished -> Optional.of(finishedLine(finished));
      case RunEvent.ModelEvaluated evaluated -> {
        scores.put(evaluated.stage(), scores(evaluated.result()));
        yield Optional.empty();
      }
      case RunEvent.StateChanged changed -> {
        state = changed.state();
        yield state == RunState.PAUSED ? Optional.of(paused(changed)) : Optional.empty();
      }
      case RunEvent.Noted noted ->
          noted.level().equals("warning")
              ? Optional.of("warning: " + noted.message())
              : Optional.empty();
      case RunEvent.SettingChanged changed -> Optional.of("changed: " + changed.words());
      case RunEvent.CommandHeard unused -> Optional.empty();
      case RunEvent.PartFinished unused -> Optional.empty();
      case RunEvent.CheckpointDropped unused -> Optional.empty();
      case RunEvent.ProblemsDeclared unused -> Optional.empty();
      case RunEvent.GroupSampled unused -> Optional.empty();
      case RunEvent.CheckpointSaved unused -> Optional.empty();
      case RunEvent.ProbeScored unused -> Optional.empty();
      case RunEvent.SpecialistSelected unused -> Optional.empty();
      case RunEvent.ModelSaved unused -> Optional.empty();
      case RunEvent.ResourcesUsed unused -> Optional.empty();
      case RunEvent.Forecasted unused -> Optional.empty();
      case RunEvent.RunMeasured unused -> Optional.empty();
    };
  }

  /**
   * The current stage in one line.
   *
   * @param width where the line is longer, it goes without its bar, so that the time left is seen
   */
  String currentLine(int width) {
    if (stage == null) {
      return "starting";
    }
    String count = steps > 0 ? step + "/" + steps : "";
    String line = pad(number(stage) + title(stage), 34) + " " + bar() + count + tail();
    return line.length() <= width
        ? line
        : number(stage) + title(stage) + (count.isEmpty() ? "" : "   " + count) + tail();
  }

  private String bar() {
    if (steps == 0) {
      return "";
    }
    int full = (int) Math.round((double) BAR * Math.min(step, steps) / steps);
    return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] ";
  }

  private String tail() {
    String measured = measured();
    if (state == RunState.PAUSED) {
      return measured + "   paused";
    }
    return Double.isNaN(leftLow)
        ? measured
        : measured + "   " + Formats.durations(leftLow, leftHigh) + " left";
  }

  private String measured() {
    Double reward = metrics.get(Metric.REWARD.name());
    Double loss = metrics.get(Metric.LOSS.name());
    if (reward != null) {
      return "   reward " + Figures.share(reward);
    }
    return loss == null ? "" : "   loss " + Formats.number(loss);
  }

  private String finishedLine(RunEvent.StageFinished finished) {
    RunEvent.PlannedStage plan = planned.get(finished.stage());
    // A stage may end after more or fewer steps than were planned.
    int took = finished.stage().equals(stage) ? steps : plan == null ? 0 : plan.steps();
    String done =
        pad(number(finished.stage()) + title(finished.stage()), 34)
            + " "
            + pad(took <= 1 ? "" : took + " steps", 12)
            + Formats.duration(finished.seconds());
    String score = scores.get(finished.stage());
    return done + (score == null ? measured() : "   " + score);
  }

  private static String paused(RunEvent.StateChanged changed) {
    return changed.message().isEmpty() ? "paused" : changed.message();
  }

  private static String scores(StageResult result) {
    StringBuilder line = new StringBuilder("Pass@1 ").append(Figures.share(result.pass1()));
    result
        .passk()
        .forEach((k, value) -> {
          if (k >= 8) {
            line.append("  Pass@").append(k).append(' ').append(Figures.share(value));
          }
        });
    return line.toString();
  }

  private String number(String id) {
    int index = order.indexOf(id);
    return index < 0 ? "" : "[" + (index + 1) + "/" + order.size() + "] ";
  }

  private String title(String id) {
    RunEvent.PlannedStage plan = planned.get(id);
    return plan == null ? id : plan.title();
  }

  private static String pad(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }
}
