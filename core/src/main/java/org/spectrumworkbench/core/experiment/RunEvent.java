package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.Printable;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.verify.Outcome;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * What a worker tells the world, one line of the journal each.
 *
 * <p>Events are facts in the past tense and never change. Steps count optimiser steps from 1; step
 * 0 is the state before the first. Probabilities and rewards are in 0..1, entropies and log-probs
 * in nats, durations in seconds. A line that lacks what an event must have is refused while it is
 * read. Names and messages are made {@linkplain Printable printable}: an error's words may hold
 * anything.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RunEvent.AttemptStarted.class, name = "attempt-started"),
  @JsonSubTypes.Type(value = RunEvent.ProblemsDeclared.class, name = "problems-declared"),
  @JsonSubTypes.Type(value = RunEvent.StageStarted.class, name = "stage-started"),
  @JsonSubTypes.Type(value = RunEvent.ProgressMade.class, name = "progress-made"),
  @JsonSubTypes.Type(value = RunEvent.MetricsRecorded.class, name = "metrics-recorded"),
  @JsonSubTypes.Type(value = RunEvent.GroupSampled.class, name = "group-sampled"),
  @JsonSubTypes.Type(value = RunEvent.CheckpointSaved.class, name = "checkpoint-saved"),
  @JsonSubTypes.Type(value = RunEvent.ProbeScored.class, name = "probe-scored"),
  @JsonSubTypes.Type(value = RunEvent.SpecialistSelected.class, name = "specialist-selected"),
  @JsonSubTypes.Type(value = RunEvent.ModelSaved.class, name = "model-saved"),
  @JsonSubTypes.Type(value = RunEvent.ModelEvaluated.class, name = "model-evaluated"),
  @JsonSubTypes.Type(value = RunEvent.StageFinished.class, name = "stage-finished"),
  @JsonSubTypes.Type(value = RunEvent.PartFinished.class, name = "part-finished"),
  @JsonSubTypes.Type(value = RunEvent.ResourcesUsed.class, name = "resources-used"),
  @JsonSubTypes.Type(value = RunEvent.StateChanged.class, name = "state-changed"),
  @JsonSubTypes.Type(value = RunEvent.CommandHeard.class, name = "command-heard"),
  @JsonSubTypes.Type(value = RunEvent.SettingChanged.class, name = "setting-changed"),
  @JsonSubTypes.Type(value = RunEvent.CheckpointDropped.class, name = "checkpoint-dropped"),
  @JsonSubTypes.Type(value = RunEvent.Noted.class, name = "noted"),
  @JsonSubTypes.Type(value = RunEvent.Forecasted.class, name = "forecasted"),
  @JsonSubTypes.Type(value = RunEvent.RunMeasured.class, name = "run-measured")
})
public sealed interface RunEvent {

