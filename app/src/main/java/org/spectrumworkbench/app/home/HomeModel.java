package org.spectrumworkbench.app.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.fx.Background;
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
  private static final Logger LOG = LoggerFactory.getLogger(HomeModel.class);
  private static final Texts TEXTS = Texts.of(HomeModel.class);
  private static final int RECENT = 8;

  private final Workspace workspace;
  private final RunActions actions;
  private final Supplier<Machine> readMachine;
  private final Background.Latest reading;
  private final ObservableList<RunRow> recent = FXCollections.observableArrayList();
  private final ObservableList<RunRow> unfinished = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<MachineCard>> machine =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Set<String> kept = new HashSet<>();

  /** The machine with the disk that runs are written to. */
  record MachineCard(Machine machine, Optional<Long> freeDisk, Path runs) {}

  /**
   * @param readMachine reads the machine; off the window's thread
   */
  HomeModel(Workspace workspace, Supplier<Machine> readMachine) {
    this.workspace = workspace;
    this.actions = new RunActions(workspace);
    this.readMachine = readMachine;
    this.reading = workspace.background().latest();
    this.kept.addAll(readKept());
  }

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

  /** Whether the runs were read at least once: before that an empty list means nothing. */
  ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
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
    reading.start(
        workspace
            .background()
            .task(TEXTS.get("read"), progress -> workspace.store().runs().list())
            .onSuccess(this::show));
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
        .task(
            TEXTS.get("start.task"),
            progress -> workspace.launcher().start(settings, Optional.empty()))
        .onSuccess(run -> {
          workspace.selection().selectRun(run.id());
          workspace.navigation().open("live");
        })
        .onEnd(() -> starting.set(false))
        .start();
  }

  void resume(RunRow run) {
    actions.resume(run);
  }

  void delete(RunRow run) {
    actions.delete(List.of(run), this::refresh);
  }

  /** Leaves a run as it is and asks no more; it stays in the table of runs. */
  void keep(RunRow run) {
    kept.add(run.id());
    unfinished.removeIf(row -> row.id().equals(run.id()));
    List<String> lines = kept.stream().sorted().toList();
    workspace
        .background()
        .task(
            TEXTS.get("keep.task"),
            progress -> {
              Files.createDirectories(keptFile().toAbsolutePath().getParent());
              return Files.write(keptFile(), lines, StandardCharsets.UTF_8);
            })
        .start();
  }

  private void show(List<RunRow> runs) {
    List<RunRow> newest = runs.stream().filter(RunRow::present).limit(RECENT).toList();
    if (!recent.equals(newest)) {
      recent.setAll(newest);
    }
    List<RunRow> standing =
        runs.stream().filter(RunRow::isUnfinished).filter(run -> !kept.contains(run.id())).toList();
    if (!unfinished.equals(standing)) {
      unfinished.setAll(standing);
    }
    // Before the first look at the run folders an empty store means nothing.
    loaded.set(workspace.revision().get() > 0);
  }

  private Path keptFile() {
    return workspace.workbench().home().resolve("kept-runs.txt");
  }

  private List<String> readKept() {
    Path file = keptFile();
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      // The worst that follows is to be asked again about a run.
      LOG.warn("the list of kept runs in {} cannot be read", file, e);
      return List.of();
    }
  }
}
