package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.evaluate.ProblemCount;
import org.spectrumworkbench.core.verify.Outcome;

final class EvaluationCountsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:20:30Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void countsAreThoseOfTheEvaluationsThatCameToTheirEnd() {
    RunFolder run = RunFolder.create(folder, Settings.initial(), CLOCK);
    try (Journal.Writer journal = new Journal.Writer(run.newAttempt().journal(), 0, CLOCK)) {
      journal.write(declared("evaluate", "p1", "p2"));
      journal.write(declared("probe-select", "q1"));
      journal.write(group("evaluate-base", "p1", 0, 4));
      // Sampled again after a break: the newer answers hold.
      journal.write(group("evaluate-base", "p1", 1, 4));
      journal.write(group("evaluate-base", "p2", 4, 4));
      journal.write(evaluated("evaluate-base", "base"));
      journal.write(group("probe", "q1", 2, 4));
      journal.write(group("evaluate-sft", "p1", 3, 4));
    }

    EvaluationCounts counts = EvaluationCounts.of(run);

    assertThat(counts.problems().keySet()).containsExactly("p1", "p2");
    assertThat(counts.byModel())
        .isEqualTo(
            Map.of(
                "base",
                List.of(
                    new ProblemCount("p1", "algebra", 4, 1),
                    new ProblemCount("p2", "algebra", 4, 4))));
  }

  private static RunEvent declared(String set, String... ids) {
    List<RunEvent.ProblemRow> rows = new ArrayList<>();
    for (String id : ids) {
      rows.add(new RunEvent.ProblemRow(id, "algebra", "question " + id, "1"));
    }
    return new RunEvent.ProblemsDeclared(set, rows);
  }

  private static RunEvent group(String stage, String problem, int correct, int samples) {
    List<RunEvent.Rollout> rollouts = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      rollouts.add(
          new RunEvent.Rollout(
              i,
              "answer 1",
              List.of(),
              i < correct ? Outcome.CORRECT : Outcome.TRUNCATED,
              "",
              null,
              0,
              null,
              2,
              -1,
              1));
    }
    return new RunEvent.GroupSampled(
        stage, 0, problem, correct / (double) samples, null, null, rollouts);
  }

  private static RunEvent evaluated(String stage, String model) {
    return new RunEvent.ModelEvaluated(
        stage,
        new StageResult(
            model, 0, new TreeMap<>(), Map.of(), new TreeMap<>(), 2, 4, 1, List.of(1, 4)));
  }
}
