package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.ProcessIdentity;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import sun.misc.Signal;
import tools.jackson.databind.JsonNode;

class CommandsTest {
  static final Program.Camera NO_PICTURES = (workbench, run, folder, width, height) -> {};

  @TempDir Path home;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int spectrum(String... args) {
    return spectrum(new PrintWriter(out, true), args);
  }

  private int spectrum(PrintWriter terminal, String... args) {
    return spectrum(Terminal.unwatched(terminal, new PrintWriter(err, true)), args);
  }

  private int spectrum(Terminal terminal, String... args) {
    return new Program(
            new Workbench(home),
            terminal,
            Clock.systemUTC(),
            () -> {},
            NO_PICTURES,
            attempt -> RunState.FINISHED,
            FakeWorker::start)
        .run(args);
  }

  private JsonNode json() {
    return Json.MAPPER.readTree(out.toString());
  }

  private List<RunFolder> runs() {
    return new KnownRuns(new Workbench(home).store()).list(new Workbench(home).runs());
  }

  @Test
  void runTellsStagesScoresAndPaths() {
    Path folder = home.resolve("a run");
    int code = spectrum("run", "quickstart", "--set", "name=finishes", "--out", folder.toString());
    assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .containsPattern("\\[1/2\\] Fine-tune +4 steps +2 s")
        .containsPattern("\\[2/2\\] Evaluate base +2 steps.*Pass@1 \\.300 +Pass@8 \\.900")
        .containsPattern("base +\\.300 +\\.250 to \\.350 +\\.900 +\\.950 +2 s +2 s")
        .contains("report   " + folder.resolve("report.html"))
        .contains("result   " + folder.resolve("result.json"))
        .doesNotContain("\r");
    assertThat(folder.resolve("experiment.yaml")).content().contains("name: \"finishes\"");
  }

