package org.spectrumworkbench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.store.RunSync;
import org.spectrumworkbench.store.Store;

class WorkbenchWatchTest {
  @TempDir Path home;
  private final List<String> told = new ArrayList<>();
  private Store store;
  private TestRuns runs;
  private WorkbenchWatch watch;

  @BeforeEach
  void open() {
    store = Store.open(home.resolve("store"));
    runs = new TestRuns(home.resolve("runs"));
    watch =
        new WorkbenchWatch(
            new RunSync(store, List.of(home.resolve("runs"))),
            Background.sameThread(),
            fault -> told.add(fault.getMessage()));
  }

  @AfterEach
  void close() {
    watch.close();
    store.close();
  }

  @Test
  void revisionGrowsAtTheFirstLookAndWhenRunsChange() {
    assertThat(watch.revision().get()).isZero();
    watch.poll();
    assertThat(watch.revision().get()).isOne();
    watch.poll();
    assertThat(watch.revision().get()).isOne();

    RunFolder unused = runs.finished("a", .3);
    watch.poll();
    assertThat(watch.revision().get()).isEqualTo(2);
    assertThat(watch.faultsProperty().get()).isEmpty();
  }

  @Test
  void faultLastsUntilItIsMendedAndIsToldAgainWhenItComesBack() throws IOException {
    Path journal = runs.finished("a", .3).latestAttempt().orElseThrow().journal();
    String good = Files.readString(journal);
    Files.writeString(journal, "garbled\n" + good);
    watch.poll();
    watch.poll();
    assertThat(watch.faultsProperty().get()).hasSize(1);
    assertThat(told).hasSize(1);

    Files.writeString(journal, good);
    watch.poll();
    assertThat(watch.faultsProperty().get()).isEmpty();

    Path other = runs.finished("b", .3).latestAttempt().orElseThrow().journal();
    Files.writeString(other, "garbled\n");
    watch.poll();
    assertThat(watch.faultsProperty().get()).hasSize(1);
    assertThat(told).hasSize(2);
  }

  @Test
  void databaseThatFailsIsALastingFaultAndTheWatchGoesOn() {
    watch.poll();
    store.close();

    RunFolder unused = runs.finished("a", .3);
    watch.poll();
    watch.poll();

    assertThat(watch.faultsProperty().get()).isNotEmpty();
    assertThat(told).hasSameSizeAs(watch.faultsProperty().get());
  }

  @Test
  void statusBarWarnsAsLongAsThereIsAFault() {
    StatusModel status = new StatusModel();

    status.warn(List.of(new WorkbenchException("The disk is full", "Free some.")));
    assertThat(status.warningProperty().get()).isEqualTo("The disk is full");

    status.warn(List.of());
    assertThat(status.warningProperty().get()).isEmpty();
  }
}
