package org.spectrumworkbench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.notice.Notice;
import org.spectrumworkbench.app.notice.Notices;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;

class NoticeModelTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private NoticeModel model;
  private boolean inFront;
  private String inSight = "";
  private final List<Notice> onDesktop = new ArrayList<>();
  private final List<Notice> inWindow = new ArrayList<>();
  private Runnable open = () -> {};

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    model =
        new NoticeModel(
            fakes.workspace,
            onDesktop::add,
            () -> inFront,
            run -> run.equals(inSight),
            (notice, action) -> {
              inWindow.add(notice);
              open = action;
            });
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  private RunFolder finishes() {
    RunFolder run = RunFolder.create(home.resolve("runs"), Settings.initial(), Clock.systemUTC());
    Attempt attempt = run.newAttempt();
    model.look(List.of(attempt));
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, Clock.systemUTC())) {
      journal.write(new RunEvent.StateChanged(RunState.FINISHED, ""));
    }
    model.look(List.of());
    return run;
  }

  @Test
  void windowInFrontTellsByItselfAndOpensTheRun() {
    inFront = true;
    RunFolder run = finishes();
    assertThat(inWindow).extracting(Notice::run).containsExactly(run.id());
    assertThat(onDesktop).isEmpty();
    open.run();
    assertThat(fakes.workspace.selection().get().run()).isEqualTo(run.id());
    assertThat(fakes.opened).containsExactly("live");
  }

  @Test
  void desktopTellsWhereNobodyLooks() {
    RunFolder run = finishes();
    assertThat(onDesktop).extracting(Notice::run).containsExactly(run.id());
  }

  @Test
  void runThatOneLooksAtIsNotTold() {
    inFront = true;
    RunFolder run = RunFolder.create(home.resolve("runs"), Settings.initial(), Clock.systemUTC());
    inSight = run.id();
    Attempt attempt = run.newAttempt();
    model.look(List.of(attempt));
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, Clock.systemUTC())) {
      journal.write(new RunEvent.StateChanged(RunState.FAILED, "why"));
    }
    model.look(List.of());
    assertThat(inWindow).isEmpty();
  }

  @Test
  void runThatAWindowBehindOthersShowsIsTold() {
    RunFolder run = RunFolder.create(home.resolve("runs"), Settings.initial(), Clock.systemUTC());
    inSight = run.id();
    Attempt attempt = run.newAttempt();
    model.look(List.of(attempt));
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, Clock.systemUTC())) {
      journal.write(new RunEvent.StateChanged(RunState.FINISHED, ""));
    }
    model.look(List.of());
    assertThat(onDesktop).extracting(Notice::run).containsExactly(run.id());
  }

  @Test
  void whatTheUserDoesNotWantIsNotTold() {
    new Notices(false, true, true, true).write(fakes.workspace.workbench());
    RunFolder unused = finishes();
    assertThat(inWindow).isEmpty();
    new Notices(true, true, true, false).write(fakes.workspace.workbench());
    RunFolder alsoUnused = finishes();
    assertThat(inWindow).hasSize(1);
    assertThat(onDesktop).isEmpty();
  }
}
