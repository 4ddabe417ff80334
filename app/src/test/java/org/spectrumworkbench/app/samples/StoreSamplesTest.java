package org.spectrumworkbench.app.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.store.Store;

class StoreSamplesTest {
  private static final List<RunEvent.PlannedStage> PLAN =
      List.of(new RunEvent.PlannedStage("signal", "signal", "MGPO", 9));

  @TempDir Path home;
  private Store store;
  private RunFolder run;

  @BeforeEach
  void open() {
    store = Store.open(home.resolve("store"));
    run = RunFolder.create(home.resolve("runs"), Settings.initial(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Journal.Writer attempt(long lastSeq, long resumedAfter) {
    Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), lastSeq, Clock.systemUTC());
    journal.write(
        new RunEvent.AttemptStarted(
            run.id(), "test", run.attempts().size(), resumedAfter, PLAN, Map.of(), 1));
    journal.write(new RunEvent.StageStarted("signal", 0));
    return journal;
  }

  private static RunEvent.GroupSampled group(int step, String problem) {
    return new RunEvent.GroupSampled(
        "signal",
        step,
        problem,
        1,
        null,
        null,
        List.of(
            new RunEvent.Rollout(
                0, "7", List.of(1), Outcome.CORRECT, "equal", "7", 1, null, 1, -.5, .5)));
  }

  private List<Integer> steps(StoreSamples samples) {
    long unused = store.take(run);
    return samples.stages(run.id()).getFirst().steps();
  }

  @Test
  void stepsFollowTheRunAlsoWhereAResumeTakesSomeBack() {
    StoreSamples samples = new StoreSamples(store);
    long afterStep1;
    long last;
    try (Journal.Writer journal = attempt(0, 0)) {
      journal.write(group(1, "a"));
      afterStep1 = journal.lastSeq();
      journal.write(group(2, "a"));
      assertThat(steps(samples)).containsExactly(1, 2);
      journal.write(group(2, "b"));
      assertThat(steps(samples)).containsExactly(1, 2);
      journal.write(group(3, "a"));
      journal.write(group(4, "a"));
      last = journal.lastSeq();
      assertThat(steps(samples)).containsExactly(1, 2, 3, 4);
    }
    try (Journal.Writer journal = attempt(last, afterStep1)) {
      assertThat(steps(samples)).containsExactly(1);
      journal.write(group(2, "a"));
      assertThat(steps(samples)).containsExactly(1, 2);
    }
  }

  @Test
  void stepWithVeryManyProblemsIsCutAndSaysSo() {
    int many = StoreSamples.MOST_GROUPS + 3;
    try (Journal.Writer journal = attempt(0, 0)) {
      IntStream.range(0, many).forEach(i -> journal.write(group(1, "p" + i)));
    }
    long unused = store.take(run);
    SampleSource.Step step = new StoreSamples(store).step(run.id(), "signal", 1);
    assertThat(step.sampled()).isEqualTo(many);
    assertThat(step.groups()).hasSize(StoreSamples.MOST_GROUPS);
    assertThat(step.groups().getLast().problem()).isEqualTo("p" + (many - 1));
    assertThat(step.groups().getLast().answers()).hasSize(1);
  }
}
