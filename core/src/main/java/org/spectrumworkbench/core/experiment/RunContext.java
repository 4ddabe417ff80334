package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.engine.AdamW;
import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.engine.TorchEngine;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointSaved;
import org.spectrumworkbench.core.experiment.RunEvent.GroupSampled;
import org.spectrumworkbench.core.experiment.RunEvent.ProbeScored;
import org.spectrumworkbench.core.experiment.RunEvent.SpecialistSelected;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.problem.ProblemSet;
import org.spectrumworkbench.core.rollout.Group;
import org.spectrumworkbench.core.rollout.Rollout;
import org.spectrumworkbench.core.rollout.RolloutSampler;

/** What the stages of one attempt share. Belongs to the worker's main thread. */
final class RunContext implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunContext.class);
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

  /** Models of finished stages, as paths relative to the run. */
  final Map<String, String> models;

  final Map<String, List<CheckpointSaved>> checkpoints = new LinkedHashMap<>();
  final List<ProbeScored> probes;
  final List<SpecialistSelected> specialists;
  final List<StageResult> results;

  private final Declarations declarations = new Declarations();
  private final TimeLeft timeLeft;
  private final HeardRequests requests;
  private final NeededParts needed;
  private final Retention retention;
  private final List<String> finished;
  private final Set<String> dropped;
  private final Map<String, NavigableMap<Integer, Double>> rewards = new HashMap<>();
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
      TimeLeft timeLeft,
      Consumer<RunEvent> watcher) {
    this.attempt = attempt;
    this.experiment = experiment;
    this.engine = engine;
    this.journal = journal;
    this.control = control;
    this.settings = settings;
    this.requests = new HeardRequests(attempt.run().attempts(), settings, this::write);
    this.problems = problems;
    this.seeds = SeedStream.ofRun(experiment.seed());
    this.resume = resume;
    this.timeLeft = timeLeft;
    this.watcher = watcher;
    this.needed = new NeededParts(experiment);
    this.retention = experiment.keep();
    this.finished = new ArrayList<>(resume.finished());
    this.dropped = new HashSet<>(resume.dropped());
    resume.rewards().forEach((stage, steps) -> rewards.put(stage, new TreeMap<>(steps)));
    this.models = new HashMap<>(resume.models());
    resume.checkpoints().forEach((stage, list) -> checkpoints.put(stage, new ArrayList<>(list)));
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
    switch (event) {
      case CheckpointSaved saved -> {
        checkpoints.computeIfAbsent(saved.stage(), stage -> new ArrayList<>()).add(saved);
        journal.force();
      }
      case RunEvent.ModelSaved saved -> {
        models.put(saved.stage(), saved.path());
        journal.force();
      }
      case RunEvent.MetricsRecorded recorded -> {
        Double reward = recorded.values().get(Metric.REWARD.name());
        if (reward != null) {
          rewards
              .computeIfAbsent(recorded.stage(), stage -> new TreeMap<>())
              .put(recorded.step(), reward);
        }
      }
      case RunEvent.CheckpointDropped drop -> {
        dropped.add(drop.path());
        journal.force();
      }
      case ProbeScored scored -> probes.add(scored);
      case SpecialistSelected selected -> specialists.add(selected);
      case RunEvent.SettingChanged unused -> journal.force();
      case RunEvent.ModelEvaluated evaluated -> results.add(evaluated.result());
      default -> {}
    }
    watcher.accept(event);
  }

  /**
   * Saves a checkpoint and tells, once there is room for it; drops those that need not stay.
   *
   * @throws RunControl.RunStopped where there is no room and the user stops the run
   */
  void saveCheckpoint(String stage, int step, ModelFolder model, AdamW optimiser) {
    control.expectCheckpoint(CheckpointFolder.expectedBytes(model.weights()));
    control.awaitSpace();
    write(CheckpointFolder.save(attempt, stage, step, model, optimiser));
    drop();
  }

  /** Deletes what the journal calls dropped: a worker may have been killed between the two. */
  void tidy() {
    dropped.forEach(this::delete);
    drop();
  }

  private void drop() {
    Set<String> stay = new HashSet<>();
    needed.checkpoints(finished, checkpoints, specialists).forEach(saved -> stay.add(saved.path()));
    Map<String, List<CheckpointSaved>> kept = new LinkedHashMap<>();
    checkpoints.forEach((stage, list) -> {
      list.stream()
          .filter(saved -> NeededParts.isOf(specialists, saved))
          .forEach(saved -> stay.add(saved.path()));
      kept.put(stage, list.stream().filter(saved -> !dropped.contains(saved.path())).toList());
    });
    for (RunEvent.CheckpointDropped drop :
        retention.drops(kept, stay, rewards, experiment.signal().saveEvery())) {
      write(drop);
      delete(drop.path());
    }
  }

  private void delete(String checkpoint) {
    try {
      CheckpointFolder.delete(attempt.run(), checkpoint);
    } catch (IOException e) {
      // Somebody reads it, on a system where that keeps it; the next attempt tries again.
      LOG.warn("The checkpoint {} could not be deleted", checkpoint, e);
    }
  }

  /** Writes down the problems that later events name. */
  void declare(ProblemSet problems) {
    declarations.of(problems).forEach(this::write);
  }

  /** The step from which a stage goes on: that of its checkpoint after a resume, else 0. */
  int firstStep(String stage) {
    CheckpointSaved checkpoint = resume.checkpoint();
    return checkpoint != null && checkpoint.stage().equals(stage) ? checkpoint.step() : 0;
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
    drop();
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
      throw control.stop();
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

  /** The model that a stage left; the base model as given for the empty name. */
  ModelFolder model(String stage) {
    if (stage.isEmpty()) {
      return BaseModels.open(experiment.model().folder(), this::open);
    }
    String path = models.get(stage);
    if (path == null) {
      throw new IllegalStateException("stage " + stage + " has left no model");
    }
    return open(attempt.run().inside(path));
  }

  /** The model of a checkpoint. */
  ModelFolder model(CheckpointSaved checkpoint) {
    return open(attempt.run().inside(checkpoint.path()));
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

  /** Saves a stage's model and tells. */
  void saveModel(String stage, ModelFolder model, String description) {
    Path folder = attempt.models().resolve(stage);
    model.write(folder);
    write(new RunEvent.ModelSaved(stage, CheckpointFolder.relative(attempt, folder), description));
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
