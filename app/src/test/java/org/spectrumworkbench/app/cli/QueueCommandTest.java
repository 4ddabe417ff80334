package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.core.experiment.Attempt;
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
}
