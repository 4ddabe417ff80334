package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.RunEvent.GroupSampled;
import org.spectrumworkbench.core.experiment.RunEvent.ProblemRow;
import org.spectrumworkbench.core.experiment.RunEvent.ProblemsDeclared;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.code.Sandbox;

/** The presets on generated problems, from the first stage to the last, with few steps. */
final class GeneratedRunTest {
  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("base.steps", "2"),
          Map.entry("base.batch", "2"),
          Map.entry("sft.steps", "4"),
          Map.entry("sft.batch", "2"),
          Map.entry("probe.every", "2"),
          Map.entry("probe.problems", "3"),
          Map.entry("probe.samples", "2"),
          Map.entry("probe.k", "2"),
          Map.entry("signal.steps", "2"),
          Map.entry("signal.problems", "4"),
          Map.entry("signal.group", "4"),
          Map.entry("signal.micro-batch", "4"),
          Map.entry("evaluate.problems", "6"),
          Map.entry("evaluate.samples", "2"),
          Map.entry("evaluate.k", "[1, 2]"),
          Map.entry("evaluate.tokens", "24"));

  @TempDir Path folder;

  private RunFolder run(String preset) {
    Settings settings = ExperimentFile.open(preset);
    for (Map.Entry<String, String> change : SMALL.entrySet()) {
      settings = settings.with(change.getKey(), change.getValue(), "test");
    }
    ProblemSets sets = new ProblemSets(folder.resolve("datasets"));
    RunFolder run = RunFolder.create(folder, sets.resolve(settings), Clock.systemUTC());
    assertThat(Worker.run(run.newAttempt(), sets)).isEqualTo(RunState.FINISHED);
    return run;
  }

  private static <T> List<T> events(RunFolder run, Class<T> type) {
    return run.events().map(JournalLine::event).filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void shortTextsGoThroughAllStagesAndEveryPartIsDrawnWhileTheRunGoesOn() {
    RunFolder run = run("own-problems");

    Map<String, List<ProblemRow>> declared =
        events(run, ProblemsDeclared.class).stream()
            .collect(
                Collectors.groupingBy(
                    ProblemsDeclared::set,
                    Collectors.flatMapping(set -> set.problems().stream(), Collectors.toList())));
    assertThat(declared.get("evaluate")).hasSize(6);
    assertThat(declared.get("probe-select")).hasSize(3);
    assertThat(declared.get("probe-confirm")).hasSize(3);
    assertThat(declared.get("signal")).hasSizeGreaterThan(4);
    Set<String> heldOut =
        declared.get("evaluate").stream().map(ProblemRow::question).collect(Collectors.toSet());
    assertThat(declared.get("signal"))
        .extracting(ProblemRow::question)
        .doesNotContainAnyElementsOf(heldOut);
    assertThat(run.resultFile()).exists();
  }

  @Test
  void programsAreTheRewardOfASignalPhase() {
    try (Sandbox sandbox = Sandbox.open()) {
      Assumptions.assumeTrue(
          sandbox.runs(ProgramTests.Language.PYTHON), "no Python here: " + sandbox.reason());
    }

    RunFolder run = run("tiny-programs");

    assertThat(events(run, GroupSampled.class))
        .filteredOn(group -> group.stage().equals("signal"))
        .hasSize(8)
        .flatExtracting(GroupSampled::rollouts)
        .extracting(RunEvent.Rollout::verdict)
        .doesNotContain(Outcome.ERROR);
  }
}
