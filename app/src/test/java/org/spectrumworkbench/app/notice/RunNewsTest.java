package org.spectrumworkbench.app.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.shell.TestRuns;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.FailedStart;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;

class RunNewsTest {
  @TempDir Path home;
  private static final Clock CLOCK = Clock.systemUTC();

  private final RunNews news = new RunNews();
  private final Map<Path, Journal.Writer> journals = new HashMap<>();

  private Attempt attempt(String name) {
    RunFolder run = RunFolder.create(home, Settings.initial().with("name", name, "test"), CLOCK);
    return run.newAttempt();
  }

  private void write(Attempt attempt, RunEvent... events) {
    Journal.Writer journal =
        journals.computeIfAbsent(attempt.journal(), file -> new Journal.Writer(file, 0, CLOCK));
    for (RunEvent event : events) {
      journal.write(event);
    }
  }

  @AfterEach
  void closeJournals() {
    journals.values().forEach(Journal.Writer::close);
  }

  private static RunEvent state(RunState state, String message) {
    return new RunEvent.StateChanged(state, message);
  }

  private static RunEvent noted(String level, String message) {
    return new RunEvent.Noted(level, "signal", 3, message);
  }

  private List<String> look(Attempt... underWay) {
    return news.look(List.of(underWay)).stream()
        .map(notice -> notice.title() + "|" + notice.text())
        .toList();
  }

  @Test
  void endFailureAndAlertsAreToldOnceEach() {
    Attempt good = attempt("good");
    Attempt bad = attempt("bad");
    write(good, state(RunState.RUNNING, ""));
    write(bad, state(RunState.RUNNING, ""));
    assertThat(look(good, bad)).isEmpty();
    write(good, noted("warning", "entropy collapses"), noted("info", "a word"));
    write(good, noted("warning", "entropy collapses"));
    assertThat(look(good, bad)).containsExactly("good warns|entropy collapses");
    write(good, noted("warning", "entropy collapses"), state(RunState.FINISHED, ""));
    write(bad, state(RunState.FAILED, "the loss is not a number"));
    assertThat(look()).containsExactly("good is finished|", "bad failed|the loss is not a number");
    assertThat(look()).isEmpty();
  }

  @Test
  void stopByTheUserIsNoNewsAndAVanishedWorkerIs() throws Exception {
    Attempt stopped = attempt("stopped");
    Attempt gone = attempt("gone");
    write(stopped, state(RunState.RUNNING, ""));
    write(gone, state(RunState.RUNNING, ""));
    assertThat(look(stopped, gone)).isEmpty();
    write(stopped, state(RunState.STOPPED, "stopped by the user"));
    assertThat(look())
        .containsExactly("gone failed|Its worker is gone without a word; it can be resumed.");
  }

  @Test
  void runThatWaitedAndCouldNotBeStartedIsToldAndOneTakenOutIsNot() {
    Settings settings = Settings.initial();
    RunFolder bad = RunFolder.create(home, settings.with("name", "bad", "test"), CLOCK);
    RunFolder taken = RunFolder.create(home, settings.with("name", "taken out", "test"), CLOCK);
    assertThat(look(new Attempt(bad, 1), new Attempt(taken, 1))).isEmpty();
    Attempt unused = FailedStart.record(bad, new WorkbenchException("no java", "get one"), CLOCK);
    assertThat(look()).containsExactly("bad failed|no java\nget one");
  }

  @Test
  void whatWasWarnedOfBeforeTheFirstLookIsNoNews() {
    Attempt old = attempt("old");
    write(old, state(RunState.RUNNING, ""), noted("warning", "long ago"));
    assertThat(look(old)).isEmpty();
    Attempt later = attempt("later");
    write(later, state(RunState.RUNNING, ""), noted("warning", "at its start"));
    write(old, noted("warning", "just now"));
    assertThat(look(old, later)).containsExactly("old warns|just now", "later warns|at its start");
  }

  @Test
  void runThatWarnsAllTheTimeDoesNotBuryTheOthers() {
    Attempt loud = attempt("loud");
    assertThat(look(loud)).isEmpty();
    TestRuns.beat(loud);
    for (int i = 0; i < 30; i++) {
      write(loud, noted("warning", "number " + i));
    }
    assertThat(look(loud)).hasSize(5);
  }

  @Test
  void choiceIsKeptAndADamagedOneMeansEverything() throws Exception {
    Workbench workbench = new Workbench(home);
    assertThat(Notices.read(workbench)).isEqualTo(Notices.ALL);
    Notices few = new Notices(false, true, false, true);
    few.write(workbench);
    assertThat(Notices.read(workbench)).isEqualTo(few);
    assertThat(few.wants(Notice.Kind.END)).isFalse();
    assertThat(few.wants(Notice.Kind.FAILURE)).isTrue();
    Files.writeString(home.resolve("notices.json"), "{\"end\": tru");
    assertThat(Notices.read(workbench)).isEqualTo(Notices.ALL);
  }
}
