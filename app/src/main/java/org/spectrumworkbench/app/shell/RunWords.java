package org.spectrumworkbench.app.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.queue.QueueView;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.query.RunRow;

/** How a run is spoken of, on every screen the same. */
public final class RunWords {
  private static final Texts TEXTS = Texts.of(RunWords.class);

  private RunWords() {}

  /** The state in a word: {@code running}. */
  public static String state(RunState state) {
    return TEXTS.get("state." + state.name().toLowerCase(java.util.Locale.ROOT));
  }

  /** The run's state in a word, its place where it waits in the queue, or that it is gone. */
  public static String state(RunRow run, QueueView queue) {
    return queue
        .waiting(run.path())
        .map(waiting -> TEXTS.get("state.waiting", waiting.place()))
        .orElseGet(() -> neverBegan(run, queue) ? TEXTS.get("state.new") : state(run));
  }

  /** What that means, and what can be done: a sentence or two. */
  static String explanation(RunRow run, QueueView queue) {
    String key =
        !run.present()
            ? "gone"
            : queue.waiting(run.path()).isPresent()
                ? "waiting"
                : neverBegan(run, queue)
                    ? "new"
                    : run.state().name().toLowerCase(java.util.Locale.ROOT);
    return TEXTS.get("explain.run." + key);
  }

  /** Style class of that word's colour. */
  public static String tone(RunRow run, QueueView queue) {
    return queue.waiting(run.path()).isPresent() ? "quiet" : tone(run);
  }

  /** Whether the run can be queued: to go on, or to begin where it never did. */
  public static boolean canStart(RunRow run, QueueView queue) {
    return (run.isUnfinished() || neverBegan(run, queue)) && queue.waiting(run.path()).isEmpty();
  }

  /** A run that was taken out of the queue before its turn came. */
  private static boolean neverBegan(RunRow run, QueueView queue) {
    return run.present()
        && run.state() == RunState.CREATED
        && run.attempts() == 0
        && !queue.isUnderWay(run.path());
  }

  /** The run's state in a word, or that its folder is gone. */
  public static String state(RunRow run) {
    return run.present() ? state(run.state()) : TEXTS.get("state.gone");
  }

  /** Style class of that word's colour. */
  public static String tone(RunRow run) {
    return run.present() ? tone(run.state()) : "quiet";
  }

  /** Style class of the state's colour: accent, success, warning, danger or quiet. */
  public static String tone(RunState state) {
    return switch (state) {
      case CREATED -> "quiet";
      case RUNNING -> "accent";
      case PAUSED, STOPPED, INTERRUPTED -> "warning";
      case FINISHED -> "success";
      case FAILED -> "danger";
    };
  }

  /** The state as a small coloured label. */
  public static Label badge(RunState state) {
    return Labels.of(state(state), "badge", tone(state));
  }

  /** Where the run is: {@code Signal: MGPO 88/120}; empty before its first stage. */
  public static String where(RunRow run) {
    if (run.stage() == null) {
      return "";
    }
    String title = run.stageTitle() == null ? run.stage() : run.stageTitle();
    return run.steps() > 1 ? title + " " + run.step() + "/" + run.steps() : title;
  }

  /** Where a run that stands still stopped: {@code stopped at step 88 of signal}. */
  public static String stoppedAt(RunRow run) {
    String how =
        run.state() == RunState.INTERRUPTED
            ? TEXTS.get("stopped.unexpectedly")
            : state(run.state());
    return run.stage() == null
        ? TEXTS.get("stopped.before", how)
        : TEXTS.get("stopped.at", how, run.step(), stage(run));
  }

  /**
   * The held-out Pass@1 on the way of the method, from the base through the spectrum to the signal,
   * as far as the run has come; its controls are other ways.
   */
  public static double[] course(RunRow run) {
    return Stream.of("base", "spectrum", "signal")
        .flatMap(model -> pass1(run, model).stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /**
   * How long the run took, or has taken so far; wall time from its first worker's start to its last
   * event. What it waited in the queue before does not count.
   */
  public static Duration took(RunRow run, Clock clock) {
    Instant begin = run.started();
    if (begin == null) {
      return Duration.ZERO;
    }
    Instant end = run.state().isLive() ? clock.instant() : run.updated();
    Duration taken = Duration.between(begin, end);
    return taken.isNegative() ? Duration.ZERO : taken;
  }

  /** When the run was made. */
  public static String made(RunRow run, Clock clock) {
    return Formats.when(run.created(), clock.instant(), clock.getZone());
  }

  /** Held-out Pass@1 of one of its models: base, spectrum, signal. */
  public static Optional<Double> pass1(RunRow run, String model) {
    return run.passes().stream()
        .filter(pass -> pass.model().equals(model))
        .map(RunRow.StagePass::pass1)
        .findFirst();
  }

  /** A score, or a dash where it was not measured. */
  public static String score(@Nullable Double score) {
    return score == null ? "–" : Formats.score(score);
  }

  private static String stage(RunRow run) {
    return run.stageTitle() == null ? String.valueOf(run.stage()) : run.stageTitle();
  }
}
