package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import sun.misc.Signal;
import tools.jackson.databind.JsonNode;

class QueueCommandTest {
  @TempDir Path home;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final AtomicInteger calls = new AtomicInteger();

  private int spectrum(String... args) {
    return spectrum(new PrintWriter(out, true), args);
  }

  private int spectrum(PrintWriter terminal, String... args) {
    return new Program(
            new Workbench(home),
            Terminal.unwatched(terminal, new PrintWriter(err, true)),
            Clock.systemUTC(),
            () -> {},
            CommandsTest.NO_PICTURES,
            attempt -> RunState.FINISHED,
            FakeWorker::start,
            () -> {
              calls.incrementAndGet();
              return ProcessHandle.current();
            })
        .run(args);
  }

  private JsonNode queue() {
    out.getBuffer().setLength(0);
    assertThat(spectrum("queue", "--json")).as(err.toString()).isEqualTo(ExitCode.OK);
    return Json.MAPPER.readTree(out.toString());
  }

  private List<String> line() {
    return queue()
        .path("runs")
        .valueStream()
        .filter(run -> run.has("place"))
        .map(run -> run.path("run").asString().replaceFirst(".*-", ""))
        .toList();
  }

  private void add(String name) {
    assertThat(spectrum("queue", "add", "quickstart", "-s", "name=" + name))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void waitingRunsAreListedMovedAndRemoved() {
    assertThat(spectrum("queue")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("Nothing is queued").contains("spectrum queue add");
    assertThat(spectrum("queue", "pause")).isEqualTo(ExitCode.OK);
    assertThat(calls).hasValue(0);
    for (String name : List.of("alpha", "beta", "gamma")) {
      add(name);
    }
    assertThat(calls).as("the service").hasValue(1);
    assertThat(line()).containsExactly("alpha", "beta", "gamma");
    assertThat(spectrum("queue", "move", "gamma", "up")).isEqualTo(ExitCode.OK);
    assertThat(line()).containsExactly("alpha", "gamma", "beta");
    assertThat(spectrum("queue", "move", "alpha", "last")).isEqualTo(ExitCode.OK);
    assertThat(line()).containsExactly("gamma", "beta", "alpha");
    assertThat(spectrum("queue", "move", "alpha", "2")).isEqualTo(ExitCode.OK);
    assertThat(line()).containsExactly("gamma", "alpha", "beta");
    assertThat(spectrum("queue", "priority", "beta", "high")).isEqualTo(ExitCode.OK);
    assertThat(line()).containsExactly("beta", "gamma", "alpha");
    assertThat(spectrum("queue", "limit", "2")).isEqualTo(ExitCode.OK);
    assertThat(queue().path("limit").asInt()).isEqualTo(2);

    out.getBuffer().setLength(0);
    assertThat(spectrum("queue")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .containsPattern("1 +\\S+-beta +high +waits: the queue is paused +1 +to .*B ")
        .contains("The queue is paused; at most 2 at once");
    out.getBuffer().setLength(0);
    assertThat(spectrum("runs")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).containsPattern("-gamma +waiting, place 2");

    assertThat(spectrum("stop", "gamma")).isEqualTo(ExitCode.OK);
    assertThat(spectrum("queue", "remove", "alpha")).isEqualTo(ExitCode.OK);
    assertThat(line()).containsExactly("beta");
    assertThat(spectrum("queue", "remove", "alpha")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("does not wait in the queue");
    assertThat(spectrum("queue", "add", "alpha")).as("resume").isEqualTo(ExitCode.OK);
    assertThat(line()).containsExactly("beta", "alpha");
  }

  @Test
  void moveThatChangesThePrioritySaysSo() {
    spectrum("queue", "pause");
    add("alpha");
    add("beta");
    spectrum("queue", "priority", "beta", "high");
    out.getBuffer().setLength(0);
    assertThat(spectrum("queue", "move", "alpha", "last")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).doesNotContain("priority now");
    assertThat(spectrum("queue", "move", "alpha", "first")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("priority now high");
  }

  @Test
  void runThatRestsIsListedAsPausedAndIsStoppedNotRemoved() throws Exception {
    spectrum("queue", "pause");
    add("rests");
    RunFolder run = RunFolder.list(new Workbench(home).runs()).getFirst();
    Attempt attempt = run.newAttempt();
    ProcessHandle.Info self = ProcessHandle.current().info();
    attempt.beat(
        new Attempt.Heartbeat(
            ProcessHandle.current().pid(),
            self.startInstant().orElse(Instant.EPOCH),
            Instant.now()));
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, Clock.systemUTC())) {
      journal.write(
          new RunEvent.AttemptStarted(
              run.id(), "rests", 1, 0, List.of(), Map.of(), ProcessHandle.current().pid()));
      journal.write(new RunEvent.StateChanged(RunState.RUNNING, ""));
      assertThat(queue().path("runs").get(0).path("paused").asBoolean(true)).isFalse();
      journal.write(new RunEvent.StateChanged(RunState.PAUSED, ""));
    }
    assertThat(queue().path("runs").get(0).path("paused").asBoolean(false)).isTrue();
    out.getBuffer().setLength(0);
    assertThat(spectrum("queue")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).containsPattern("-rests +normal +paused\\n");
    assertThat(spectrum("queue", "remove", "rests")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("stop it with: spectrum stop " + run.id());
  }

  @Test
  void nonsenseIsRefusedWithItsMend() {
    for (String[] args :
        List.of(
            new String[] {"queue", "limit", "0"},
            new String[] {"queue", "limit", "many"},
            new String[] {"queue", "add", "no-such-thing"},
            new String[] {"queue", "move", "no-such-run", "up"},
            new String[] {"run", "quickstart", "--priority", "huge"})) {
      assertThat(spectrum(args)).isEqualTo(ExitCode.BAD_INPUT);
    }
    spectrum("queue", "pause");
    add("alpha");
    assertThat(spectrum("queue", "move", "alpha", "sideways")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("There is no place 'sideways'");
  }

  @Test
  void whatWasMistypedIsNamedInPlainWords() {
    Map<String, String> words =
        Map.ofEntries(
            Map.entry("queue bogus", "There is no command 'spectrum queue bogus'"),
            Map.entry("stor", "There is no command 'spectrum stor'; did you mean store"),
            Map.entry("queue pause now", "'now' is one word too many for spectrum queue pause"),
            Map.entry("queue move", "Missing: RUN, WHERE"),
            Map.entry("change latest", "Missing: --set=KEY=VALUE"),
            Map.entry("run quickstart --priority huge", "--priority is 'huge': give one of high"),
            Map.entry("queue priority latest huge", "PRIORITY is 'huge': give one of high"),
            Map.entry("bench --queue", "--queue wants a value: RUNS"),
            Map.entry("bench --queue x", "'x' is no whole number"),
            Map.entry("queue add nosuch", "There is no preset, file or run 'nosuch'"),
            Map.entry("replay nosuch", "There is no run or bundle 'nosuch'"),
            Map.entry("store restore nosuch.zip", "there is no such file or folder"),
            Map.entry("run tiny-base --out " + home.resolve("a-file"), "a file of that name"));
    assertThatCode(() -> Files.writeString(home.resolve("a-file"), "")).doesNotThrowAnyException();
    words.forEach((typed, told) -> {
      err.getBuffer().setLength(0);
      assertThat(spectrum(typed.split(" "))).as(typed).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err.toString()).as(typed).contains(told);
      assertThat(err.toString().lines().count()).as(typed).isBetween(2L, 3L);
    });
  }

  @Test
  void interruptWhileWaitingTakesTheRunOutAndStartsNothing() {
    spectrum("queue", "pause");
    PrintWriter interrupting =
        new PrintWriter(out, true) {
          @Override
          public void println(String line) {
            super.println(line);
            if (line.startsWith("waiting:")) {
              Signal.raise(new Signal("TERM"));
            }
          }
        };
    assertThat(spectrum(interrupting, "run", "quickstart", "-s", "name=finishes"))
        .isEqualTo(ExitCode.STOPPED);
    assertThat(out.toString())
        .contains("waiting: place 1; the queue is paused")
        .contains("Taken out of the queue; nothing was started.");
    assertThat(line()).isEmpty();
    RunFolder run = RunFolder.list(new Workbench(home).runs()).getFirst();
    assertThat(run.attempts()).isEmpty();
  }

  @Test
  void runThatWaitsStartsItselfWhenItsTurnComes() throws Exception {
    spectrum("queue", "limit", "1");
    add("waits");
    Attempt first =
        RunFolder.list(new Workbench(home).runs()).getFirst().latestAttempt().orElseThrow();
    PrintWriter stopping =
        new PrintWriter(out, true) {
          @Override
          public void println(String line) {
            super.println(line);
            if (line.startsWith("waiting:")) {
              first.command(Attempt.Command.STOP);
            }
          }
        };
    assertThat(spectrum(stopping, "run", "quickstart", "-s", "name=finishes"))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("waiting: place 1; 1 run at once is the limit")
        .contains("report   ");
    ProcessHandle.of(first.heartbeat().orElseThrow().pid())
        .ifPresent(worker -> worker.onExit().orTimeout(60, TimeUnit.SECONDS).join());
  }

  @Test
  void damagedQueueIsNamedByWhoListsIt() throws Exception {
    spectrum("queue", "pause");
    Files.writeString(new Workbench(home).queue().resolve("queue.json"), "{\"version\" : 1, ");
    assertThat(queue().path("damaged").size()).isEqualTo(1);
    assertThat(err.toString()).contains("A damaged queue is kept as").contains("queue add RUN");
  }

  /** As where the command was suspended for so long that the service took its turn. */
  private int runWhoseTurnAnotherTakes(String name, Function<RunFolder, WorkerProcess> starter) {
    spectrum("queue", "pause");
    RunQueue another = RunQueue.of(new Workbench(home), Clock.systemUTC(), starter);
    PrintWriter suspended =
        new PrintWriter(out, true) {
          @Override
          public void println(String line) {
            super.println(line);
            if (line.startsWith("waiting:")) {
              another.pause(false);
              another.startNext(next -> true).orElseThrow().worker().ifPresent(this::end);
            }
          }

          private void end(WorkerProcess worker) {
            try {
              assertThat(worker.waitFor(Duration.ofSeconds(60))).isTrue();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          }
        };
    return spectrum(suspended, "run", "quickstart", "-s", "name=" + name);
  }

  @Test
  void runThatTheServiceHasRunMeanwhileIsToldToItsEnd() {
    assertThat(runWhoseTurnAnotherTakes("finishes", FakeWorker::start))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("report   ").doesNotContain("Taken out");
    assertThat(runWhoseTurnAnotherTakes("fails", FakeWorker::start)).isEqualTo(ExitCode.RUN_FAILED);
    assertThat(err.toString()).contains("The run failed: the loss is not a number");
    RunFolder.list(new Workbench(home).runs())
        .forEach(run -> assertThat(run.attempts()).hasSize(1));
  }

  @Test
  void startThatFailedIsToldByTheCommandAndByTheRun() {
    int code =
        runWhoseTurnAnotherTakes(
            "bad",
            run -> {
              throw new WorkbenchException("There is no java", "Install one.");
            });
    assertThat(code).isEqualTo(ExitCode.RUN_FAILED);
    assertThat(err.toString())
        .contains("The run failed: There is no java")
        .contains("Install one.")
        .contains("spectrum resume")
        .doesNotContain("worker.log");
    out.getBuffer().setLength(0);
    assertThat(spectrum("runs")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).containsPattern("-bad +failed");
    assertThat(spectrum("show", "latest")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("There is no java");
  }
}
