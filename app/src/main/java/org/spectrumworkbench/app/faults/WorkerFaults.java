package org.spectrumworkbench.app.faults;

import static org.spectrumworkbench.app.faults.Fault.Place.ANYWHERE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.spectrumworkbench.app.faults.Fault.NotTried;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.query.RunRow;

/** What can happen to a worker's process and to its files. */
final class WorkerFaults {
  private static final int KILLS_A_RUN = 3;

  private WorkerFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "worker-killed",
            "kill -9 of the worker at random moments",
            ANYWHERE,
            WorkerFaults::killed),
        new Fault("worker-terminated", "SIGTERM of the worker", ANYWHERE, WorkerFaults::terminated),
        new Fault(
            "worker-aborted",
            "a native abort and a segmentation fault in the worker",
            ANYWHERE,
            WorkerFaults::aborted),
        new Fault(
            "journal-torn",
            "the journal's last line torn by a crash",
            ANYWHERE,
            WorkerFaults::tornJournal),
        new Fault(
            "heap-too-small",
            "a worker whose Java heap is too small",
            ANYWHERE,
            WorkerFaults::smallHeap),
        new Fault(
            "native-memory-limit",
            "a worker that gets no more native memory",
            ANYWHERE,
            WorkerFaults::smallNative),
        new Fault(
            "clock-set-back",
            "the clock set back by an hour under a worker",
            ANYWHERE,
            WorkerFaults::clockSetBack));
  }

  private static void killed(FaultLab lab, Seen seen) throws Exception {
    RunFolder unused = lab.reference();
    while (seen.tries() < lab.effort().kills()) {
      RunFolder run = lab.newRun();
      List<Left> killed = new ArrayList<>();
      while (killed.size() < KILLS_A_RUN && seen.tries() < lab.effort().kills()) {
        WorkerProcess worker = lab.start(run);
        if (!lab.awaitRandomMoment(run, worker)) {
          break;
        }
        worker.kill();
        boolean gone = worker.waitFor(FaultLab.SOON);
        seen.must("the process is gone", gone, "it goes on");
        if (worker.attempt().state() == RunState.FINISHED) {
          break;
        }
        seen.tried();
        seen.count(stage(run));
        lab.storeSaysInterrupted(run, seen);
        killed.add(new Left(worker.attempt(), bytes(worker.attempt()), lastSaved(run)));
      }
      lab.endsAsIfNothingHadHappened(run, seen);
      for (Left left : killed) {
        keptWhatWasAcknowledged(run, left, seen);
      }
    }
  }

  /**
   * A killed attempt: the bytes of its journal, and the last event of the run's that a resume may
   * not go back behind.
   */
  private record Left(Attempt attempt, byte[] journal, long saved) {}

  private static void keptWhatWasAcknowledged(RunFolder run, Left left, Seen seen)
      throws IOException {
    // A worker that is killed early has not said yet where it begins.
    long resumedAfter =
        run.attempts().stream()
            .filter(attempt -> attempt.number() > left.attempt().number())
            .flatMap(attempt -> started(attempt).stream())
            .mapToLong(RunEvent.AttemptStarted::resumedAfter)
            .findFirst()
            .orElse(-1);
    seen.must(
        "a resume goes on from what was saved last",
        resumedAfter == left.saved(),
        "event " + resumedAfter + " and not " + left.saved());
    seen.must(
        "what the killed worker wrote stays as it was",
        Arrays.equals(left.journal(), bytes(left.attempt())),
        left.attempt().journal() + " has changed");
  }

  private static void terminated(FaultLab lab, Seen seen) throws Exception {
    RunFolder unused = lab.reference();
    // A run may end before its moment comes.
    while (seen.tries() < lab.effort().repeats()) {
      RunFolder run = lab.newRun();
      WorkerProcess worker = lab.start(run);
      if (lab.awaitRandomMoment(run, worker)) {
        FaultLab.signal(worker.pid(), "TERM");
        seen.must("the worker ends", worker.waitFor(FaultLab.SOON), "it goes on");
        seen.tried();
        // Whom it reaches before the journal is begun cannot write down how it ended.
        RunRow row =
            lab.storeSays(
                run,
                started(worker.attempt()).isEmpty()
                    ? EnumSet.of(RunState.CREATED, RunState.INTERRUPTED)
                    : EnumSet.of(RunState.STOPPED, RunState.FINISHED),
                seen);
        seen.must(
            "a message says what happened",
            row.state() == RunState.FINISHED
                || row.message()
                    .contains(
                        row.state() == RunState.STOPPED
                            ? "stopped by the user"
                            : "ended without a word"),
            row.message());
      }
      lab.endsAsIfNothingHadHappened(run, seen);
    }
  }

  private static void aborted(FaultLab lab, Seen seen) throws Exception {
    for (String signal : List.of("ABRT", "SEGV")) {
      RunFolder run = lab.newRun();
      WorkerProcess worker = lab.start(run);
      awaitStep(worker, "sft", 5);
      FaultLab.signal(worker.pid(), signal);
      seen.must("the process is gone", worker.waitFor(FaultLab.PATIENCE), "it goes on");
      seen.tried();
      RunRow row = lab.storeSays(run, EnumSet.of(RunState.INTERRUPTED), seen);
      seen.must(
          "a message says what happened",
          row.message().contains(signal.equals("ABRT") ? "ended without a word" : "SIGSEGV"),
          row.message());
      lab.endsAsIfNothingHadHappened(run, seen);
    }
  }

  private static void tornJournal(FaultLab lab, Seen seen) throws Exception {
    for (int i = 0; i < lab.effort().repeats(); i++) {
      RunFolder run = lab.newRun();
      WorkerProcess worker = lab.start(run);
      awaitStep(worker, i % 2 == 0 ? "sft" : "signal", 5);
      worker.kill();
      boolean unused = worker.waitFor(FaultLab.SOON);
      // A crash of the machine leaves a line half written: cut it in its middle.
      byte[] left = bytes(worker.attempt());
      int lastLine = lineStart(left);
      int cut = lastLine + 1 + lab.random().nextInt(left.length - lastLine - 1);
      try (FileChannel channel =
          FileChannel.open(worker.attempt().journal(), StandardOpenOption.WRITE)) {
        channel.truncate(cut);
      }
      seen.tried();
      lab.storeSaysInterrupted(run, seen);
      lab.endsAsIfNothingHadHappened(run, seen);
    }
  }

  private static void smallHeap(FaultLab lab, Seen seen) throws Exception {
    RunFolder run = lab.newRun();
    WorkerProcess worker = lab.start(run, program -> program.withOptions("-Xmx14m"));
    endsForMemory(lab, run, worker, seen);
  }

  private static void smallNative(FaultLab lab, Seen seen) throws Exception {
    if (!FaultLab.has("prlimit")) {
      throw new NotTried("needs prlimit, of util-linux");
    }
    RunFolder run = lab.newRun();
    WorkerProcess worker = lab.start(run);
    awaitStep(worker, "sft", 5);
    long size = virtualBytes(worker.pid());
    int code =
        new ProcessBuilder("prlimit", "--pid", Long.toString(worker.pid()), "--as=" + size)
            .inheritIO()
            .start()
            .waitFor();
    if (code != 0) {
      throw new NotTried("prlimit may not limit the worker here");
    }
    endsForMemory(lab, run, worker, seen);
  }

  private static void endsForMemory(FaultLab lab, RunFolder run, WorkerProcess worker, Seen seen)
      throws Exception {
    boolean ended = worker.waitFor(FaultLab.PATIENCE);
    seen.must("the worker ends", ended, "it goes on");
    if (!ended) {
      worker.kill();
    }
    seen.tried();
    RunRow row = lab.storeSays(run, EnumSet.of(RunState.FAILED, RunState.INTERRUPTED), seen);
    seen.count(row.state().name().toLowerCase(Locale.ROOT));
    seen.must(
        "a message says what happened",
        row.message().toLowerCase(Locale.ROOT).contains("memory"),
        row.message());
    lab.endsAsIfNothingHadHappened(run, seen);
  }

  private static void clockSetBack(FaultLab lab, Seen seen) throws Exception {
    Path library =
        Stream.of(
                "/usr/lib/x86_64-linux-gnu",
                "/usr/lib/aarch64-linux-gnu",
                "/usr/lib64",
                "/usr/lib",
                "/usr/local/lib")
            .map(folder -> Path.of(folder, "faketime", "libfaketimeMT.so.1"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(
                () -> new NotTried("needs libfaketime (Debian: sudo apt install faketime)"));
    Path offset = lab.workbench().home().resolve("clock");
    Files.writeString(offset, "+0");
    RunFolder run = lab.newRun();
    WorkerProcess worker =
        lab.start(
            run,
            program ->
                program.withEnvironment(
                    Map.of(
                        "LD_PRELOAD",
                        library.toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        offset.toString(),
                        "FAKETIME_NO_CACHE",
                        "1",
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1")));
    awaitStep(worker, "sft", 5);
    Files.writeString(offset, "-1h");
    seen.tried();
    RunRow row = lab.storeSays(run, EnumSet.of(RunState.RUNNING), seen);
    FaultLab.pause(Duration.ofSeconds(2));
    row = lab.storeSays(run, EnumSet.of(RunState.RUNNING, RunState.FINISHED), seen);
    seen.must("the worker goes on", worker.waitFor(FaultLab.PATIENCE), row.state());
    List<JournalLine> lines = Journal.readAll(worker.attempt().journal());
    boolean ordered = true;
    for (int i = 1; i < lines.size(); i++) {
      ordered &= !lines.get(i).time().isBefore(lines.get(i - 1).time());
    }
    seen.must("times in the journal never run backwards", ordered, "they do");
    seen.must(
        "durations are those that passed",
        run.events()
            .noneMatch(line ->
                line.event() instanceof RunEvent.StageFinished end
                    && (end.seconds() < 0 || end.seconds() > 600)),
        "a stage of more than 600 s or less than none");
    lab.endsAsIfNothingHadHappened(run, seen);
  }

  /** Waits until a worker has taken a step, and fails where it ends before. */
  static void awaitStep(WorkerProcess worker, String stage, int step) throws InterruptedException {
    awaitStep(worker.attempt(), stage, step);
    if (worker.exitCode().isPresent()) {
      throw new IllegalStateException(
          "the worker ends before step " + step + " of " + stage + ": " + tail(worker.attempt()));
    }
  }

  /** The same of an attempt that another process started. */
  static void awaitStep(Attempt attempt, String stage, int step) throws InterruptedException {
    boolean there =
        FaultLab.await(
            FaultLab.PATIENCE,
            () ->
                !attempt.state().isLive() && attempt.state() != RunState.CREATED
                    || Journal.lines(attempt.journal())
                        .anyMatch(line ->
                            line.event() instanceof RunEvent.MetricsRecorded m
                                && m.stage().equals(stage)
                                && m.step() >= step));
    if (!there) {
      throw new IllegalStateException(
          "the worker does not come to step " + step + " of " + stage + ": " + tail(attempt));
    }
  }

  private static String tail(Attempt attempt) {
    return String.join(" | ", WorkerProcess.logTail(attempt, 5));
  }

  /** In which stage the newest event lies, however many attempts it took to come there. */
  private static String stage(RunFolder run) {
    return run.events()
        .map(line ->
            switch (line.event()) {
              case RunEvent.StageStarted started -> started.stage();
              case RunEvent.StageFinished finished -> "after " + finished.stage();
              default -> "";
            })
        .filter(stage -> !stage.isEmpty())
        .reduce((first, second) -> second)
        .orElse("before the first stage");
  }

  /** The last event that a resume may not go back behind. */
  private static long lastSaved(RunFolder run) {
    return run.events()
        .filter(line ->
            line.event() instanceof RunEvent.CheckpointSaved
                || line.event() instanceof RunEvent.PartFinished
                || line.event() instanceof RunEvent.StageFinished)
        .mapToLong(JournalLine::seq)
        .max()
        .orElse(0);
  }

  private static Optional<RunEvent.AttemptStarted> started(Attempt attempt) {
    return Journal.lines(attempt.journal())
        .flatMap(line ->
            line.event() instanceof RunEvent.AttemptStarted started
                ? Stream.of(started)
                : Stream.empty())
        .findFirst();
  }

  private static byte[] bytes(Attempt attempt) throws IOException {
    return Files.exists(attempt.journal()) ? Files.readAllBytes(attempt.journal()) : new byte[0];
  }

  private static int lineStart(byte[] bytes) {
    for (int i = bytes.length - 2; i >= 0; i--) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  private static long virtualBytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmSize:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }
}
