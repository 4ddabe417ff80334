package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunEvent.SettingChanged;

/**
 * The settings that changed while the run went on: a pure schedule, the value of a setting at each
 * step of each stage. One thread.
 */
final class ChangedSettings {
  private final Settings initial;
  private final List<Pipeline.Step> stages;
  private final List<SettingChanged> changes = new ArrayList<>();

  /**
   * @param initial the settings that the run was started with
   * @param stages in the run's order
   */
  ChangedSettings(Settings initial, List<Pipeline.Step> stages) {
    this.initial = initial;
    this.stages = List.copyOf(stages);
  }

  /**
   * A change holds from now on.
   *
   * @throws WorkbenchException where its value is out of range
   */
  void add(SettingChanged change) {
    Settings unused = initial.with(change.key(), change.to(), change.request());
    changes.add(change);
  }

  /** The changes so far, in order. */
  List<SettingChanged> all() {
    return List.copyOf(changes);
  }

  double real(String key, String stage, int step) {
    return (Double) value(key, stage, step);
  }

  int whole(String key, String stage, int step) {
    return (Integer) value(key, stage, step);
  }

  /** The value as text. */
  String text(String key, String stage, int step) {
    return SettingCatalogue.find(key, key).format(value(key, stage, step));
  }

  private Object value(String key, String stage, int step) {
    Object value = initial.value(key);
    for (SettingChanged change : changes) {
      if (change.key().equals(key)
          && step >= change.step()
          && place(stage) >= place(change.stage())) {
        value = SettingCatalogue.find(key, key).parse(change.to(), change.request());
      }
    }
    return value;
  }

  /** Steps that a stage takes, as known when so many are done. */
  int steps(Pipeline.Step stage, int done) {
    return stage instanceof Pipeline.Reinforce
        ? Math.max(done, whole("signal.steps", stage.id(), done + 1))
        : stage.steps();
  }

  /** Steps that a stage takes by all that is known now. */
  int steps(Pipeline.Step stage) {
    int done = 0;
    while (stage instanceof Pipeline.Reinforce && done < steps(stage, done)) {
      // The plan may shrink or grow on the way: go from one change to the next.
      int reached = done;
      int next =
          changes.stream()
              .filter(change -> change.key().equals("signal.steps"))
              .mapToInt(change -> change.step() - 1)
              .filter(at -> at > reached)
              .min()
              .orElse(Integer.MAX_VALUE);
      done = Math.min(next, steps(stage, done));
    }
    return stage instanceof Pipeline.Reinforce ? done : stage.steps();
  }

  /** The stages as a journal announces them, with the steps that they take by now. */
  List<RunEvent.PlannedStage> plan() {
    return stages.stream()
        .map(stage ->
            new RunEvent.PlannedStage(
                stage.id(), stage.kind(), stage.title(), Math.max(1, steps(stage))))
        .toList();
  }

  /**
   * From where a request would hold, given where the run is.
   *
   * @param done steps of that stage that are done
   * @return the change; empty where no step to come uses the setting
   */
  Optional<SettingChanged> change(
      SettingRequests.Request request, String file, Pipeline.Step now, int done) {
    String kind = SettingRequests.kind(request.key()).orElse("");
    for (Pipeline.Step stage : stages.subList(place(now.id()), stages.size())) {
      boolean current = stage.id().equals(now.id());
      if (stage.kind().equals(kind) && !(current && comesTooLate(request, stage, done))) {
        int step = current ? done + 1 : 1;
        return Optional.of(
            new SettingChanged(
                request.key(),
                text(request.key(), stage.id(), step),
                request.value(),
                stage.id(),
                step,
                file));
      }
    }
    return Optional.empty();
  }

  /** Whether a stage has done its last step, which a request for more steps would undo. */
  private boolean comesTooLate(SettingRequests.Request request, Pipeline.Step stage, int done) {
    boolean more =
        request.key().equals("signal.steps")
            && (Integer)
                    SettingCatalogue.find(request.key(), request.key())
                        .parse(request.value(), request.key())
                > done;
    return !more && done >= steps(stage, done);
  }

  private int place(String stage) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).id().equals(stage)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such stage: " + stage);
  }
}
