package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.DeviceChoice;
import org.spectrumworkbench.core.engine.TorchEngine;
import org.spectrumworkbench.core.experiment.RunControl.RunStopped;
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
  private final ProblemSets sets;
  private final Clock clock = new SteadyClock(Clock.systemUTC());
  private final FreeSpace.Disk disk;
  private final Consumer<RunEvent> watcher;
  private final Usage usage;

  private Worker(
      Attempt attempt, ProblemSets sets, FreeSpace.Disk disk, Consumer<RunEvent> watcher) {
    this.attempt = attempt;
    this.sets = sets;
    this.disk = disk;
    this.watcher = watcher;
    this.usage = new Usage(clock);
  }

  /**
   * Runs an attempt whose folder exists and holds no journal yet.
   *
   * <p>The journal's first event is always that the attempt started, for it says which earlier
   * events still hold. Whatever goes wrong ends in the journal as {@link RunState#FAILED} with its
   * message, as long as the journal can be written.
   *
   * @param sets where the problems are found that the experiment names
   * @return FINISHED, STOPPED or FAILED
   * @throws WorkbenchException where not even the journal can be written; {@link
   *     org.spectrumworkbench.core.FullDisk#caused} tells whether the disk is full
   */
  public static RunState run(Attempt attempt, ProblemSets sets) {
    return new Worker(attempt, sets, FreeSpace.Disk::ofSystem, event -> {}).run();
  }

  /** The same, with the problems of the user's own workbench. */
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
    return run(attempt, watcher, FreeSpace.Disk::ofSystem);
  }

  /** The same on a disk of which somebody else tells how full it is. */
  static RunState run(Attempt attempt, Consumer<RunEvent> watcher, FreeSpace.Disk disk) {
    return new Worker(attempt, ofUser(), disk, watcher).run();
  }

  private static ProblemSets ofUser() {
    return new ProblemSets(Workbench.ofUser().datasets());
  }

  private RunState run() {
    try (usage;
        Pulse pulse = new Pulse(attempt, clock)) {
      List<RunEvent.Noted> warnings = new ArrayList<>();
      ResumePoint resume;
      LastingEvents lasting;
      try {
        lasting = LastingEvents.of(attempt.run());
        resume = resumePoint(lasting, warnings);
      } catch (RuntimeException | OutOfMemoryError e) {
        // Nothing is known of the earlier events, so none may be superseded.
        long beyond = attempt.run().beyondAllEvents();
        try (Journal.Writer journal = new Journal.Writer(attempt.journal(), beyond, clock)) {
          return failed(journal, e);
        }
      }
      try (Journal.Writer journal = new Journal.Writer(attempt.journal(), resume.seq(), clock)) {
        try {
          work(journal, resume, lasting, warnings);
          return end(journal, RunState.FINISHED, "");
        } catch (RunStopped stopped) {
          return end(journal, RunState.STOPPED, String.valueOf(stopped.getMessage()));
        } catch (RuntimeException
            | IOException
            | VirtualMachineError
            | LinkageError
            | AssertionError e) {
          return failed(journal, e);
        }
      }
    }
  }

  private RunState end(Journal.Writer journal, RunState state, String message) {
    try {
      journal.write(new RunEvent.ResourcesUsed(state, usage.soFar()));
    } catch (WorkbenchException full) {
      // How it ended matters more, and may still fit onto the disk.
      LOG.warn("What the attempt took could not be written", full);
    }
    journal.write(new RunEvent.StateChanged(state, message));
    journal.force();
    return state;
  }

  private RunState failed(Journal.Writer journal, Throwable e) {
    LOG.error("The run failed", e);
    if (journal.isEmpty()) {
      // Whoever reads the journal learns from its first line what it supersedes.
      started(journal, Pipeline.planIfReadable(attempt.run()), Origins.ofProgram());
    }
    return end(
        journal,
        RunState.FAILED,
        e instanceof WorkbenchException known
            ? known.getMessage() + "\n" + known.mend()
            : e + "\nThis is a fault of the program; its log is " + attempt.log() + ".");
  }

  private void started(
      Journal.Writer journal, List<RunEvent.PlannedStage> plan, Map<String, String> machine) {
    RunFolder folder = attempt.run();
    journal.write(
        new RunEvent.AttemptStarted(
            folder.id(),
            folder.identity().name(),
            attempt.number(),
            journal.lastSeq(),
            plan,
            machine,
            ProcessHandle.current().pid()));
  }

  /**
   * Where to go on: after the last point from which all is whole.
   *
   * @param warnings gets one for each part that is not
   */
  private ResumePoint resumePoint(LastingEvents lasting, List<RunEvent.Noted> warnings) {
    RunFolder folder = attempt.run();
    Experiment experiment;
    try {
      experiment = Experiment.of(folder.settings());
    } catch (WorkbenchException unreadable) {
      // The run fails for it in a moment; until then its earlier events hold.
      return ResumePoint.of(folder.events());
    }
    return new NeededParts(experiment).resume(folder, lasting, warnings);
  }

  private void work(
      Journal.Writer journal,
      ResumePoint resume,
      LastingEvents lasting,
      List<RunEvent.Noted> warnings)
      throws IOException {
    RunFolder folder = attempt.run();
    Settings settings = folder.settings();
    Experiment experiment = Experiment.of(settings);
    List<Pipeline.Step> steps = Pipeline.of(experiment);
    try (TorchEngine engine =
            TorchEngine.open(DeviceChoice.parse(experiment.device()), experiment.threads());
        ExperimentProblems problems = sets.open(experiment)) {
      usage.measure(engine.describe().device());
      Map<String, String> machine = Origins.of(folder, experiment, sets, problems, engine);
      ChangedSettings changed = new ChangedSettings(settings, steps);
      lasting.changes().forEach(changed::add);
      started(journal, changed.plan(), machine);
      journal.write(new RunEvent.StateChanged(RunState.RUNNING, ""));
      RunControl control =
          new RunControl(attempt, journal::write, FreeSpace.of(folder, settings, disk));
      String verifiers = machine.getOrDefault(Origins.VERIFIER, "");
      if (!resume.verifiers().isEmpty() && !resume.verifiers().equals(verifiers)) {
        warnings.add(
            warning(
                "Answers were judged by %s before the break and are by %s now: verdicts before and after may differ."
                    .formatted(resume.verifiers(), verifiers)));
      }
      TokenLengths lengths = sets.lengths(experiment);
      if (resume.seq() == 0) {
        lengths.remark().map(Worker::warning).ifPresent(warnings::add);
        problems.remarks().stream().map(Worker::warning).forEach(warnings::add);
      }
      Forecast forecast =
          Forecast.of(
              experiment,
              BaseModels.config(experiment.model().folder()),
              lengths,
              Calibration.read(Workbench.ofUser().calibration(), MachineFacts.here()));
      if (resume.seq() == 0) {
        journal.write(new RunEvent.Forecasted(forecast, ResidentMemory.secondsSinceStart()));
      }
      try (RunContext context =
          new RunContext(
              attempt,
              experiment,
              problems,
              engine,
              journal,
              control,
              changed,
              resume,
              lasting,
              new TimeLeft(steps, forecast.middleSeconds(), changed::steps),
              watcher)) {
        warnings.forEach(context::write);
        context.takeOver();
        declare(context);
        for (Pipeline.Step step : steps) {
          if (!resume.finished().contains(step.id())) {
            take(context, step);
          }
        }
        context.lastAnswers(steps.getLast());
        Resources resources = usage.soFar();
        new RunResult(
                folder.id(),
                folder.identity().name(),
                context.results,
                new TreeMap<>(settings.all()),
                machine,
                context.wallSeconds(),
                resources.peakBytes() == null ? 0 : resources.peakBytes(),
                resources,
                changed.all().stream().map(RunResult.Change::of).toList())
            .write(folder.resultFile());
        journal.write(
            new RunEvent.RunMeasured(
                resources.peakBytes() == null ? 0 : resources.peakBytes(),
                ForecastDisk.measure(folder)));
      }
    }
  }

  /**
   * Writes down the problems that later events name; each set once an attempt, since an earlier one
   * may be of a version that did not write down how answers are judged.
   */
  private static void declare(RunContext context) {
    context.declare(context.problems.evaluation());
    if (context.experiment.spectrum()) {
      for (Half half : Half.values()) {
        context.declare(context.problems.probing(half));
      }
    }
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

  private static RunEvent.Noted warning(String remark) {
    return new RunEvent.Noted("warning", "", 0, remark);
  }
}
