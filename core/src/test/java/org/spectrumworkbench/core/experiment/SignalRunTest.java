package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.ForecastCheck.Quantity;
import org.spectrumworkbench.core.experiment.RunEvent.GroupSampled;
import org.spectrumworkbench.core.experiment.RunEvent.MetricsRecorded;
import org.spectrumworkbench.core.experiment.RunEvent.ModelSaved;
import org.spectrumworkbench.core.experiment.RunEvent.StateChanged;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.model.Weights;

/**
 * Signal phases of a few steps from the tiny base model, which knows enough that its groups hold
 * right and wrong answers: from random weights every advantage would be 0 and every claim here hold
 * of itself.
 */
final class SignalRunTest {
  private static final Settings SMALL =
      settings(
          "name=signal",
          "threads=1",
          "stages=[signal]",
          "signal.steps=6",
          "signal.save-every=2",
          "signal.problems=6",
          "signal.micro-batch=2",
          "evaluate.problems=4",
          "evaluate.samples=2",
          "evaluate.k=[2]");

  @TempDir static Path folder;
  private static RunFolder mgpo;

  /** Stands for a process that dies without a word. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @BeforeAll
  static void runOnceWithoutInterruption() {
    mgpo = finish(SMALL);
  }

  @Test
  void theGroupsCarrySignalAndMoveTheWeights() {
    assertThat(events(mgpo, GroupSampled.class))
        .filteredOn(group -> group.pCorrect() > 0 && group.pCorrect() < 1)
        .hasSizeGreaterThan(12);
    assertThat(series(mgpo, Metric.GRAD_NORM)).hasSize(6).allMatch(norm -> norm > .01);
    assertThat(weights(mgpo).digest())
        .isNotEqualTo(BaseModels.open("tiny-base").weights().digest());
  }

  @Test
  void grpoIsMgpoWithLambdaZeroAndLambdaFourIsNot() {
    Weights zero = weights(finish(SMALL.with("signal.lambda", "0", "test")));
    Weights grpo = weights(finish(SMALL.with("signal.method", "grpo", "test")));

    assertThat(grpo).isEqualTo(zero);
    assertThat(weights(mgpo)).isNotEqualTo(zero);
  }

  @Test
  void killedAndResumedEndsWithTheSameWeightsAndNumbers() {
    RunFolder run = RunFolder.create(folder, SMALL, Clock.systemUTC());
    Consumer<RunEvent> killer =
        event -> {
          if (event instanceof MetricsRecorded m && m.stage().equals("signal") && m.step() == 5) {
            throw new Killed();
          }
        };
    assertThatThrownBy(() -> Worker.run(run.newAttempt(), killer)).isInstanceOf(Killed.class);
    // Steps 5 and 6 are taken again from the checkpoint of step 4, with AdamW's state from there.
    assertThat(ResumePoint.of(run.events()).checkpoint())
        .isNotNull()
        .extracting(RunEvent.CheckpointSaved::step)
        .isEqualTo(4);

    assertThat(Worker.run(run.newAttempt())).as(log(run)).isEqualTo(RunState.FINISHED);

    assertThat(weights(run)).isEqualTo(weights(mgpo));
    assertThat(measured(run)).isEqualTo(measured(mgpo));
    // The forecast was made when nothing was known; the second attempt lacks the first one's time.
    assertThat(events(run, RunEvent.Forecasted.class)).hasSize(1);
    assertThat(check(run).total(Quantity.TIME)).isEmpty();
  }

  private static ForecastCheck check(RunFolder run) {
    return ForecastCheck.of(run.events()).orElseThrow();
  }

  @Test
  void whatTheRunTookStandsBesideItsForecastStageByStage() {
    ForecastCheck check = check(mgpo);
    assertThat(check.rows())
        .filteredOn(row -> row.quantity() == Quantity.TIME)
        .extracting(ForecastCheck.Row::part)
        .containsExactly("start", "evaluate-base", "signal", "evaluate-signal");
    assertThat(check.rows())
        .filteredOn(row -> row.quantity() != Quantity.MEMORY)
        .allMatch(row -> row.measured().isPresent());
    // Three checkpoints and a model, whose sizes are known beforehand but for the tokenizer.
    assertThat(check.rows())
        .filteredOn(row -> row.part().equals("checkpoints") || row.part().equals("models"))
        .hasSize(2)
        .allMatch(row -> row.held().orElse(false));
  }

  private static RunFolder finish(Settings settings) {
    RunFolder run = RunFolder.create(folder, settings, Clock.systemUTC());
    assertThat(Worker.run(run.newAttempt())).as(log(run)).isEqualTo(RunState.FINISHED);
    return run;
  }

  private static Weights weights(RunFolder run) {
    ModelSaved saved =
        events(run, ModelSaved.class).stream()
            .filter(m -> m.stage().equals("signal"))
            .findFirst()
            .orElseThrow();
    return ModelFolder.read(run.path().resolve(saved.path())).weights();
  }

  private static List<Double> series(RunFolder run, Metric metric) {
    return measured(run).stream().map(values -> values.get(metric.name())).toList();
  }

  /** Every metric of every step but those that measure time. */
  private static List<Map<String, Double>> measured(RunFolder run) {
    List<Map<String, Double>> all = new ArrayList<>();
    for (MetricsRecorded m : events(run, MetricsRecorded.class)) {
      Map<String, Double> values = new TreeMap<>(m.values());
      values.keySet().removeIf(name -> name.endsWith("_seconds"));
      all.add(values);
    }
    return all;
  }

  private static <T extends RunEvent> List<T> events(RunFolder run, Class<T> type) {
    return run.events().map(JournalLine::event).filter(type::isInstance).map(type::cast).toList();
  }

  private static String log(RunFolder run) {
    return events(run, StateChanged.class).toString();
  }

  private static Settings settings(String... values) {
    Settings all = Settings.initial();
    for (String value : values) {
      int equals = value.indexOf('=');
      all = all.with(value.substring(0, equals), value.substring(equals + 1), "test");
    }
    return all;
  }
}
