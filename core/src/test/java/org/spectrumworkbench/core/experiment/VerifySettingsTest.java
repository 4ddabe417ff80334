package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.data.RowSource;
import org.spectrumworkbench.core.verify.math.MathSettings;

final class VerifySettingsTest {
  @TempDir Path folder;

  @Test
  void theDefaultsAreThoseOfTheVerifier() {
    assertThat(VerifySettings.of(Settings.initial())).isEqualTo(MathSettings.DEFAULT);
    assertThat(VerifySettings.keys()).hasSameSizeAs(MathSettings.class.getRecordComponents());
  }

  @Test
  void eachKeyChangesTheChoiceOfItsNameAndNoOther() throws Exception {
    Map<String, String> numbers = Map.of("verify.percent", "number", "verify.decimals", "3");
    for (String key : VerifySettings.keys()) {
      Settings initial = Settings.initial();
      String other =
          numbers.containsKey(key) ? numbers.get(key) : Boolean.toString(!initial.flag(key));
      MathSettings changed = VerifySettings.of(initial.with(key, other, "test"));

      List<String> differ = new ArrayList<>();
      for (RecordComponent component : MathSettings.class.getRecordComponents()) {
        Object before = component.getAccessor().invoke(MathSettings.DEFAULT);
        if (!before.equals(component.getAccessor().invoke(changed))) {
          differ.add(component.getName().toLowerCase(java.util.Locale.ROOT));
        }
      }
      assertThat(differ)
          .as(key)
          .containsExactly(key.substring("verify.".length()).replace("-", ""));
    }
  }

  @Test
  void anExperimentJudgesByItsSettings() {
    Problem length =
        new Problem("p", "geometry", "test", "How long is it?", "5 cm", Check.MATH, "5 cm");
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      problems.add(
          new Problem(
              "p" + i,
              "geometry",
              "test",
              "How long is " + i + " ?",
              "5 cm",
              Check.MATH,
              "answer 5 cm"));
    }
    new DataSetLibrary(folder)
        .write(
            "lengths", Provenance.generated("test", ""), RowSource.ofProblems(problems.stream()));
    ProblemSets sets = new ProblemSets(folder);
    Settings settings =
        Settings.initial()
            .with("problems.set", "lengths", "test")
            .with("probe.problems", "2", "test")
            .with("signal.problems", "4", "test")
            .with("signal.micro-batch", "4", "test")
            .with("evaluate.problems", "4", "test");
    try (ExperimentProblems mild = sets.open(Experiment.of(sets.resolve(settings)));
        ExperimentProblems strict =
            sets.open(
                Experiment.of(
                    sets.resolve(settings.with("verify.ignore-units", "false", "test"))))) {
      assertThat(mild.verifier().verify(length, "\\boxed{5 km}", false).correct()).isTrue();
      assertThat(strict.verifier().verify(length, "\\boxed{5 km}", false).correct()).isFalse();
    }
  }
}
