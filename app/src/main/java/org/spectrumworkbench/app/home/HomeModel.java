package org.spectrumworkbench.app.home;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.spectrumworkbench.app.fx.FreshRead;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Machine;
import org.spectrumworkbench.app.shell.RunActions;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.ExperimentFile.Preset;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.store.query.RunRow;

/** What Home shows: recent runs, runs that stand still, the machine. On the window's thread. */
public final class HomeModel {
  private static final Texts TEXTS = Texts.of(HomeModel.class);
  private static final int RECENT = 8;

  private final Workspace workspace;
  private final RunActions actions;
  private final Supplier<Machine> readMachine;
  private final FreshRead<Boolean, Read> reading;
  private final ObservableList<RunRow> recent = FXCollections.observableArrayList();
  private final ObservableList<RunRow> unfinished = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<MachineCard>> machine =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final KeptRuns keptRuns;

  /** The machine with the disk that runs are written to. */
  record MachineCard(Machine machine, Optional<Long> freeDisk, Path runs) {}

  /**
   * @param readMachine reads the machine; off the window's thread
   */
  HomeModel(Workspace workspace, Supplier<Machine> readMachine) {
    this.workspace = workspace;
    this.actions = new RunActions(workspace);
    this.readMachine = readMachine;
    this.keptRuns = new KeptRuns(workspace.workbench().home().resolve("kept-runs.txt"));
    this.reading =
        new FreshRead<>(
            workspace.background(),
            TEXTS.get("read"),
            looked -> new Read(workspace.store().runs().list(), keptRuns.all(), looked),
            this::show,
            why -> failure.set(Optional.of(why)));
  }

  /**
   * What was read.
   *
   * @param kept attempts at which runs were left as they are, by run
   * @param looked whether the run folders had been looked at: before, what the store says may be
   *     out of date
   */
  private record Read(List<RunRow> runs, Map<String, Integer> kept, boolean looked) {}

  List<Preset> presets() {
    return ExperimentFile.presets();
  }

  /** The newest runs, at most eight. */
  ObservableList<RunRow> recent() {
    return recent;
  }

  /** Runs that stand still and could go on, without those that were kept as they are. */
  ObservableList<RunRow> unfinished() {
    return unfinished;
  }

  /** Whether the run folders were looked at and read: before that the lists are empty. */
  ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  /** Why the last read failed, if it did. */
  ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty startingProperty() {
    return starting.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<MachineCard>> machineProperty() {
    return machine.getReadOnlyProperty();
  }

  RunActions actions() {
    return actions;
  }

  Workspace workspace() {
    return workspace;
  }

  /** Reads the runs again, and the machine at the first time. */
  void refresh() {
    reading.request(workspace.revision().get() > 0);
    if (machine.get().isEmpty()) {
      Path runs = workspace.workbench().runs();
      workspace
          .background()
          .task(
              TEXTS.get("read.machine"),
              progress -> new MachineCard(readMachine.get(), Machine.freeDisk(runs), runs))
          .onSuccess(read -> machine.set(Optional.of(read)))
          .start();
    }
  }

  /** Starts a preset as it is and goes where it can be watched. */
  void start(Preset preset) {
    if (starting.get()) {
      return;
    }
    starting.set(true);
    Settings settings = preset.settings();
    workspace
        .background()
        .task(TEXTS.get("start.task"), progress -> actions.start(settings))
        .onSuccess(actions::watch)
        .onEnd(() -> starting.set(false))
        .start();
  }

  void resume(RunRow run) {
    actions.resume(run);
  }

  void delete(RunRow run) {
    actions.delete(List.of(run), this::refresh);
  }

  /**
   * Leaves a run as it is and asks no more, until another attempt at it stands still; it stays in
   * the table of runs.
   */
  void keep(RunRow run) {
    // A read that began before would bring it back for a moment.
    reading.drop();
    unfinished.removeIf(row -> row.id().equals(run.id()));
    workspace
        .background()
        .task(
            TEXTS.get("keep.task"),
            progress -> {
              keptRuns.keep(run.id(), run.attempts());
              return run;
            })
        .onEnd(this::refresh)
        .start();
  }

  private void show(Read read) {
    failure.set(Optional.empty());
    if (!read.looked()) {
      // What the store kept from before may be long out of date.
      return;
    }
    List<RunRow> newest = read.runs().stream().filter(RunRow::present).limit(RECENT).toList();
    if (!recent.equals(newest)) {
      recent.setAll(newest);
    }
    List<RunRow> standing =
        read.runs().stream()
            .filter(RunRow::isUnfinished)
            .filter(run -> !actions.waits(run))
            .filter(run -> run.attempts() > read.kept().getOrDefault(run.id(), -1))
            .toList();
    if (!unfinished.equals(standing)) {
      unfinished.setAll(standing);
    }
    loaded.set(true);
  }
}