  @Test
  void lineIsWrittenOverOnlyInTheStreamThatAPersonWatches() {
    Terminal errWatched =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            stream -> stream == Terminal.Stream.ERR ? 80 : 0);
    assertThat(spectrum(errWatched, "run", "quickstart", "-s", "name=finishes"))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString() + err).doesNotContain("\r");
    assertThat(spectrum(errWatched, "run", "quickstart", "-s", "name=finishes", "--json"))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString()).doesNotContain("\r");
    assertThat(err.toString()).contains("\r");
  }

  @Test
  void jsonOfARunIsOneDocumentWithItsStages() {
    assertThat(spectrum("run", "quickstart", "-s", "name=finishes", "--json"))
        .isEqualTo(ExitCode.OK);
    assertThat(json().path("state").asString()).isEqualTo("FINISHED");
    assertThat(json().path("stages").get(0).path("pass1").asDouble()).isEqualTo(.3);
    assertThat(err.toString()).contains("Fine-tune");
  }

  /** A terminal in which somebody presses Ctrl+C each time a line begins so. */
  private PrintWriter interruptingAt(String... starts) {
    return new PrintWriter(out, true) {
      @Override
      public void println(String line) {
        super.println(line);
        if (Arrays.stream(starts).anyMatch(line::startsWith)) {
          // As Ctrl+C, which a job in the background may have been told to ignore.
          Signal.raise(new Signal("TERM"));
        }
      }
    };
  }

  @Test
  void interruptStopsTheWorkerAndTellsHowToResume() {
    int code = spectrum(interruptingAt("folder"), "run", "quickstart", "--set", "name=waits");
    assertThat(code).isEqualTo(ExitCode.STOPPED);
    assertThat(runs().getFirst().latestAttempt().orElseThrow().state()).isEqualTo(RunState.STOPPED);
    assertThat(out.toString())
        .contains("saves a checkpoint")
        .contains("spectrum resume " + runs().getFirst().id());
  }

  @Test
  void secondInterruptStopsAtOnce() {
    int code =
        spectrum(
            interruptingAt("folder", "Stopping: the worker saves"),
            "run",
            "quickstart",
            "--set",
            "name=deaf");
    assertThat(code).isEqualTo(ExitCode.STOPPED);
    Attempt attempt = runs().getFirst().latestAttempt().orElseThrow();
    assertThat(attempt.command()).hasValue(Attempt.Command.STOP);
    assertThat(attempt.state()).isEqualTo(RunState.STOPPED);
    assertThat(out.toString())
        .containsSubsequence("saves a checkpoint", "Stopping at once", "spectrum resume");
  }

  @Test
  void reportThatIsNotThereIsNotPromised() {
    assertThat(spectrum("run", "quickstart", "--set", "name=finishes-without-report"))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .doesNotContain("report.html")
        .contains("report   none", "worker.log", "spectrum report " + runs().getFirst().id());
  }

  @Test
  void stateOfALongJournalIsReadFromItsEnd() throws Exception {
    assertThat(spectrum("run", "quickstart", "--set", "name=dies")).isEqualTo(ExitCode.RUN_FAILED);
    RunFolder run = runs().getFirst();
    Attempt attempt = run.latestAttempt().orElseThrow();
    String progress =
        Files.readAllLines(attempt.journal()).getLast().replaceAll("\\d+", "1") + "\n";
    Files.writeString(
        attempt.journal(), progress.repeat(400_000 / progress.length()), StandardOpenOption.APPEND);
    assertThat(RunSummary.of(run).state()).isEqualTo(RunState.INTERRUPTED);
    attempt.beat(
        new Attempt.Heartbeat(
            ProcessHandle.current().pid(),
            ProcessHandle.current().info().startInstant().orElseThrow(),
            Instant.now()));
    assertThat(RunSummary.of(run).state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  void failedRunGivesItsReasonAndItsOwnExitCode() {
    assertThat(spectrum("run", "quickstart", "--set", "name=fails")).isEqualTo(ExitCode.RUN_FAILED);
    assertThat(err.toString())
        .contains("the loss is not a number")
        .contains("worker.log")
        .contains("spectrum resume");
  }

  @Test
  void vanishedWorkerIsToldWithTheEndOfItsLog() {
    assertThat(spectrum("run", "quickstart", "--set", "name=dies")).isEqualTo(ExitCode.RUN_FAILED);
    assertThat(err.toString()).contains("exit code 134").contains("std::bad_alloc");
    assertThat(RunSummary.of(runs().getFirst()).state()).isEqualTo(RunState.INTERRUPTED);
  }

  @Test
  void resumeMakesANewAttemptAndKeepsTheOld() throws Exception {
    assertThat(spectrum("run", "quickstart", "--set", "name=dies")).isEqualTo(ExitCode.RUN_FAILED);
    RunFolder run = runs().getFirst();
    Path first = run.attempts().getFirst().journal();
    byte[] before = Files.readAllBytes(first);
    assertThat(spectrum("resume", "latest")).isEqualTo(ExitCode.RUN_FAILED);
    assertThat(run.attempts()).hasSize(2);
    assertThat(Files.readAllBytes(first)).isEqualTo(before);
  }

  @Test
  void runThatIsGoingOnIsPausedAndContinued() throws Exception {
    RunFolder run =
        RunFolder.create(new Workbench(home).runs(), Settings.initial(), Clock.systemUTC());
    Attempt attempt = run.newAttempt();
    attempt.beat(Attempt.Heartbeat.of(ProcessIdentity.current(), Instant.now()));
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, Clock.systemUTC())) {
      journal.write(new RunEvent.StateChanged(RunState.RUNNING, ""));
      assertThat(spectrum("pause", run.id())).isEqualTo(ExitCode.OK);
      assertThat(attempt.command()).contains(Attempt.Command.PAUSE);
      assertThat(out.toString()).contains("keeps its memory", "spectrum continue " + run.id());
      journal.write(new RunEvent.StateChanged(RunState.PAUSED, "paused by the user"));
      assertThat(spectrum("pause", run.id())).isEqualTo(ExitCode.OK);
      assertThat(out.toString()).contains("is paused already");
      assertThat(spectrum("continue", run.id())).isEqualTo(ExitCode.OK);
      assertThat(attempt.command()).contains(Attempt.Command.CONTINUE);
      assertThat(out.toString()).contains("to go on");
      journal.write(new RunEvent.StateChanged(RunState.FINISHED, ""));
      assertThat(spectrum("pause", run.id())).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err.toString()).contains("is not going on: it is finished");
    }
  }

  @Test
  void stopRefusesARunThatIsNotGoingOn() {
    spectrum("run", "quickstart", "--set", "name=finishes");
    assertThat(spectrum("stop", "finishes")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("is not going on: it is finished");
  }

  @Test
  void everyCommandHasHelp() {
    Program program =
        new Program(
            new Workbench(home),
            Terminal.unwatched(new PrintWriter(out, true), new PrintWriter(err, true)),
            Clock.systemUTC(),
            () -> {},
            NO_PICTURES,
            attempt -> RunState.FINISHED);
    program
        .commandLine()
        .getSubcommands()
        .forEach((name, command) -> {
          assertThat(program.run(name, "--help")).isEqualTo(ExitCode.OK);
          // The first one stands in the list of commands, where no other follows.
          assertThat(command.getCommandSpec().usageMessage().description()[0]).endsWith(".");
        });
  }

  @Test
  void windowIsOpenedWithoutACommand() {
    boolean[] opened = {false};
    System.setProperty("glass.platform", "Headless");
    int code =
        new Program(
                new Workbench(home),
                Terminal.unwatched(new PrintWriter(out), new PrintWriter(err)),
                Clock.systemUTC(),
                () -> opened[0] = true,
                NO_PICTURES,
                attempt -> RunState.FINISHED)
            .run();
    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(opened[0]).isTrue();
  }

  @Test
  void databaseIsMadeAnewFromRunsElsewhereToo() {
    Path folder = home.resolve("elsewhere");
    spectrum("run", "quickstart", "--set", "name=finishes", "--out", folder.toString());
    out.getBuffer().setLength(0);
    assertThat(spectrum("store", "rebuild")).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("1 run read in");
  }

  @Test
  void forecastTellsPartsAndRunsNothing() {
    assertThat(spectrum("run", "quickstart", "--forecast")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .containsPattern("time +\\S+")
        .containsPattern("  signal +\\S+")
        .containsPattern("  checkpoints +\\S+")
        .contains("was not measured")
        .contains("main uncertainty");
    assertThat(runs()).isEmpty();
    out.getBuffer().setLength(0);
    assertThat(spectrum("forecast", "quickstart", "-s", "signal.steps=0", "--json"))
        .isEqualTo(ExitCode.OK);
    assertThat(json().path("seconds").has("signal")).isFalse();
    assertThat(json().path("seconds").path("sft").path("high").asDouble()).isPositive();
    assertThat(runs()).isEmpty();
  }

  @Test
  void forecastsOfNoRunsSayHowToGetOne() {
    assertThat(spectrum("forecasts")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("spectrum run quickstart");
  }

  @Test
  void aMachineIsNotMeasuredWhileARunIsGoingOn() {
    RunFolder run =
        RunFolder.create(
            new Workbench(home).runs(),
            org.spectrumworkbench.core.experiment.Settings.initial(),
            Clock.systemUTC());
    Attempt attempt = run.newAttempt();
    ProcessHandle self = ProcessHandle.current();
    try (var journal =
        new org.spectrumworkbench.core.experiment.Journal.Writer(
            attempt.journal(), 0, Clock.systemUTC())) {
      journal.write(
          new org.spectrumworkbench.core.experiment.RunEvent.StateChanged(RunState.RUNNING, ""));
      attempt.beat(
          new Attempt.Heartbeat(
              self.pid(), self.info().startInstant().orElseThrow(), Instant.now()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertThat(spectrum("calibrate")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains(run.id()).contains("going on");
  }
}
