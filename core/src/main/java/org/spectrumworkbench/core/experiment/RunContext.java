package org.spectrumworkbench.core.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.AdamW;
import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.engine.TorchEngine;
import org.spectrumworkbench.core.evaluate.ProblemCount;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointSaved;
import org.spectrumworkbench.core.experiment.RunEvent.GroupSampled;
import org.spectrumworkbench.core.experiment.RunEvent.ModelSaved;
import org.spectrumworkbench.core.experiment.RunEvent.ProbeScored;
import org.spectrumworkbench.core.experiment.RunEvent.SpecialistSelected;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProblemSet;
import org.spectrumworkbench.core.rollout.Group;
import org.spectrumworkbench.core.rollout.Rollout;
import org.spectrumworkbench.core.rollout.RolloutSampler;
import org.spectrumworkbench.core.verify.Outcome;

/** What the stages of one attempt share. Belongs to the worker's main thread. */
final class RunContext implements AutoCloseable {
  private static final long PROGRESS_NANOS = 500_000_000L;

  final Attempt attempt;
  final Experiment experiment;
  final TorchEngine engine;
  final Journal.Writer journal;
  final RunControl control;

  /** What settings are at each step; those that may change in a run are asked for here. */
  final ChangedSettings settings;

  final ExperimentProblems problems;
  final SeedStream seeds;
  final ResumePoint resume;
  private final LastingEvents lasting;

  /** Models of finished stages. */
  final Map<String, ModelSaved> models;

  final KeptCheckpoints checkpoints;
  final List<ProbeScored> probes;
  final List<SpecialistSelected> specialists;
  final List<StageResult> results;

  private final Declarations declarations = new Declarations();
  private final TimeLeft timeLeft;
  private final HeardRequests requests;
  private final List<String> finished;
  private final Consumer<RunEvent> watcher;
  private final long startNanos = System.nanoTime();
  private long nextProgress;
  private long stageStart;
  private int stageFrom;

  /** The one of the first model that was opened; all models of a run share it. */
  private @Nullable Tokenizer tokenizer;

  RunContext(
      Attempt attempt,
      Experiment experiment,
      ExperimentProblems problems,
      TorchEngine engine,
      Journal.Writer journal,
      RunControl control,
      ChangedSettings settings,
      ResumePoint resume,
      LastingEvents lasting,
      TimeLeft timeLeft,
      Consumer<RunEvent> watcher) {
    this.attempt = attempt;
    this.experiment = experiment;
    this.engine = engine;
    this.journal = journal;
    this.control = control;
    this.settings = settings;
    this.requests =
        new HeardRequests(attempt.run().attempts(), settings, lasting.answered(), this::write);
    this.problems = problems;
    this.seeds = SeedStream.ofRun(experiment.seed());
    this.resume = resume;
    this.lasting = lasting;
    this.timeLeft = timeLeft;
    this.watcher = watcher;
    this.checkpoints = new KeptCheckpoints(attempt, experiment, resume, lasting, this::write);
    this.finished = new ArrayList<>(resume.finished());
    this.models = new HashMap<>(resume.models());
    this.probes = new ArrayList<>(resume.probes());
    this.specialists = new ArrayList<>(resume.specialists());
    this.results = new ArrayList<>(resume.results());
    resume.finished().forEach(timeLeft::finishedEarlier);
  }

  /** A clock in nanoseconds that stands still while the run is paused. */
  long workNanos() {
    return System.nanoTime() - control.waitedNanos();
  }

  /** Seconds of the run so far, pauses and earlier attempts included. */
  double wallSeconds() {
    return resume.seconds() + (System.nanoTime() - startNanos) / 1e9;
  }

  void write(RunEvent event) {
    journal.write(event);
    checkpoints.note(event);
    switch (event) {
      case ModelSaved saved -> {
        models.put(saved.stage(), saved);
        journal.force();
      }
      case ProbeScored scored -> probes.add(scored);
      case SpecialistSelected selected -> specialists.add(selected);
      case CheckpointSaved unused -> journal.force();
      case RunEvent.CheckpointDropped unused -> journal.force();
      case RunEvent.SettingChanged unused -> journal.force();
      case RunEvent.ModelEvaluated evaluated -> results.add(evaluated.result());
      default -> {}
    }
    watcher.accept(event);
  }