  /**
   * A worker took up the run.
   *
   * @param run the run's identifier, the name of its folder
   * @param attempt counts from 1
   * @param resumedAfter sequence number of the last event of an earlier attempt that still holds; 0
   *     for a fresh start. Later events of earlier attempts are superseded by this attempt's.
   * @param stages the stages this run will pass through, in order
   * @param machine where the numbers come from, by name: versions, devices, hashes of settings,
   *     problems and model; see {@link Origins}
   * @param pid the worker's process
   */
  record AttemptStarted(
      String run,
      String name,
      int attempt,
      long resumedAfter,
      List<PlannedStage> stages,
      Map<String, String> machine,
      long pid)
      implements RunEvent {
    public AttemptStarted {
      requireNonNull(run, "run");
      name = Printable.of(name);
      stages = List.copyOf(stages);
      machine =
          machine.entrySet().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      Map.Entry::getKey, fact -> Printable.of(fact.getValue())));
    }
  }

  /**
   * One stage as planned.
   *
   * @param stage identifier, unique in the run, for instance {@code sft}, {@code signal}
   * @param kind base, sft, probe, fuse, signal or evaluate
   * @param title for people
   * @param steps how many steps it will take, at least 1
   */
  record PlannedStage(String stage, String kind, String title, int steps) {
    public PlannedStage {
      requireNonNull(stage, "stage");
      requireNonNull(kind, "kind");
      requireNonNull(title, "title");
    }
  }

  /**
   * The problems that later events name by identifier, whole each time a set is declared. {@code
   * set}: probe-select, evaluate, ...
   */
  record ProblemsDeclared(String set, List<ProblemRow> problems) implements RunEvent {
    public ProblemsDeclared {
      requireNonNull(set, "set");
      problems = List.copyOf(problems);
    }
  }

  /**
   * A problem as the journal keeps it.
   *
   * @param check how answers are judged; null where an earlier declaration of the problem says it,
   *     and in journals of versions that did not write it
   */
  record ProblemRow(
      String id,
      String subdomain,
      String question,
      String answer,
      @JsonInclude(JsonInclude.Include.NON_NULL)
          @JsonSerialize(using = CheckField.Writer.class)
          @JsonDeserialize(using = CheckField.Reader.class)
          @Nullable Check check) {
    public ProblemRow {
      requireNonNull(id, "id");
      requireNonNull(subdomain, "subdomain");
      requireNonNull(question, "question");
      requireNonNull(answer, "answer");
    }

    /** A row that does not say how answers are judged. */
    public ProblemRow(String id, String subdomain, String question, String answer) {
      this(id, subdomain, question, answer, null);
    }

    /** This declaration of a problem, with the check of the one before where it has none. */
    public ProblemRow after(@Nullable ProblemRow before) {
      return check != null || before == null
          ? this
          : new ProblemRow(id, subdomain, question, answer, before.check);
    }

    /**
     * How answers are judged, where all earlier declarations were {@linkplain #after heeded}; where
     * no declaration says it, whole numbers.
     */
    public Check judgedBy() {
      return check == null ? Check.WHOLE_NUMBER : check;
    }
  }

  /** A stage began (again, after a resume: then {@code fromStep} is above 0). */
  record StageStarted(String stage, int fromStep) implements RunEvent {
    public StageStarted {
      requireNonNull(stage, "stage");
    }
  }

  /**
   * How far the stage and the run are, about twice a second at most.
   *
   * @param secondsLeftLow lower end of the time left to the whole run
   * @param secondsLeftHigh upper end of the time left to the whole run
   */
  record ProgressMade(
      String stage, int step, int steps, double secondsLeftLow, double secondsLeftHigh)
      implements RunEvent {
    public ProgressMade {
      requireNonNull(stage, "stage");
    }
  }

  /** Numbers measured at one step, by the names listed in {@link Metric}. */
  record MetricsRecorded(String stage, int step, Map<String, Double> values) implements RunEvent {
    public MetricsRecorded {
      requireNonNull(stage, "stage");
      values = Map.copyOf(values);
    }
  }

  /**
   * All answers sampled for one problem at one step.
   *
   * @param stage signal stages, probing and evaluation alike
   * @param step the optimiser step, or the checkpoint's step when probing, 0 when evaluating
   * @param problem identifier of a declared problem
   * @param pCorrect fraction of the group that is correct
   * @param deviation D_ME in nats; null where the group was not trained on
   * @param weight w_ME (after renormalisation, where that is on); null where not trained on
   */
  record GroupSampled(
      String stage,
      int step,
      String problem,
      double pCorrect,
      @Nullable Double deviation,
      @Nullable Double weight,
      List<Rollout> rollouts)
      implements RunEvent {
    public GroupSampled {
      requireNonNull(stage, "stage");
      requireNonNull(problem, "problem");
      rollouts = List.copyOf(rollouts);
    }
  }

  /**
   * One sampled answer.
   *
   * @param sample index in its group, from 0
   * @param text the answer as text
   * @param tokens the answer as token identifiers, end token included where it was sampled
   * @param reason why the verdict is what it is
   * @param extracted the answer that the verifier found; null where it found none
   * @param advantage the advantage that entered the loss, weight included; null where not trained
   *     on
   * @param length tokens in the answer
   * @param logProb mean log-prob of its tokens, nats
   * @param entropy mean entropy of the distributions they were drawn from, nats
   */
  record Rollout(
      int sample,
      String text,
      List<Integer> tokens,
      Outcome verdict,
      String reason,
      @Nullable String extracted,
      double reward,
      @Nullable Double advantage,
      int length,
      double logProb,
      double entropy) {
    public Rollout {
      requireNonNull(text, "text");
      requireNonNull(verdict, "verdict");
      requireNonNull(reason, "reason");
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * A checkpoint is complete on disk.
   *
   * @param path relative to the run's folder
   * @param sha256 of each of its files, by name, as {@link Checksums} has them; empty in journals
   *     of versions that did not write it
   */
  record CheckpointSaved(
      String stage,
      int step,
      String path,
      long bytes,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> sha256)
      implements RunEvent {
    public CheckpointSaved {
      requireNonNull(stage, "stage");
      requireNonNull(path, "path");
      sha256 = Checksums.orNone(sha256);
    }

    /** One that does not say what its files hold. */
    public CheckpointSaved(String stage, int step, String path, long bytes) {
      this(stage, step, path, bytes, Map.of());
    }
  }

  /**
   * A checkpoint was probed in one subdomain on one half of its probing set.
   *
   * @param source the stage whose checkpoint this is
   * @param half select or confirm
   * @param passAtK mean over the problems, with its bootstrap interval low..high
   * @param correct correct samples of each problem, in the probing set's order
   * @param samples samples of each problem
   */
  record ProbeScored(
      String stage,
      String source,
      int step,
      String subdomain,
      String half,
      int k,
      double passAtK,
      double low,
      double high,
      double pass1,
      int samples,
      List<Integer> correct)
      implements RunEvent {
    public ProbeScored {
      requireNonNull(stage, "stage");
      requireNonNull(source, "source");
      requireNonNull(subdomain, "subdomain");
      requireNonNull(half, "half");
      correct = List.copyOf(correct);
    }
  }

  /**
   * The specialist of a subdomain.
   *
   * @param selected its Pass@K on the half it was selected by (biased upwards)
   * @param confirmed its Pass@K on the other half
   */
  record SpecialistSelected(
      String stage, String subdomain, String source, int step, double selected, double confirmed)
      implements RunEvent {
    public SpecialistSelected {
      requireNonNull(stage, "stage");
      requireNonNull(subdomain, "subdomain");
      requireNonNull(source, "source");
    }
  }

  /**
   * A model folder is complete on disk.
   *
   * @param path relative to the run's folder
   * @param sha256 of each of its files, as of a {@link CheckpointSaved}
   */
  record ModelSaved(
      String stage,
      String path,
      String description,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> sha256)
      implements RunEvent {
    public ModelSaved {
      requireNonNull(stage, "stage");
      requireNonNull(path, "path");
      description = Printable.of(description);
      sha256 = Checksums.orNone(sha256);
    }

    /** One that does not say what its files hold. */
    public ModelSaved(String stage, String path, String description) {
      this(stage, path, description, Map.of());
    }
  }

  /** A model was evaluated on the held-out problems. */
  record ModelEvaluated(String stage, StageResult result) implements RunEvent {
    public ModelEvaluated {
      requireNonNull(stage, "stage");
      requireNonNull(result, "result");
    }
  }

  /**
   * All of a stage's first checkpoints probed, or first problems evaluated, stands in the journal:
   * a resume does not do it again.
   *
   * @param done how many, as {@link ProgressMade} counts them
   */
  record PartFinished(String stage, int done) implements RunEvent {
    public PartFinished {
      requireNonNull(stage, "stage");
    }
  }

  /** A stage ended well. */
  record StageFinished(String stage, double seconds) implements RunEvent {
    public StageFinished {
      requireNonNull(stage, "stage");
    }
  }

  /** What the attempt took, told as it ends; {@code state}: how. One that was killed has none. */
  record ResourcesUsed(RunState state, Resources resources) implements RunEvent {
    public ResourcesUsed {
      requireNonNull(state, "state");
      requireNonNull(resources, "resources");
    }
  }

  /**
   * The run's state changed. {@code message} says why, for people; empty where there is no more.
   */
  record StateChanged(RunState state, String message) implements RunEvent {
    public StateChanged {
      requireNonNull(state, "state");
      message = Printable.of(message);
    }
  }

  /**
   * The worker has taken up a command; what it does about it follows.
   *
   * @param seconds since it was given
   */
  record CommandHeard(Attempt.Command command, double seconds) implements RunEvent {
    public CommandHeard {
      requireNonNull(command, "command");
    }

    /** For people: {@code stop and save: heard after 0.1 s}. */
    public String words() {
      return String.format(
          Locale.ROOT,
          "%s: heard after %.1f s",
          command.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          seconds);
    }
  }

  /**
   * A setting has another value from a step on: in that stage, and from the same step on in later
   * stages of its kind, so that control arms stay comparable. It holds also where the event itself
   * was superseded.
   *
   * @param from the value before, as text
   * @param to the new value, as text
   * @param stage the first stage in which it holds
   * @param step the first step of it for which it holds
   * @param request which request was heeded: its file, relative to the run's folder
   */
  record SettingChanged(String key, String from, String to, String stage, int step, String request)
      implements RunEvent {
    public SettingChanged {
      requireNonNull(key, "key");
      requireNonNull(from, "from");
      requireNonNull(to, "to");
      requireNonNull(stage, "stage");
      requireNonNull(request, "request");
    }

    /** For people: {@code signal.lambda 4 -> 2 from step 41 of signal}. */
    public String words() {
      return RunResult.Change.of(this).words();
    }
  }

  /**
   * A checkpoint is not kept any longer and is about to be deleted. That holds also where the event
   * is superseded: an attempt that takes up the run behind it tells it again.
   *
   * @param path relative to the run's folder
   * @param reason why, for people
   */
  record CheckpointDropped(String stage, int step, String path, long bytes, String reason)
      implements RunEvent {
    public CheckpointDropped {
      requireNonNull(stage, "stage");
      requireNonNull(path, "path");
      reason = Printable.of(reason);
    }
  }

  /**
   * Something worth knowing.
   *
   * @param level info or warning
   * @param request the request to change a setting that this refuses, named as by {@link
   *     SettingChanged}; null where it refuses none. It stays refused also where this event is
   *     superseded.
   */
  record Noted(
      String level,
      String stage,
      int step,
      String message,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String request)
      implements RunEvent {
    public Noted {
      requireNonNull(level, "level");
      requireNonNull(stage, "stage");
      message = Printable.of(message);
    }

    /** One that refuses no request. */
    public Noted(String level, String stage, int step, String message) {
      this(level, stage, step, message, null);
    }
  }

  /**
   * What the run will take, said before its first stage, once: a later attempt does not change it.
   *
   * @param startSeconds from the start of the worker's process until its engine was ready
   */
  record Forecasted(Forecast forecast, double startSeconds) implements RunEvent {
    public Forecasted {
      requireNonNull(forecast, "forecast");
    }
  }

  /**
   * What the run took beside time, when it has ended well.
   *
   * @param peakResidentBytes largest resident memory of this attempt's worker; 0 where the system
   *     does not tell
   * @param diskBytes of the run's folder by part, as a {@link Forecast} names them
   */
  record RunMeasured(long peakResidentBytes, Map<String, Long> diskBytes) implements RunEvent {
    public RunMeasured {
      diskBytes = Map.copyOf(diskBytes);
    }
  }
}
