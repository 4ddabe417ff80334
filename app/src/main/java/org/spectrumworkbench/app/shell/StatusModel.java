package org.spectrumworkbench.app.shell;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Fault;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.queue.QueueView;

/** What the status bar says of the runs under way and of the machine. */
final class StatusModel {
  private static final Texts TEXTS = Texts.of(StatusModel.class);

  /**
   * A run that a worker is at.
   *
   * @param stage title of its stage; empty before the first
   * @param done share of the whole run, 0 to 1; below 0 where nobody knows
   * @param secondsLow lower end of the time left
   * @param secondsHigh upper end; 0 where nobody knows
   */
  record LiveRun(
      String id,
      String name,
      String stage,
      int step,
      int steps,
      double done,
      boolean paused,
      double secondsLow,
      double secondsHigh) {}

  private final ReadOnlyStringWrapper run = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper runId = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper(0);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper queue = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper machine =
      new ReadOnlyStringWrapper(TEXTS.get("status.machine.unknown"));

  /**
   * Takes in the runs under way.
   *
   * @param selected the run that is looked at: shown before others
   */
  void update(List<LiveRun> live, @Nullable String selected) {
    busy.set(!live.isEmpty());
    if (live.isEmpty()) {
      run.set(TEXTS.get("status.idle"));
      left.set("");
      runId.set("");
      done.set(0);
      return;
    }
    LiveRun shown =
        live.stream()
            .filter(one -> Objects.equals(one.id(), selected))
            .findFirst()
            .orElse(live.getFirst());
    StringBuilder text = new StringBuilder(shown.name());
    if (!shown.stage().isEmpty()) {
      text.append(" · ").append(shown.stage());
      text.append(' ').append(shown.step()).append('/').append(shown.steps());
    }
    if (live.size() > 1) {
      text.append(" · ").append(TEXTS.get("status.more", live.size() - 1));
    }
    run.set(text.toString());
    runId.set(shown.id());
    done.set(shown.done());
    if (shown.paused()) {
      left.set(TEXTS.get("status.paused"));
    } else if (shown.secondsHigh() > 0) {
      left.set(Formats.timeLeft(shown.secondsLow(), shown.secondsHigh()));
    } else {
      left.set("");
    }
  }

  /** Takes in what keeps the window from showing what the runs do; empty where nothing does. */
  void warn(List<? extends Throwable> faults) {
    if (faults.isEmpty()) {
      warning.set("");
      return;
    }
    String first = Fault.of(faults.getFirst()).what();
    warning.set(faults.size() == 1 ? first : TEXTS.get("status.faults", first, faults.size() - 1));
  }

  /** Takes in the queue. */
  void update(QueueView now) {
    int waiting = now.waiting().size();
    queue.set(
        now.paused() && waiting > 0
            ? TEXTS.get("status.queue.paused", waiting)
            : waiting > 0 ? TEXTS.get("status.queue", waiting) : "");
  }

  /** How many runs wait; empty where none does. */
  ReadOnlyStringProperty queueProperty() {
    return queue.getReadOnlyProperty();
  }

  /** What is wrong, in a line; empty where nothing is. */
  ReadOnlyStringProperty warningProperty() {
    return warning.getReadOnlyProperty();
  }

  /** Takes in how busy the machine is. */
  void update(Machine.Load load) {
    machine.set(
        TEXTS.get(
            "status.machine",
            Formats.percent(load.cpu()),
            Formats.bytes(load.memoryUsed()),
            Formats.bytes(load.memoryTotal())));
  }

  ReadOnlyStringProperty runProperty() {
    return run.getReadOnlyProperty();
  }

  /** Identifier of the run that is shown; empty where none is under way. */
  ReadOnlyStringProperty runIdProperty() {
    return runId.getReadOnlyProperty();
  }

  ReadOnlyStringProperty leftProperty() {
    return left.getReadOnlyProperty();
  }

  ReadOnlyDoubleProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyStringProperty machineProperty() {
    return machine.getReadOnlyProperty();
  }
}
