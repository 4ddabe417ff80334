package org.spectrumworkbench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.queue.Priority;
import org.spectrumworkbench.app.queue.QueueEntry;
import org.spectrumworkbench.app.queue.QueueView;
import org.spectrumworkbench.core.experiment.Forecast;
import org.spectrumworkbench.core.experiment.Forecast.Range;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.Resources;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;

class SectionsTest {
  @TempDir Path home;
  private TestWorkspace fakes;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  private RunFolder run() {
    return RunFolder.create(home.resolve("runs"), Settings.initial(), Clock.systemUTC());
  }

  private Section section(RunFolder run) {
    fakes.sync();
    fakes.workspace.selection().selectRun(run.id());
    return new Sections(fakes.workspace).of(fakes.workspace.selection().get()).getFirst();
  }

  private static List<String> values(Section section, String name) {
    return section.facts().stream()
        .filter(fact -> fact.label().equals(name))
        .map(Section.Fact::value)
        .toList();
  }

  @Test
  void whatWasForeseenStandsBesideWhatWasMeasuredOnceAndInItsUnits() {
    RunFolder run = run();
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), 0, Clock.systemUTC())) {
      journal.write(
          new RunEvent.AttemptStarted(
              run.id(),
              "name",
              1,
              0,
              List.of(new RunEvent.PlannedStage("sft", "sft", "Fine-tune", 4)),
              Map.of("device", "cpu"),
              1));
      journal.write(
          new RunEvent.Forecasted(
              new Forecast(
                  Map.of("sft", new Range(60, 180)),
                  Map.of("program", new Range(200e6, 300e6)),
                  Map.of("journal", new Range(5e6, 50e6)),
                  true),
              1.9));
      journal.write(new RunEvent.StageFinished("sft", 80));
      journal.write(new RunEvent.RunMeasured(250_000_000, Map.of("journal", 6_000_000L)));
      journal.write(
          new RunEvent.ResourcesUsed(
              RunState.FINISHED,
              new Resources(Instant.EPOCH, Instant.EPOCH, 82, 250_000_000L, null, "not told")));
      journal.write(new RunEvent.StateChanged(RunState.FINISHED, ""));
    }
    Section section = section(run);
    assertThat(values(section, "Time"))
        .containsExactly("1 min 22 s (forecast 1 min – 3 min: within)");
    assertThat(values(section, "Peak memory"))
        .singleElement()
        .asString()
        .startsWith("250 MB (forecast 200");
    assertThat(section.facts())
        .allMatch(fact -> Character.isUpperCase(fact.label().codePointAt(0)), "is capitalised");
  }

  @Test
  void waitingRunSaysThatItWaitsAndTookNothing() {
    RunFolder run = run();
    fakes.queue.pause(true);
    QueueEntry unused = fakes.queue.add(run, Priority.NORMAL, Optional.empty());
    QueueView seen = fakes.workspace.queue().look().orElseThrow();
    assertThat(seen.waiting()).hasSize(1);
    Section section = section(run);
    assertThat(values(section, "State")).containsExactly("waiting, place 1");
    assertThat(values(section, "Took")).isEmpty();
    assertThat(section.explanation()).startsWith("It waits in the queue");
    assertThat(fakes.queue.remove(run.path())).isPresent();
    QueueView after = fakes.workspace.queue().look().orElseThrow();
    assertThat(after.waiting()).isEmpty();
    assertThat(section(run).explanation()).startsWith("It was taken out of the queue");
  }
}
