package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.experiment.RunEvent.MetricsRecorded;
import org.spectrumworkbench.core.experiment.RunEvent.ModelSaved;
import org.spectrumworkbench.core.experiment.RunEvent.StateChanged;
import org.spectrumworkbench.core.model.HostTensor;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.model.Safetensors;
import org.spectrumworkbench.core.model.Weights;

/** Runs from a folder whose weights hold no biases for query, key and value. */
final class PlainModelRunTest {
  @TempDir Path folder;
  private Settings settings = Settings.initial();

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void writeModelWithoutBiases() {
    ModelFolder tiny = BaseModels.open("tiny-base");
    Path model = folder.resolve("plain");
    tiny.write(model);
    var kept = new LinkedHashMap<String, HostTensor>(tiny.weights().asMap());
    assertThat(kept.keySet().removeIf(name -> name.endsWith(".bias"))).isTrue();
    Safetensors.write(model.resolve("model.safetensors"), Weights.of(kept));
    for (String change :
        new String[] {
          "threads=1",
          "model.folder=" + model,
          "stages=[spectrum]",
          "sft.steps=6",
          "sft.batch=4",
          "probe.every=2",
          "probe.problems=2",
          "probe.samples=2",
          "probe.k=2",
          "evaluate.problems=4",
          "evaluate.samples=2",
          "evaluate.k=[2]"
        }) {
      int equals = change.indexOf('=');
      settings = settings.with(change.substring(0, equals), change.substring(equals + 1), "test");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"task-arithmetic", "ties", "dare"})
  void fusionThatStartsFromTheBaseFitsItsSpecialists(String method) {
    assertThat(fused(finish(settings.with("fuse.method", method, "test"))).has(bias())).isTrue();
  }

  @Test
  void killedAndResumedEndsWithTheSameWeights() {
    RunFolder whole = finish(settings);
    RunFolder killed = RunFolder.create(folder, settings, Clock.systemUTC());
    Consumer<RunEvent> killer =
        event -> {
          if (event instanceof MetricsRecorded m && m.step() == 5) {
            throw new Killed();
          }
        };
    assertThatThrownBy(() -> Worker.run(killed.newAttempt(), killer)).isInstanceOf(Killed.class);

    assertThat(Worker.run(killed.newAttempt())).as(log(killed)).isEqualTo(RunState.FINISHED);

    assertThat(fused(killed)).isEqualTo(fused(whole));
  }

  private static String bias() {
    return "model.layers.0.self_attn.q_proj.bias";
  }

  private RunFolder finish(Settings all) {
    RunFolder run = RunFolder.create(folder, all, Clock.systemUTC());
    RunState state = Worker.run(run.newAttempt());
    assertThat(state).as(log(run)).isEqualTo(RunState.FINISHED);
    return run;
  }

  private static Weights fused(RunFolder run) {
    return run.events()
        .map(JournalLine::event)
        .filter(ModelSaved.class::isInstance)
        .map(ModelSaved.class::cast)
        .filter(saved -> saved.stage().equals("fuse"))
        .map(saved -> ModelFolder.read(run.path().resolve(saved.path())).weights())
        .findFirst()
        .orElseThrow();
  }

  private static String log(RunFolder run) {
    return run.events()
        .map(JournalLine::event)
        .filter(StateChanged.class::isInstance)
        .toList()
        .toString();
  }
}