  /**
   * Ends an optimiser step: tells how far the stage is, obeys the user, and saves a checkpoint
   * where one is due or the user asked to stop.
   *
   * @param due whether a checkpoint belongs after this step
   * @param model asked only where one is saved
   * @throws RunControl.RunStopped where the user stopped the run
   */
  void stepDone(
      Pipeline.Step stage, int step, boolean due, Supplier<ModelFolder> model, AdamW optimiser) {
    progress(stage, step);
    if (due || control.wantsStopAndSave()) {
      saveCheckpoint(stage.id(), step, model.get(), optimiser);
      // Also one that was heard while the checkpoint waited for room.
      if (control.wantsStopAndSave()) {
        throw control.stop();
      }
    }
  }

  /**
   * Saves a checkpoint and tells, once there is room for it; drops those that need not stay.
   *
   * @throws RunControl.RunStopped where there is no room and the user stops the run
   */
  private void saveCheckpoint(String stage, int step, ModelFolder model, AdamW optimiser) {
    control.expectCheckpoint(CheckpointFolder.expectedBytes(model.weights()));
    control.awaitSpace();
    write(CheckpointFolder.save(attempt, stage, step, model, optimiser));
    checkpoints.drop(finished, specialists);
  }

  /** Takes over what earlier attempts have left, and tells again what this one supersedes. */
  void takeOver() {
    lasting.changes().stream()
        .filter(change -> !resume.changes().contains(change.request()))
        .forEach(this::write);
    checkpoints.takeOver();
    checkpoints.drop(finished, specialists);
  }

  /** Answers what was asked too late for any step, before the run ends. */
  void lastAnswers(Pipeline.Step last) {
    requests.listen(last, settings.steps(last));
  }

  /** Writes down the problems that later events name. */
  void declare(ProblemSet problems) {
    declarations.of(problems).forEach(this::write);
  }

  /**
   * The step from which a stage goes on: after a resume that of its checkpoint, or of its part that
   * was finished; else 0.
   */
  int firstStep(String stage) {
    CheckpointSaved checkpoint = resume.checkpoint();
    RunEvent.PartFinished part = resume.part();
    if (checkpoint != null && checkpoint.stage().equals(stage)) {
      return checkpoint.step();
    }
    return part != null && part.stage().equals(stage) ? part.done() : 0;
  }

  /**
   * Counts of the answers to the first problems of a stage that earlier attempts sampled and that
   * hold, by problem.
   */
  Map<String, ProblemCount> sampledEarlier(Pipeline.Step step, List<Problem> problems) {
    Map<String, String> subdomains = new HashMap<>();
    problems.forEach(problem -> subdomains.put(problem.id(), problem.subdomain()));
    Map<String, ProblemCount> counts = new HashMap<>();
    try (Stream<JournalLine> events = attempt.run().events()) {
      events
          .takeWhile(line -> line.seq() <= resume.seq())
          .forEach(line -> {
            if (line.event() instanceof GroupSampled group
                && group.stage().equals(step.id())
                && subdomains.containsKey(group.problem())) {
              int correct =
                  (int)
                      group.rollouts().stream()
                          .filter(rollout -> rollout.verdict() == Outcome.CORRECT)
                          .count();
              counts.put(
                  group.problem(),
                  new ProblemCount(
                      group.problem(),
                      subdomains.getOrDefault(group.problem(), ""),
                      group.rollouts().size(),
                      correct));
            }
          });
    }
    return counts;
  }

  void stageStarted(Pipeline.Step step, int fromStep) {
    stageStart = workNanos();
    stageFrom = fromStep;
    nextProgress = 0;
    write(new RunEvent.StageStarted(step.id(), fromStep));
    progress(step, fromStep);
  }

  void stageFinished(Pipeline.Step step) {
    progressed(step, settings.steps(step));
    write(new RunEvent.StageFinished(step.id(), (workNanos() - stageStart) / 1e9));
    // The stage to come says itself what it will save.
    control.expectCheckpoint(0);
    journal.force();
    finished.add(step.id());
    checkpoints.drop(finished, specialists);
  }

  /** Notes that a part of the stage is whole, and need not be done again; then as a step. */
  void partFinished(Pipeline.Step step, int done) {
    write(new RunEvent.PartFinished(step.id(), done));
    journal.force();
    progress(step, done);
  }

