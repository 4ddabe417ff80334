package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.worker.NewRuns;
import org.spectrumworkbench.app.worker.RunFollower;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;

/**
 * How long real workers take to acknowledge a command, stage by stage: pauses at random moments,
 * and after every third in a stage a stop without saving, from which the run is resumed. One
 * thread.
 */
final class ControlBenchmark {
  private static final int PAUSES_BEFORE_A_STOP = 3;
  private static final int LONGEST_WAIT_MILLIS = 400;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What is run, and its name in the table. */
  private static final Map<String, List<String>> EXPERIMENTS =
      Map.of(
          "quickstart",
          List.of("threads=1", "sft.steps=200", "signal.steps=24", "fuse.method=greedy-soup"),
          "tiny-programs",
          List.of("threads=1", "base.steps=400", "signal.steps=6"));

  /**
   * Of one kind of stage, in seconds.
   *
   * @param heard commands that were acknowledged
   * @param median from the moment before a command was written to the journal's line that
   *     acknowledges it
   * @param greatest the same
   * @param gone greatest from a stop to the end of the process; null where none was given
   */
  record Line(String stage, int heard, double median, double greatest, @Nullable Double gone) {
    private List<String> cells() {
      return List.of(
          stage,
          Integer.toString(heard),
          String.format(Locale.ROOT, "%.2f s", median),
          String.format(Locale.ROOT, "%.2f s", greatest),
          gone == null ? "" : String.format(Locale.ROOT, "%.1f s", gone));
    }
  }

  private final int commands;
  private final Random random;
  private final Workbench workbench;
  private final Map<String, List<Double>> heard = new LinkedHashMap<>();
  private final Map<String, Double> gone = new HashMap<>();
  private String stage = "";
  private final Map<String, String> kinds = new HashMap<>();

  private ControlBenchmark(Workbench workbench, int commands) {
    this.workbench = workbench;
    this.commands = commands;
    this.random = new Random(commands);
  }

  /**
   * Runs and prints.
   *
   * @param commands pauses and stops a kind of stage; fewer where it is over before
   */
  static void run(Terminal terminal, int commands, boolean json)
      throws IOException, InterruptedException {
    if (commands < 1 || commands > 1000) {
      throw new WorkbenchException("--control is " + commands, "Give 1 to 1000 commands.");
    }
    Path home = Files.createTempDirectory("spectrum-bench");
    List<Line> lines;
    try {
      lines = new ControlBenchmark(new Workbench(home), commands).run();
    } finally {
      WholeFile.deleteTree(home);
    }
    if (json) {
      Json.print(terminal.out(), lines);
      return;
    }
    TextTable table = new TextTable("stage", "heard", "median", "greatest", "gone after a stop");
    lines.forEach(line -> table.row(line.cells()));
    table.lines().forEach(terminal.out()::println);
  }

  private List<Line> run() throws InterruptedException {
    for (String preset : EXPERIMENTS.keySet().stream().sorted().toList()) {
      Settings settings = ExperimentFile.open(preset);
      for (String change : EXPERIMENTS.getOrDefault(preset, List.of())) {
        int equals = change.indexOf('=');
        settings =
            settings.with(change.substring(0, equals), change.substring(equals + 1), "bench");
      }
      RunFolder run = new NewRuns(workbench, Clock.systemUTC()).create(settings, Optional.empty());
      RunState state;
      do {
        state = attempt(run, preset);
      } while (state == RunState.STOPPED);
      if (state != RunState.FINISHED) {
        throw new WorkbenchException(
            "The run of " + preset + " did not end well: " + state,
            "Look for the cause with: spectrum doctor");
      }
    }
    List<Line> lines = new ArrayList<>();
    heard.forEach((name, seconds) -> {
      List<Double> sorted = seconds.stream().sorted().toList();
      lines.add(
          new Line(
              name,
              sorted.size(),
              sorted.get(sorted.size() / 2),
              sorted.getLast(),
              gone.get(name)));
    });
    return lines;
  }

  /** One worker, until it ends or is stopped. */
  private RunState attempt(RunFolder run, String preset) throws InterruptedException {
    WorkerProcess worker = WorkerProcess.start(run);
    RunFollower follower = new RunFollower(worker.attempt());
    Map<String, Integer> here = new HashMap<>();
    stage = "";
    try {
      while (worker.exitCode().isEmpty()) {
        Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
        follower.poll().forEach(this::take);
        String name = preset + ": " + kinds.getOrDefault(stage, "");
        int given = heard.getOrDefault(name, List.of()).size();
        if (stage.isEmpty() || given >= commands) {
          continue;
        }
        if (here.merge(name, 1, Integer::sum) <= PAUSES_BEFORE_A_STOP) {
          if (command(worker, follower, Attempt.Command.PAUSE, name)) {
            boolean unused = command(worker, follower, Attempt.Command.CONTINUE, "");
          }
        } else {
          long from = System.nanoTime();
          boolean unused = command(worker, follower, Attempt.Command.STOP, name);
          if (worker.waitFor(PATIENCE)) {
            gone.merge(name, (System.nanoTime() - from) / 1e9, Math::max);
          }
        }
      }
      return worker.attempt().state();
    } finally {
      worker.kill();
    }
  }

  private void take(JournalLine line) {
    switch (line.event()) {
      case RunEvent.AttemptStarted started ->
          started.stages().forEach(planned -> kinds.put(planned.stage(), planned.kind()));
      case RunEvent.StageStarted started -> stage = started.stage();
      default -> {}
    }
  }

  /**
   * Gives a command and waits for its line.
   *
   * @param name what it counts for; empty for none
   * @return whether it was acknowledged; a worker may end before
   */
  private boolean command(
      WorkerProcess worker, RunFollower follower, Attempt.Command command, String name)
      throws InterruptedException {
    Instant given = Instant.now();
    worker.attempt().command(command);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      boolean over = worker.exitCode().isPresent();
      for (JournalLine line : follower.poll()) {
        take(line);
        if (line.event() instanceof RunEvent.CommandHeard one && one.command() == command) {
          if (!name.isEmpty()) {
            heard
                .computeIfAbsent(name, first -> new ArrayList<>())
                .add(Duration.between(given, line.time()).toNanos() / 1e9);
          }
          return true;
        }
      }
      if (over) {
        return false;
      }
      Thread.sleep(5);
    }
    throw new WorkbenchException(
        "The worker did not hear " + command + " within " + PATIENCE.toMinutes() + " minutes",
        "Look at " + worker.attempt().log() + ".");
  }
}
