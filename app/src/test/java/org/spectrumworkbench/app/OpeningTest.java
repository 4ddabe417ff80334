package org.spectrumworkbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.app.shell.WindowMemory;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.store.Store;

class OpeningTest extends HeadlessTest {
  @TempDir Path home;
  private final List<WorkbenchWindow.Opened> opened = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final CompletableFuture<WorkbenchWindow.Opened> store = new CompletableFuture<>();

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
