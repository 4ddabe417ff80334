package org.spectrumworkbench.app.live;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.FreshRead;
import org.spectrumworkbench.app.shell.RunLauncher;
import org.spectrumworkbench.app.shell.Selection;
import org.spectrumworkbench.core.experiment.Attempt.Command;
import org.spectrumworkbench.core.experiment.RunFolder;

/** What the live screen shows, and what it asks of the worker. On the window's thread. */
public final class LiveModel {
  private record Question(String run, @Nullable String stage) {}

  private final Selection selection;
  private final Background background;
  private final RunLauncher launcher;
  private final FreshRead<Question, Optional<LiveData>> read;
  private final ReadOnlyObjectWrapper<Optional<LiveData>> data =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<RunButtons> buttons =
      new ReadOnlyObjectWrapper<>(RunButtons.NONE);
  private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final FreshRead<Boolean, Optional<String>> toFollow;
  private final FreshRead<Question, ProblemsOverTime> overTimeRead;
  private final ReadOnlyObjectWrapper<ProblemsOverTime> overTime =
      new ReadOnlyObjectWrapper<>(ProblemsOverTime.NONE);
  private final ReadOnlyBooleanWrapper resuming = new ReadOnlyBooleanWrapper();
  private boolean looksOverTime;
  private Optional<Command> leftHere = Optional.empty();
  private boolean inSight;

  public LiveModel(
      LiveSource source, Background background, Selection selection, RunLauncher launcher) {
    this.selection = selection;
    this.background = background;
    this.launcher = launcher;
    this.read =
        new FreshRead<>(
            background,
            "run",
            question -> source.read(question.run(), question.stage()),
            this::show,
            this::failed);
    this.toFollow =
        new FreshRead<>(
            background, "run to show", asked -> source.toFollow(), this::follow, this::failed);
    this.overTimeRead =
        new FreshRead<>(
            background,
            "problems over time",
            question ->
                question.stage() == null
                    ? ProblemsOverTime.NONE
                    : source.overTime(question.run(), question.stage()),
            overTime::set,
            this::failed);
    selection
        .placeProperty()
        .addListener((p, old, place) -> {
          if (!Objects.equals(old.run(), place.run())) {
            leftHere = Optional.empty();
            refresh();
          } else if (!Objects.equals(old.stage(), place.stage())) {
            refresh();
          }
        });
  }

  /** Comes into sight: reads, and follows the selection from now on. */
  public void shown() {
    inSight = true;
    refresh();
  }

  /** Is covered: follows nothing any more. */
  public void hidden() {
    inSight = false;
    read.drop();
    overTimeRead.drop();
  }

  /** Reads again, since the store has taken in events. */
  public void refresh() {
    String run = selection.get().run();
    if (run == null) {
      // A read of the run before would come in after this.
      read.drop();
      overTimeRead.drop();
      show(Optional.empty());
    } else if (inSight) {
      read.request(new Question(run, selection.get().stage()));
    }
  }

  /**
   * Chooses the run under way, or the newest, where none is chosen. Before the run folders were
   * looked at, the store may not know of the one under way: ask afterwards.
   */
  public void findRun() {
    if (inSight && selection.get().run() == null) {
      toFollow.request(true);
    }
  }

  private void follow(Optional<String> run) {
    if (inSight && selection.get().run() == null) {
      run.ifPresent(selection::selectRun);
    }
  }

