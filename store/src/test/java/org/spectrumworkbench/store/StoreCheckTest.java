package org.spectrumworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.care.StoreCheck;
import org.spectrumworkbench.store.care.StoreSize;

final class StoreCheckTest {
  @TempDir Path home;
  private Workbench workbench;
  private RunFolder finished;
  private RunFolder resumed;
  private Store store;

  @BeforeEach
  void fill() {
    workbench = new Workbench(home);
    finished = SmallRun.finished(workbench.runs());
    resumed = SmallRun.resumed(workbench.runs());
    store = Store.open(workbench.store());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private StoreCheck.Found look() {
    return StoreCheck.of(store, workbench, true, Watch.NOBODY);
  }

  @Test
  void allIsWellWhereNothingWasTouched() {
    StoreCheck.Found found = look();
    assertThat(found.faults()).isEmpty();
    assertThat(found.runs()).isEqualTo(2);
    assertThat(found.compared()).isEqualTo(2);
    assertThat(found.events()).isGreaterThan(40);
    assertThat(found.checkpoints()).isEqualTo(2);
    assertThat(found.rows()).isGreaterThan(60);
    assertThat(found.notes()).as("hand-made runs have no checkpoints on disk").isNotEmpty();
    assertThat(workbench.store().getParent().resolve("spectrum-verify")).doesNotExist();
  }

  @Test
  void rowsThatAnotherProcessTookInAreTheSame() throws Exception {
    // Maps are in another order in each process.
    Workbench other = new Workbench(home.resolve("other"));
    RunFolder run = SmallRun.folder(other.runs());
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), 0, SmallRun.CLOCK)) {
      journal.write(
          new RunEvent.AttemptStarted(
              run.id(),
              "small",
              1,
              0,
              SmallRun.PLAN,
              Map.of("java", "25", "os", "Linux", "cpu", "two", "threads", "1", "seed", "1"),
              4711));
      journal.write(
          new RunEvent.RunMeasured(5, Map.of("journal", 1L, "models", 2L, "checkpoints", 3L)));
      journal.write(new RunEvent.StateChanged(RunState.FINISHED, ""));
    }
    for (int i = 0; i < 3; i++) {
      try (OtherProgram owner = OtherProgram.start("shares", other.store(), run.path())) {
        owner.order("take", "taken");
        owner.order("close", "closed");
      }
      try (Store there = Store.open(other.store())) {
        StoreCheck.Found found = StoreCheck.of(there, other, true, Watch.NOBODY);
        assertThat(found.faults()).isEmpty();
        assertThat(found.compared()).isEqualTo(1);
        there.forget(run.id());
      }
    }
  }

  @Test
  void rowThatDiffersFromItsJournalIsFound() {
    new RunSync(store, List.of(workbench.runs())).catchUp();
    int changed =
        store
            .database()
            .with(handle ->
                handle.execute(
                    "UPDATE rollout SET text = 'other' WHERE id = (SELECT MIN(id) FROM rollout)"));
    assertThat(changed).isEqualTo(1);
    assertThat(look().faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault).hasMessageContaining("table rollout, other values in");
          assertThat(fault.mend()).contains("spectrum store rebuild");
        });
    int deleted =
        store.database().with(handle -> handle.execute("DELETE FROM metric WHERE step = 3"));
    assertThat(deleted).isPositive();
    assertThat(look().faults())
        .anyMatch(fault -> String.valueOf(fault.getMessage()).contains("table metric, "));
    assertThat(StoreCheck.of(store, workbench, false, Watch.NOBODY).faults())
        .as("without the comparison nobody sees it")
        .isEmpty();
  }

  @Test
  void changedSettingsLackingEventsAndDamageAreNamed() throws IOException {
    new RunSync(store, List.of(workbench.runs())).catchUp();
    Path settings = finished.path().resolve("experiment.yaml");
    Files.writeString(settings, Files.readString(settings) + "# edited\n");
    Path journal = resumed.attempts().getFirst().journal();
    List<String> lines = Files.readAllLines(journal);
    lines.remove(5);
    Files.write(journal, lines);
    RunFolder third = SmallRun.finished(workbench.runs());
    Files.writeString(third.attempts().getFirst().journal(), "no event\n");
    Files.writeString(third.resultFile(), "no result");
    RunFolder fourth = SmallRun.folder(workbench.runs());
    Files.writeString(fourth.path().resolve("run.json"), "{}");

    List<String> faults = look().faults().stream().map(Throwable::getMessage).toList();

    assertThat(faults)
        .anyMatch(fault -> fault.contains("were changed after the run was made"))
        .anyMatch(fault -> fault.contains("lacks events: after 5 comes 7"))
        .anyMatch(fault -> fault.contains("damaged at byte 0"))
        .anyMatch(fault -> fault.contains("result.json cannot be read"))
        .anyMatch(fault -> fault.contains(fourth.id()) && fault.contains("is not a run"));
  }

  @Test
  void checkpointThatIsCutShortIsNamedAndOneThatWasLeftOutIsNoFault() throws IOException {
    Path folder = finished.path().resolve("attempt-1/checkpoints/sft-5");
    Files.createDirectories(folder);
    assertThat(look().faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.getMessage()).contains("sft-5"));
    WholeFile.deleteTree(folder.getParent());
    StoreCheck.Found without = look();
    assertThat(without.faults()).isEmpty();
    assertThat(without.notes())
        .anyMatch(note -> note.contains("1 checkpoints of " + finished.id()));
  }

  @Test
  void sizesAddUpAndTheLargestRunComesFirst() throws IOException {
    new RunSync(store, List.of(workbench.runs())).catchUp();
    Path checkpoint = resumed.path().resolve("attempt-2/checkpoints/signal-2/model.safetensors");
    Files.createDirectories(checkpoint.getParent());
    Files.write(checkpoint, new byte[1_000_000]);
    Path model = finished.path().resolve("attempt-1/models/signal/model.safetensors");
    Files.createDirectories(model.getParent());
    Files.write(model, new byte[500_000]);
    Files.createDirectories(workbench.datasets());
    Files.write(workbench.datasets().resolve("rows"), new byte[250_000]);

    StoreSize size = StoreSize.of(store, workbench, Watch.NOBODY);

    assertThat(size.runs())
        .extracting(StoreSize.Run::id)
        .containsExactly(resumed.id(), finished.id());
    assertThat(size.runs().getFirst().checkpoints()).isEqualTo(1_000_000);
    assertThat(size.runs().getLast().models()).isEqualTo(500_000);
    assertThat(size.runs().getLast().journal())
        .isEqualTo(Files.size(finished.attempts().getFirst().journal()));
    assertThat(size.runs().stream().mapToLong(StoreSize.Run::rows).sum())
        .isBetween(size.database() - 2, size.database() + 2);
    assertThat(size.other()).isEqualTo(250_000);
    assertThat(size.total())
        .isEqualTo(
            size.runs().stream().mapToLong(StoreSize.Run::folder).sum()
                + size.database()
                + 250_000);
    assertThat(size.free()).isPositive();
  }
}
