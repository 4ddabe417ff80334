package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.Version;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.DeviceChoice;
import org.spectrumworkbench.core.engine.TorchEngine;
import org.spectrumworkbench.core.experiment.RunControl.RunStopped;
import org.spectrumworkbench.core.problem.ProblemSet;
import org.spectrumworkbench.core.spectrum.ProbeTable.Half;

/**
 * Runs one attempt of a run, in this process, from start or checkpoint to result.
 *
 * <p>All tensors belong to the thread that calls {@link #run}. A second thread gives the sign of
 * life.
 */
public final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final Attempt attempt;
  private final Clock clock;
  private final Consumer<RunEvent> watcher;

  private Worker(Attempt attempt, Clock clock, Consumer<RunEvent> watcher) {
    this.attempt = attempt;
    this.clock = clock;
    this.watcher = watcher;
  }

  /**
   * Runs an attempt whose folder exists and holds no journal yet.
   *
   * <p>Whatever goes wrong ends in the journal as {@link RunState#FAILED} with its message, as long
   * as the journal can be written.
   *
   * @return FINISHED, STOPPED or FAILED
   * @throws WorkbenchException where not even the journal can be written
   */
  public static RunState run(Attempt attempt) {
    return run(attempt, event -> {});
  }

  /**
   * The same, with somebody who watches from within.
   *
   * @param watcher called with each event of the stages after it was written, on the worker's
   *     thread
   */
  static RunState run(Attempt attempt, Consumer<RunEvent> watcher) {
    return new Worker(attempt, Clock.systemUTC(), watcher).run();
  }

  private RunState run() {
    RunFolder folder = attempt.run();
    List<JournalLine> earlier = folder.events();
    ResumePoint resume = earlier.isEmpty() ? ResumePoint.start() : ResumePoint.of(earlier);
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), resume.seq(), clock);
        Pulse pulse = new Pulse(attempt, clock)) {
      RunState state;
      String message;
      try {
        message = work(journal, resume);
        state = RunState.FINISHED;
      } catch (RunStopped stopped) {
        message = String.valueOf(stopped.getMessage());
        state = RunState.STOPPED;
      } catch (WorkbenchException e) {
        LOG.error("The run failed: {}", e.getMessage(), e);
        message = e.getMessage() + "\n" + e.mend();
        state = RunState.FAILED;
      } catch (RuntimeException | IOException | OutOfMemoryError e) {
        LOG.error("The run failed", e);
        message = e + "\nThis is a fault of the program; its log is " + attempt.log() + ".";
        state = RunState.FAILED;
      }
      journal.write(new RunEvent.StateChanged(state, message));
      journal.force();
      return state;
    }
  }

  private String work(Journal.Writer journal, ResumePoint resume) throws IOException {
    RunFolder folder = attempt.run();
    Settings settings = folder.settings();
    Experiment experiment = Experiment.of(settings);
    List<Pipeline.Step> steps = Pipeline.of(experiment);
    try (TorchEngine engine =
        TorchEngine.open(DeviceChoice.parse(experiment.device()), experiment.threads())) {
      Map<String, String> machine = machine(engine);
      machine.putAll(judged(new ExperimentProblems(experiment)));
      journal.write(
          new RunEvent.AttemptStarted(
              folder.id(),
              folder.identity().name(),
              attempt.number(),
              resume.seq(),
              Pipeline.plan(experiment),
              machine,
              ProcessHandle.current().pid()));
      journal.write(new RunEvent.StateChanged(RunState.RUNNING, ""));
      RunControl control =
          new RunControl(
              attempt,
              (state, message) -> journal.write(new RunEvent.StateChanged(state, message)));
      Forecast forecast = Forecast.of(experiment, BaseModels.config(experiment.model().folder()));
      RunContext context =
          new RunContext(
              attempt,
              experiment,
              engine,
              journal,
              control,
              resume,
              new TimeLeft(steps, forecast.middleSeconds()),
              watcher);
      declare(context);
      for (Pipeline.Step step : steps) {
        if (!resume.finished().contains(step.id())) {
          take(context, step);
        }
      }
      new RunResult(
              folder.id(),
              folder.identity().name(),
              context.results,
              new TreeMap<>(settings.all()),
              machine,
              context.wallSeconds(),
              peakResidentBytes())
          .write(folder.resultFile());
    }
    return "";
  }

  /** Writes down the problems that later events name; each set once a run. */
  private static void declare(RunContext context) {
    if (context.resume.seq() > 0) {
      return;
    }
    ProblemSet evaluation = context.problems.evaluation();
    context.write(new RunEvent.ProblemsDeclared(evaluation.name(), rows(evaluation)));
    if (context.experiment.spectrum()) {
      for (Half half : Half.values()) {
        ProblemSet probing = context.problems.probing(half);
        context.write(new RunEvent.ProblemsDeclared(probing.name(), rows(probing)));
      }
    }
  }

  static List<RunEvent.ProblemRow> rows(ProblemSet set) {
    return set.problems().stream()
        .map(p -> new RunEvent.ProblemRow(p.id(), p.subdomain(), p.question(), p.answer()))
        .toList();
  }

  private static void take(RunContext context, Pipeline.Step step) throws IOException {
    LOG.info("{}", step.title());
    switch (step) {
      case Pipeline.TrainBase base -> FineTuneStage.trainBase(context, base);
      case Pipeline.FineTune sft -> FineTuneStage.fineTune(context, sft);
      case Pipeline.Probe probe -> ProbeStage.run(context, probe);
      case Pipeline.Fuse fuse -> FuseStage.run(context, fuse);
      case Pipeline.Reinforce signal -> ReinforceStage.run(context, signal);
      case Pipeline.EvaluateModel evaluate -> EvaluateStage.run(context, evaluate);
    }
  }

  private static Map<String, String> machine(TorchEngine engine) {
    TorchEngine.Description description = engine.describe();
    Map<String, String> machine = new HashMap<>();
    machine.put("program", Version.current());
    machine.put("java", System.getProperty("java.version", ""));
    machine.put("os", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
    machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("djl", description.djl());
    machine.put("libtorch", description.libtorch());
    machine.put("device", description.device());
    machine.put("threads", Integer.toString(description.threads()));
    return machine;
  }

  /** What the scores rest on: graders disagree, and problems change. */
  private static Map<String, String> judged(ExperimentProblems problems) {
    return Map.of(
        "verifier",
        problems.verifier().name(),
        "evaluation problems, sha256",
        problems.evaluation().contentHash());
  }

  /** The high-water mark of this process's resident memory; 0 where the system does not tell. */
  private static long peakResidentBytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
