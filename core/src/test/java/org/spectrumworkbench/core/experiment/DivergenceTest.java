package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunEvent.MetricsRecorded;
import org.spectrumworkbench.core.experiment.RunEvent.StateChanged;
import org.spectrumworkbench.core.model.HostTensor;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.model.Safetensors;
import org.spectrumworkbench.core.model.Weights;

final class DivergenceTest {
  @TempDir Path folder;

  /** The tiny base model, one of whose weights has become no number. */
  private Path broken() {
    ModelFolder tiny = BaseModels.open("tiny-base");
    Path model = folder.resolve("broken");
    tiny.write(model);
    var tensors = new LinkedHashMap<String, HostTensor>(tiny.weights().asMap());
    float[] gains = tiny.weights().get("model.norm.weight").data().clone();
    gains[0] = Float.NaN;
    tensors.put("model.norm.weight", HostTensor.vector(gains));
    Safetensors.write(model.resolve("model.safetensors"), Weights.of(tensors));
    return model;
  }

  @ParameterizedTest
  @CsvSource({"spectrum, sft.rate, Fine-tune", "signal, signal.rate, MGPO"})
  void trainingWithoutFiniteNumbersEndsTheRunAtOnce(String stage, String setting, String title) {
    Settings settings = Settings.initial();
    for (String change :
        new String[] {
          "threads=1",
          "model.folder=" + broken(),
          "stages=[" + stage + "]",
          "sft.steps=4",
          "sft.batch=4",
          "probe.every=4",
          "signal.steps=4",
          "signal.problems=4",
          "signal.micro-batch=4",
          "evaluate.problems=4",
          "evaluate.samples=2",
          "evaluate.k=[2]"
        }) {
      int equals = change.indexOf('=');
      settings = settings.with(change.substring(0, equals), change.substring(equals + 1), "test");
    }
    RunFolder run = RunFolder.create(folder, settings, Clock.systemUTC());

    RunState state = Worker.run(run.newAttempt());

    String said = events(run, StateChanged.class);
    assertThat(state).as(said).isEqualTo(RunState.FAILED);
    assertThat(said).contains(title + " diverged: at step 1", setting);
    assertThat(events(run, MetricsRecorded.class)).isEqualTo("[]");
  }

  private static String events(RunFolder run, Class<? extends RunEvent> type) {
    return run.events().map(JournalLine::event).filter(type::isInstance).toList().toString();
  }

  @Test
  void theMetricThatIsNotFiniteIsNamed() {
    assertThatNoException()
        .isThrownBy(() -> Divergence.refuse("MGPO", 3, Map.of("loss", -.1), "signal.rate"));
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() ->
              Divergence.refuse(
                  "MGPO",
                  3,
                  Map.of("loss", .1, "grad_norm", bad, "learning_rate", .5),
                  "signal.rate"))
          .isInstanceOf(WorkbenchException.class)
          .hasMessage("MGPO diverged: at step 3 grad_norm is " + bad)
          .extracting(e -> ((WorkbenchException) e).mend())
          .asString()
          .contains("signal.rate", "0.5");
    }
  }
}
