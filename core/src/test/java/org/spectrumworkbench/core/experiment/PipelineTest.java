package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.WorkbenchException;

final class PipelineTest {
  private static List<String> stages(String... settings) {
    return Pipeline.of(experiment(settings)).stream().map(Pipeline.Step::id).toList();
  }

  static Experiment experiment(String... settings) {
    Settings all = Settings.initial();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      all = all.with(setting.substring(0, equals), setting.substring(equals + 1), "test");
    }
    return Experiment.of(all);
  }

  @Test
  void theDefaultIsThePapersArrangement() {
    assertThat(stages())
        .containsExactly(
            "evaluate-base",
            "sft",
            "probe",
            "fuse",
            "evaluate-spectrum",
            "signal",
            "evaluate-signal");
  }

  @Test
  void branchesGetARunEachAndAJointControlOfEqualCompute() {
    List<Pipeline.Step> steps =
        Pipeline.of(experiment("sft.arrangement=branches", "controls.joint=true", "sft.steps=500"));

    assertThat(steps.stream().map(Pipeline.Step::id))
        .containsSubsequence(
            "sft-algebra",
            "sft-geometry",
            "sft-calculus",
            "sft-statistics",
            "probe",
            "fuse",
            "joint",
            "evaluate-joint");
    assertThat(steps.stream().filter(s -> s.id().equals("joint")).findFirst().orElseThrow().steps())
        .isEqualTo(4 * 500);
  }

  @Test
  void withCheckpointsTheRunItselfIsTheJointControl() {
    assertThat(stages("controls.joint=true")).contains("evaluate-joint").doesNotContain("joint");
  }

  @Test
  void everyArmIsTrainedAndEvaluated() {
    assertThat(stages("controls.arms=[grpo, dr-grpo]"))
        .endsWith("signal-grpo", "evaluate-grpo", "signal-dr-grpo", "evaluate-dr-grpo");
  }

  @Test
  void phasesThatAreSwitchedOffAreNotThere() {
    assertThat(stages("stages=[signal]"))
        .containsExactly("evaluate-base", "signal", "evaluate-signal");
    assertThat(stages("stages=[]", "model.from-scratch=true"))
        .containsExactly("base", "evaluate-base");
    assertThat(stages("signal.steps=0")).doesNotContain("signal");
  }

  @Test
  void stagesHaveNamesOfTheirOwn() {
    List<String> all =
        stages(
            "model.from-scratch=true",
            "sft.arrangement=branches",
            "controls.joint=true",
            "controls.arms=[grpo, dr-grpo, mgpo-renormalised]");

    assertThat(all).doesNotHaveDuplicates();
  }

  @Test
  void timeLeftFollowsWhatWasMeasured() {
    List<Pipeline.Step> steps = Pipeline.of(experiment("stages=[]", "model.from-scratch=true"));
    TimeLeft left = new TimeLeft(steps, Map.of("base", 100.0, "evaluate-base", 10.0));
    double[] before = left.range();
    assertThat(before[0]).isLessThan(110);
    assertThat(before[1]).isGreaterThan(110);

    // Twice as slow as forecast: half done after 100 seconds.
    left.progressed(steps.getFirst(), .5, .5, 100);

    double[] after = left.range();
    assertThat(after[0]).isLessThan(120);
    assertThat(after[1]).isGreaterThan(120);
    assertThat(after[1] / after[0]).isLessThan(before[1] / before[0]);

    left.progressed(steps.getFirst(), 1, 1, 200);
    left.progressed(steps.getLast(), 1, 1, 20);
    assertThat(left.range()).containsExactly(0, 0);
  }

  @Test
  void theLastCheckpointIsProbedToo() {
    assertThat(
            Pipeline.of(experiment("sft.steps=10", "probe.every=4")).stream()
                .filter(Pipeline.Probe.class::isInstance)
                .map(Pipeline.Step::steps))
        .containsExactly(3);
    assertThat(
            Pipeline.of(experiment("sft.steps=12", "probe.every=4")).stream()
                .filter(Pipeline.Probe.class::isInstance)
                .map(Pipeline.Step::steps))
        .containsExactly(3);
  }

  @Test
  void titlesCallMethodsByTheirNames() {
    assertThat(
            Pipeline.of(
                    experiment(
                        "signal.method=mgpo",
                        "controls.joint=true",
                        "controls.arms=[grpo, dr-grpo, mgpo-renormalised]"))
                .stream()
                .map(Pipeline.Step::title))
        .contains(
            "MGPO",
            "Control: GRPO",
            "Control: Dr.GRPO",
            "Control: MGPO, weights of mean 1",
            "Evaluate GRPO",
            "Evaluate Dr.GRPO",
            "Evaluate MGPO, weights of mean 1",
            "Evaluate joint training");
  }

  @Test
  void aDeviceThatIsNoneIsRefusedBeforeARunIsMade() {
    assertThatThrownBy(() -> experiment("device=gpu:x"))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("gpu:x");
    assertThat(experiment("device=gpu:3").device()).isEqualTo("gpu:3");
  }

  /** The problems of an experiment that names no data set. */
  static ExperimentProblems problems(Experiment experiment) {
    return new ProblemSets(Path.of("no-data-sets")).open(experiment);
  }

  @Test
  void moreProblemsAStepThanThereAreIsRefusedWithTheirNumber() {
    assertThatThrownBy(
            () -> problems(experiment("problems.subdomains=[geometry]", "signal.problems=4096")))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            refused -> {
              assertThat(refused).hasMessageContaining("4096").hasMessageContaining("geometry");
              int most =
                  Integer.parseInt(refused.mend().replaceAll("(?s).*at most (\\d+),.*", "$1"));
              assertThat(
                      problems(
                              experiment(
                                  "problems.subdomains=[geometry]", "signal.problems=" + most / 2))
                          .signal(1))
                  .hasSize(most / 2);
            });
  }
}