  /** Notes progress and obeys the user; called after each step. */
  void progress(Pipeline.Step step, int done) {
    requests.listen(step, done);
    progressed(step, done);
    int steps = settings.steps(step, done);
    long now = System.nanoTime();
    if (now >= nextProgress || done == steps) {
      nextProgress = now + PROGRESS_NANOS;
      double[] left = timeLeft.range();
      write(new RunEvent.ProgressMade(step.id(), done, steps, left[0], left[1]));
    }
    control.check();
  }

  /** Ends the run where the user asked for it and this stage has nothing of its own to save. */
  void stopIfAsked() {
    control.check();
    if (control.wantsStopAndSave()) {
      throw control.stopBetweenParts();
    }
  }

  private void progressed(Pipeline.Step step, int done) {
    double steps = Math.max(1, settings.steps(step));
    timeLeft.progressed(
        step, done / steps, (done - stageFrom) / steps, (workNanos() - stageStart) / 1e9);
  }

  /**
   * Samples and verifies by the run's verifier; what a pause takes does not count as work.
   *
   * @param between called between micro-batches
   */
  RolloutSampler sampler(DecoderModel model, Tokenizer modelTokenizer, Runnable between) {
    return new RolloutSampler(model, modelTokenizer, problems.verifier(), between, this::workNanos);
  }

  /**
   * The model that a stage left; the base model as given for the empty name.
   *
   * @throws WorkbenchException where it is not what was saved
   */
  ModelFolder model(String stage) {
    if (stage.isEmpty()) {
      return BaseModels.open(experiment.model().folder(), this::open);
    }
    ModelSaved saved = models.get(stage);
    if (saved == null) {
      throw new IllegalStateException("stage " + stage + " has left no model");
    }
    return open(saved.path(), saved.sha256());
  }

  /**
   * The model of a checkpoint.
   *
   * @throws WorkbenchException where it is not what was saved
   */
  ModelFolder model(CheckpointSaved checkpoint) {
    return open(checkpoint.path(), checkpoint.sha256());
  }

  private ModelFolder open(String path, Map<String, String> sums) {
    Path folder = attempt.run().inside(path);
    CheckpointFolder.checkModel(folder, sums);
    return open(folder);
  }

  /** The base model's shape with weights that have learned nothing. */
  ModelFolder untrained() {
    ModelFolder model =
        BaseModels.untrained(experiment.model().folder(), seeds.child("initialise").state());
    tokenizer = model.tokenizer();
    return model;
  }

  private ModelFolder open(Path folder) {
    ModelFolder model =
        tokenizer == null ? ModelFolder.read(folder) : ModelFolder.read(folder, tokenizer);
    tokenizer = model.tokenizer();
    return model;
  }

  /** The model that the spectrum phase starts from: the base model, as given or as trained. */
  ModelFolder startModel() {
    return model(models.containsKey(Pipeline.BASE) ? Pipeline.BASE : "");
  }

  /**
   * Saves a stage's model and tells, once there is room for it.
   *
   * @throws RunControl.RunStopped where there is no room and the user stops the run
   */
  void saveModel(String stage, ModelFolder model, String description) {
    control.expectCheckpoint(model.weights().parameters() * Float.BYTES);
    control.awaitSpace();
    Path folder = attempt.models().resolve(stage);
    model.write(folder);
    write(
        new ModelSaved(
            stage, CheckpointFolder.relative(attempt, folder), description, Checksums.of(folder)));
  }

  /** A sampled group that was not trained on, as an event. */
  static GroupSampled sampled(String stage, int step, Group group) {
    List<RunEvent.Rollout> rollouts = new ArrayList<>();
    for (Rollout rollout : group.rollouts()) {
      rollouts.add(rollout(rollout, null));
    }
    return new GroupSampled(
        stage, step, group.problem().id(), group.pCorrect(), null, null, rollouts);
  }

  static RunEvent.Rollout rollout(Rollout rollout, @Nullable Double advantage) {
    return new RunEvent.Rollout(
        rollout.sample(),
        rollout.text(),
        java.util.Arrays.stream(rollout.tokens()).boxed().toList(),
        rollout.verdict().outcome(),
        rollout.verdict().reason(),
        rollout.verdict().extracted(),
        rollout.reward(),
        advantage,
        rollout.tokens().length,
        rollout.meanLogProb(),
        rollout.entropy());
  }

  @Override
  public void close() {
    if (tokenizer != null) {
      tokenizer.close();
    }
  }
}
