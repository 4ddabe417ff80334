package org.spectrumworkbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.app.shell.WindowMemory;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Store;

class OpeningTest extends HeadlessTest {
  @TempDir Path home;
  private Workbench workbench;
  private final List<WorkbenchWindow.Opened> opened = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final CompletableFuture<WorkbenchWindow.Opened> store = new CompletableFuture<>();

  @BeforeEach
  void names() {
    workbench = new Workbench(home);
  }

  @Test
  void stageIsShownBeforeTheStoreIsOpen() {
    begin();
    await("the stage", () -> stage.isShowing());
    assertThat(lookup("#opening").query().isVisible()).isTrue();
    assertThat(opened).isEmpty();
    snapshot("opening");

    try (Store read = Store.open(home)) {
      store.complete(new WorkbenchWindow.Opened(read, WindowMemory.FIRST, Optional.empty()));
      await("the window", () -> opened.size() == 1);
    }
  }

  @Test
  void storeThatCannotBeOpenedIsSaidWithItsMendAndClosingTheCardEnds() {
    begin();
    store.completeExceptionally(
        new WorkbenchException(
            "The database is in use by another program", "Close it, then start again."));

    await("the fault", () -> lookup("#fault-what").tryQuery().isPresent());
    assertThat(((Labeled) lookup("#fault-what").query()).getText())
        .isEqualTo("The database is in use by another program");
    assertThat(lookup("Close it, then start again.").tryQuery()).isPresent();
    assertThat(failures).singleElement().isInstanceOf(WorkbenchException.class);
    snapshot("opening-fault");

    clickOn("#fault-close");
    await("the end", () -> !stage.isShowing());
    assertThat(opened).isEmpty();
  }

  @Test
  void stageClosedMeanwhileClosesTheStore() throws Exception {
    begin();
    Store read = Store.open(home);
    onFx(stage::hide);

    store.complete(new WorkbenchWindow.Opened(read, WindowMemory.FIRST, Optional.empty()));

    await("the store to be closed", () -> !isOpen(read));
    assertThat(opened).isEmpty();
  }

  @Test
  void damagedDatabaseIsRebuiltFromTheRunFoldersAtTheClickOfAButton() throws Exception {
    RunFolder run = RunFixture.in(workbench.runs()).finish();
    Path file = workbench.store().resolve("workbench.mv.db");
    Files.createDirectories(file.getParent());
    Files.write(file, "this is no database".repeat(2000).getBytes(StandardCharsets.UTF_8));
    begin();
    WorkbenchException damage =
        catchThrowableOfType(WorkbenchException.class, () -> Store.open(workbench.store()));
    store.completeExceptionally(damage);

    await("the offer", () -> lookup("#ask-1").tryQuery().isPresent());
    assertThat(((Labeled) lookup("#ask-1").query()).getText())
        .isEqualTo("Rebuild from the run folders");
    snapshot("opening-damaged");
    clickOn("#ask-1");

    await("the window", () -> opened.size() == 1);
    try (Store rebuilt = opened.getFirst().store()) {
      assertThat(rebuilt.runs().find(run.id())).isPresent();
    }
    assertThat(stage.isShowing()).isTrue();
    try (var files = Files.list(workbench.store())) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .anyMatch(name -> name.endsWith(".old.mv.db"));
    }
  }

  @Test
  void whoDeclinesTheRebuildEndsAndKeepsTheDamagedFile() throws Exception {
    Path file = workbench.store().resolve("workbench.mv.db");
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    begin();
    store.completeExceptionally(
        catchThrowableOfType(WorkbenchException.class, () -> Store.open(workbench.store())));

    await("the offer", () -> lookup("#ask-cancel").tryQuery().isPresent());
    clickOn("#ask-cancel");

    await("the end", () -> !stage.isShowing());
    assertThat(file).isEmptyFile();
    assertThat(opened).isEmpty();
  }

  private void begin() {
    onFx(() -> {
      stage.setX(0);
      stage.setY(0);
      new Opening(stage, WindowMemory.FIRST, new TestWorkspace.Files())
          .start(
              () -> {
                try {
                  return store.get();
                } catch (java.util.concurrent.ExecutionException e) {
                  throw (RuntimeException) e.getCause();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              },
              watch -> WorkbenchWindow.Opened.rebuilt(workbench, Clock.systemUTC(), watch),
              opened::add,
              failures::add,
              Background::threads);
      stage.setWidth(1000);
      stage.setHeight(700);
    });
    settle();
  }

  private static boolean isOpen(Store store) {
    try {
      return store.runs().list().isEmpty();
    } catch (RuntimeException closed) {
      return false;
    }
  }
}
