package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.worker.RunFollower;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunResult;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import tools.jackson.databind.JsonNode;

/** Runs of a few steps, each by a worker process as users get it. */
class WholeRunTest {
  private static final String[] SMALL = {
    "--set", "threads=1",
    "--set", "base.steps=6",
    "--set", "stages=[]",
    "--set", "evaluate.problems=4",
    "--set", "evaluate.samples=2",
    "--set", "evaluate.k=[1, 2]"
  };

  @TempDir Path home;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int spectrum(String... args) {
    return new Program(
            new Workbench(home),
            Terminal.unwatched(new PrintWriter(out, true), new PrintWriter(err, true)),
            Clock.systemUTC(),
            () -> {},
            CommandsTest.NO_PICTURES,
            attempt -> RunState.FAILED,
            WorkerProcess::start)
        .run(args);
  }

  private int run(Path folder, String... more) {
    List<String> args = new ArrayList<>(List.of("run", "tiny-base", "--out", folder.toString()));
    args.addAll(Arrays.asList(SMALL));
    args.addAll(Arrays.asList(more));
    return spectrum(args.toArray(String[]::new));
  }

  @Test
  void runEndsWithResultReportAndTable() {
    Path folder = home.resolve("a run with spaces");
    assertThat(run(folder)).as(err.toString()).isEqualTo(ExitCode.OK);
    RunResult result = RunResult.read(folder.resolve("result.json"));
    assertThat(result.stages()).extracting("stage").containsExactly("base");
    assertThat(folder.resolve("report.html")).content().contains("Held-out scores", "</html>");
    assertThat(out.toString()).contains("Train the base model", "Pass@1", "report.html");
  }

  @Test
  void resultFileHoldsWhatProgramsThatReadItExpect() throws IOException {
    Path folder = home.resolve("run");
    assertThat(run(folder, "--set", "evaluate.samples=16", "--set", "evaluate.k=[8, 16]"))
        .isEqualTo(ExitCode.OK);
    JsonNode result = Json.MAPPER.readTree(Files.readString(folder.resolve("result.json")));
    JsonNode stages = result.path("stages");
    assertThat(stages.isArray()).isTrue();
    assertThat(stages.size()).isEqualTo(1);
    JsonNode base = stages.get(0);
    assertThat(base.propertyNames())
        .containsExactly(
            "stage",
            "pass1",
            "passk",
            "interval",
            "subdomains",
            "problems",
            "samples",
            "wall_seconds");
    assertThat(base.path("stage").asString()).isEqualTo("base");
    assertThat(base.path("pass1").isNumber()).isTrue();
    assertThat(base.path("passk").propertyNames()).containsExactly("8", "16");
    assertThat(base.path("interval").propertyNames())
        .containsExactlyInAnyOrder("pass1", "pass8", "pass16");
    for (JsonNode interval : base.path("interval")) {
      assertThat(interval.size()).isEqualTo(2);
      assertThat(interval.get(0).asDouble()).isLessThanOrEqualTo(interval.get(1).asDouble());
    }
    assertThat(base.path("subdomains").propertyNames())
        .containsExactly("algebra", "calculus", "geometry", "statistics");
    assertThat(base.path("problems").asInt()).isEqualTo(4);
    assertThat(base.path("samples").asInt()).isEqualTo(16);
    assertThat(base.path("wall_seconds").asDouble()).isPositive();
    assertThat(result.path("correct").path("base").size()).isEqualTo(4);
  }

  @Test
  void checkpointCutShortIsNamedAndTheRunGoesOnFromBeforeIt() throws IOException {
    Path folder = home.resolve("run");
    assertThat(run(folder)).isEqualTo(ExitCode.OK);
    RunFolder run = RunFolder.open(folder);
    forgetTheEnd(run);
    Path weights = largest(run.attempts().getFirst().checkpoints());
    try (FileChannel channel = FileChannel.open(weights, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
    assertThat(spectrum("resume", folder.toString())).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(run.resultFile()).exists();
    assertThat(run.reportFile())
        .content()
        .contains(weights.getFileName().toString(), "is cut short", "the one before");
  }

  @Test
  void runOnAFullDiskWaitsForRoomAndGoesOnByItself() throws Exception {
    Path disk = Files.createDirectory(home.resolve("disk"));
    assumeTrue(
        System.getProperty("os.name", "").contains("Linux")
            && command("mount", "-t", "tmpfs", "-o", "size=9m", "tmpfs", disk.toString()) == 0,
        "only root may mount a small disk");
    try {
      Path folder = disk.resolve("run");
      CompletableFuture<Integer> ended =
          CompletableFuture.supplyAsync(() -> run(folder, "--set", "keep.reserve=8"));
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!RunFolder.isRun(folder)
          || RunFolder.open(folder)
              .latestAttempt()
              .filter(attempt -> attempt.state() == RunState.PAUSED)
              .isEmpty()) {
        assertThat(ended).as(err.toString()).isNotDone();
        assertThat(System.nanoTime()).as("the run pauses").isLessThan(deadline);
        Thread.sleep(50);
      }
      RunFolder run = RunFolder.open(folder);
      assertThat(run.latestAttempt().orElseThrow().lastChange().orElseThrow().message())
          .contains("MB free", "goes on by itself");
      assertThat(command("mount", "-o", "remount,size=300m", disk.toString())).isZero();
      assertThat(ended.get(60, TimeUnit.SECONDS)).as(err.toString()).isEqualTo(ExitCode.OK);
      assertThat(out.toString()).contains("MB free");
      assertThat(RunResult.read(run.resultFile()).stages()).hasSize(1);
    } finally {
      command("umount", disk.toString());
    }
  }

  @Test
  void workerThatCannotBeLeftACommandIsAskedByASignalAndSaves() throws Exception {
    Settings settings =
        ExperimentFile.open("tiny-base")
            .with("base.steps", "5000", "test")
            .with("threads", "1", "test");
    RunFolder run = RunFolder.createAt(home.resolve("run"), settings, Clock.systemUTC());
    WorkerProcess worker = WorkerProcess.start(run);
    RunFollower follower = new RunFollower(worker.attempt());
    while (follower.poll().stream()
        .noneMatch(line -> line.event() instanceof RunEvent.StageStarted)) {
      assertThat(worker.waitFor(Duration.ofMillis(50))).isFalse();
    }
    // As on a full disk: the command's file cannot be put where it belongs.
    Files.createDirectories(worker.attempt().path().resolve("control/taken"));
    WorkerProcess.command(worker.attempt(), Attempt.Command.STOP_AND_SAVE);
    assertThat(worker.waitFor(Duration.ofSeconds(60))).isTrue();
    assertThat(worker.exitCode()).hasValue(ExitCode.STOPPED);
    assertThat(worker.attempt().state()).isEqualTo(RunState.STOPPED);
    assertThat(run.events()).anyMatch(line -> line.event() instanceof RunEvent.CheckpointSaved);
  }

  /** Takes back what came after the last checkpoint, as if the worker had been killed there. */
  private static void forgetTheEnd(RunFolder run) throws IOException {
    Path journal = run.attempts().getFirst().journal();
    List<String> lines = Files.readAllLines(journal);
    int last = 0;
    List<JournalLine> events = run.events().toList();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).event() instanceof RunEvent.CheckpointSaved) {
        last = i;
      }
    }
    assertThat(last).isPositive();
    Files.write(journal, lines.subList(0, last + 1));
    Files.delete(run.resultFile());
  }

  private static Path largest(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  private static int command(String... words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }
}
