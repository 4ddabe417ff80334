package org.spectrumworkbench.app.faults;

import static org.spectrumworkbench.app.faults.Fault.Place.ANYWHERE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.database.DatabaseFile;

/** What can happen to windows while runs go on. */
final class WindowFaults {
  private WindowFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "window-killed",
            "kill -9 of the window and of the command that started a run, while it goes on",
            ANYWHERE,
            WindowFaults::killed),
        new Fault(
            "window-and-worker-killed",
            "kill -9 of the window and its worker at once",
            ANYWHERE,
            WindowFaults::bothKilled),
        new Fault(
            "two-windows",
            "two windows on one store, of which the one that owns the database is killed",
            ANYWHERE,
            WindowFaults::twoWindows));
  }

  private static void killed(FaultLab lab, Seen seen) throws Exception {
    lab.closeStore();
    RunFolder run = lab.newRun();
    try (ProgramProcess window = window(lab);
        ProgramProcess command =
            ProgramProcess.start(lab.workbench(), p -> p, "resume", run.id())) {
      Attempt attempt = QueueFaults.begun(run);
      window.kill();
      command.kill();
      seen.tried();
      seen.must(
          "the run outlives whoever started it",
          attempt.heartbeat().filter(Attempt.Heartbeat::processIsAlive).isPresent(),
          attempt.state());
      var unused = lab.storeSays(run, EnumSet.of(RunState.RUNNING, RunState.FINISHED), seen);
      seen.must(
          "the run ends",
          FaultLab.await(FaultLab.PATIENCE, () -> attempt.state() == RunState.FINISHED),
          attempt.state());
      var finished = lab.storeSays(run, EnumSet.of(RunState.FINISHED), seen);
      lab.endsAsIfNothingHadHappened(run, seen);
      holdsWhatARebuildGives(lab, seen);
    }
  }

  private static void bothKilled(FaultLab lab, Seen seen) throws Exception {
    lab.closeStore();
    try (ProgramProcess window = window(lab)) {
      RunFolder run = lab.newRun();
      WorkerProcess worker = lab.start(run);
      WorkerFaults.awaitStep(worker, "sft", 5);
      worker.kill();
      window.kill();
      boolean gone = worker.waitFor(FaultLab.SOON);
      seen.must("both are gone", gone, worker);
      seen.tried();
      lab.storeSaysInterrupted(run, seen);
      lab.endsAsIfNothingHadHappened(run, seen);
      var finished = lab.storeSays(run, EnumSet.of(RunState.FINISHED), seen);
      holdsWhatARebuildGives(lab, seen);
    }
  }

  private static void twoWindows(FaultLab lab, Seen seen) throws Exception {
    lab.closeStore();
    try (ProgramProcess first = window(lab);
        ProgramProcess second = window(lab)) {
      RunFolder run = lab.newRun();
      WorkerProcess worker = lab.start(run);
      WorkerFaults.awaitStep(worker, "sft", 5);
      // A third looks too, as a command would.
      var both = lab.storeSays(run, EnumSet.of(RunState.RUNNING, RunState.FINISHED), seen);
      lab.closeStore();
      first.kill();
      seen.tried();
      seen.must(
          "the other window takes the database over within 10 s",
          FaultLab.await(
              FaultLab.SOON, () -> second.hasOpen(lab.workbench().store().resolve(Database.FILE))),
          second.tail());
      seen.must("the run ends", worker.waitFor(FaultLab.PATIENCE), "it does not");
      var finished = lab.storeSays(run, EnumSet.of(RunState.FINISHED), seen);
      seen.must("the other window goes on", second.isAlive(), second.tail());
      lab.endsAsIfNothingHadHappened(run, seen);
      holdsWhatARebuildGives(lab, seen);
    }
  }

  /** A window without a display, with the store open. */
  private static ProgramProcess window(FaultLab lab) throws IOException, InterruptedException {
    boolean isFirst = !DatabaseFile.isHeld(lab.workbench().store());
    ProgramProcess window =
        ProgramProcess.start(
            lab.workbench(),
            program ->
                program.withOptions("-Xmx400m", "-Dglass.platform=Headless", "-Dprism.order=sw"),
            "window");
    Path memory = lab.workbench().home().resolve("logs");
    boolean open =
        FaultLab.await(
            FaultLab.PATIENCE,
            () ->
                !window.isAlive()
                    || window.hasOpen(lab.workbench().store().resolve(Database.FILE))
                    || !isFirst && window.hasSocket());
    if (!open || !window.isAlive()) {
      throw new IllegalStateException("no window opens (" + memory + "): " + window.tail());
    }
    return window;
  }

  /** The store must say what a store says that is made anew from the run folders. */
  static void holdsWhatARebuildGives(FaultLab lab, Seen seen) throws IOException {
    String kept = lab.storeText();
    Path other = lab.workbench().home().resolve("rebuilt-" + System.nanoTime());
    try (Store rebuilt =
        Store.rebuild(
            other,
            List.of(lab.workbench().runs()),
            java.time.Clock.systemUTC(),
            fault -> seen.must("all runs can be taken in", false, fault))) {
      String again = FaultLab.text(rebuilt);
      seen.must(
          "the store holds what a rebuild gives", kept.equals(again), firstDifference(kept, again));
    }
    org.spectrumworkbench.core.WholeFile.deleteTree(other);
  }

  private static String firstDifference(String one, String other) {
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return part(one, at) + " and rebuilt " + part(other, at);
  }

  private static String part(String text, int at) {
    return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 80))
        .replace('\n', ' ');
  }
}