  /** The run; empty while none is chosen, or it is not in the store yet. */
  public ReadOnlyObjectProperty<Optional<LiveData>> dataProperty() {
    return data.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<RunButtons> buttonsProperty() {
    return buttons.getReadOnlyProperty();
  }

  /** Why the last read or command failed, if it did. */
  public ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** How the problems of the stage in sight went, as long as somebody looks. */
  public ReadOnlyObjectProperty<ProblemsOverTime> overTimeProperty() {
    return overTime.getReadOnlyProperty();
  }

  /** Whether problems over time are read. */
  public boolean looksOverTime() {
    return looksOverTime;
  }

  /** Begins or ends to read problems over time, which costs more than all the rest. */
  public void lookOverTime(boolean looks) {
    looksOverTime = looks;
    if (looks) {
      readOverTime();
    } else {
      overTimeRead.drop();
    }
  }

  private void readOverTime() {
    LiveData shown = data.get().orElse(null);
    StageRow stage = shown == null ? null : shown.shown();
    if (looksOverTime && inSight && shown != null && stage != null) {
      overTimeRead.request(new Question(shown.run().id(), stage.id()));
    }
  }

  /** Shows a stage; null for the one that matters most now, and on with the run. */
  public void chooseStage(@Nullable String stage) {
    selection.select(selection.get().withStage(stage).withProblem(null));
  }

  /** Whether the screen goes on to the next stage with the run. */
  public boolean followsRun() {
    return selection.get().stage() == null;
  }

  /** Shows a group's problem here and on every other screen. */
  public void chooseGroup(LiveData.GroupDot group) {
    chooseProblem(group.step(), group.problem());
  }

  /** Shows a step of the stage in sight on every other screen. */
  public void chooseStep(int step) {
    chooseProblem(step, null);
  }

  /**
   * Shows a problem at a step of the stage in sight on every other screen.
   *
   * @param problem its identifier; null for none in particular
   */
  public void chooseProblem(int step, @Nullable String problem) {
    StageRow stage = data.get().map(LiveData::shown).orElse(null);
    if (stage != null) {
      selection.select(selection.get().withStage(stage.id()).withStep(step).withProblem(problem));
    }
  }

  /** Pauses where the run goes, continues where it is paused. */
  public void pauseOrContinue() {
    if (buttons.get().pauseOrContinue()) {
      command(buttons.get().pausing() ? Command.PAUSE : Command.CONTINUE);
    }
  }

  /** Asks the worker to save and end. */
  public void stopAndSave() {
    if (buttons.get().stopAndSave()) {
      command(Command.STOP_AND_SAVE);
    }
  }

  /** Asks the worker to end at once. */
  public void stop() {
    if (buttons.get().stop()) {
      command(Command.STOP);
    }
  }

  /** Queues the next attempt of a run that stands still. */
  public void resume() {
    LiveData shown = data.get().orElse(null);
    if (shown == null || resuming.get()) {
      return;
    }
    resuming.set(true);
    background
        .task(
            "resume",
            progress -> {
              RunFolder folder = RunFolder.open(shown.run().folder());
              launcher.resume(folder);
              return folder;
            })
        .onFailure(this::failed)
        .onEnd(() -> resuming.set(false))
        .start();
  }

  /** Whether {@link #resume} was asked and is not done. */
  public ReadOnlyBooleanProperty resumingProperty() {
    return resuming.getReadOnlyProperty();
  }

  /** Whether the worker was asked to stop at once and is still there: then force may help. */
  public boolean mayForce() {
    return buttons.get().asked().filter(Command.STOP::equals).isPresent();
  }

  /** Ends the worker's process without asking it. */
  public void force() {
    inFolder("stop by force", folder -> launcher.force(folder));
  }

  /**
   * Asks for other values from the next step on.
   *
   * @param values as text, by key
   */
  public void change(Map<String, String> values) {
    inFolder(
        "change settings",
        folder -> values.forEach((key, value) -> launcher.change(folder, key, value)));
  }

  private void inFolder(String title, Consumer<RunFolder> work) {
    LiveData shown = data.get().orElse(null);
    if (shown == null) {
      return;
    }
    background
        .task(
            title,
            progress -> {
              RunFolder folder = RunFolder.open(shown.run().folder());
              work.accept(folder);
              return folder;
            })
        .onFailure(this::failed)
        .start();
  }

  private void command(Command command) {
    LiveData shown = data.get().orElse(null);
    if (shown == null) {
      return;
    }
    leftHere = Optional.of(command);
    arrange();
    background
        .task(
            "command",
            progress -> {
              launcher.command(RunFolder.open(shown.run().folder()), command);
              return command;
            })
        .onFailure(why -> {
          leftHere = Optional.empty();
          arrange();
          failed(why);
        })
        .start();
  }

  private void show(Optional<LiveData> fresh) {
    failure.set(Optional.empty());
    data.set(fresh);
    readOverTime();
    // What was left from another window counts too; what was left here may not be on disk yet.
    leftHere =
        leftHere.filter(command ->
            fresh.filter(d -> !RunButtons.acknowledged(command, d.run().state())).isPresent());
    arrange();
  }

  private void arrange() {
    buttons.set(
        data.get()
            .map(d -> RunButtons.of(d.run().state(), leftHere.or(() -> d.run().left())))
            .orElse(RunButtons.NONE));
  }

  private void failed(Throwable why) {
    failure.set(Optional.of(why));
  }
}
