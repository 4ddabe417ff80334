package org.spectrumworkbench.app.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.FreshRead;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.queue.QueueView;
import org.spectrumworkbench.app.shell.RunActions;
import org.spectrumworkbench.app.shell.RunWords;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.store.query.RunRow;

/** All runs, those that the filter lets through, and what can be done with them. */
public final class RunsModel {
  private static final Texts TEXTS = Texts.of(RunsModel.class);

  private final Workspace workspace;
  private final RunActions actions;
  private final BiConsumer<String, Settings> planAgain;
  private final FreshRead<Boolean, Read> reading;
  private final ObservableList<RunRow> all = FXCollections.observableArrayList();
  private final FilteredList<RunRow> shown = new FilteredList<>(all);
  private final StringProperty filter = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * @param planAgain opens settings on the Plan screen, with the file they came from
   */
  RunsModel(Workspace workspace, BiConsumer<String, Settings> planAgain) {
    this.workspace = workspace;
    this.actions = new RunActions(workspace);
    this.planAgain = planAgain;
    this.reading =
        new FreshRead<>(
            workspace.background(),
            TEXTS.get("read"),
            looked -> new Read(workspace.store().runs().list(), looked),
            this::show,
            why -> failure.set(Optional.of(why)));
    filter.addListener((property, old, now) -> shown.setPredicate(run -> fits(run, now)));
  }

  /**
   * What was read.
   *
   * @param looked whether the run folders had been looked at: before, an empty store means nothing
   */
  private record Read(List<RunRow> runs, boolean looked) {}

  /** The runs that the filter lets through, newest first. */
  ObservableList<RunRow> shown() {
    return shown;
  }

  int count() {
    return all.size();
  }

  /** Words that a run must have in its name, identifier, state or stage; all of them. */
  StringProperty filterProperty() {
    return filter;
  }

  /** Whether the runs were read at least once. */
  ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  /** Why the last read failed, if it did. */
  ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  RunActions actions() {
    return actions;
  }

  /** Reads the runs again. Rows that did not change stay the same objects. */
  void refresh() {
    reading.request(workspace.revision().get() > 0);
  }

  void open(RunRow run) {
    actions.open(run);
  }

  /** Resumes the runs that can be resumed. */
  void resume(List<RunRow> runs) {
    runs.stream().filter(run -> RunWords.canStart(run, queue())).forEach(actions::resume);
  }

  QueueView queue() {
    return workspace.queue().viewProperty().get();
  }

  /** Stops the runs that are under way, each with a checkpoint; those that wait do so no more. */
  void stop(List<RunRow> runs) {
    runs.stream()
        .filter(this::canStop)
        .forEach(run -> actions.command(run, Attempt.Command.STOP_AND_SAVE));
  }

  boolean canStop(RunRow run) {
    return run.state().isLive() || actions.waits(run);
  }

  void delete(List<RunRow> runs) {
    actions.delete(runs, this::refresh);
  }

  /** Opens the run's settings as a new plan. */
  void plan(RunRow run) {
    Path file = run.path().resolve("experiment.yaml");
    workspace
        .background()
        .task(TEXTS.get("plan.task"), progress -> RunActions.folder(run).settings())
        .onSuccess(settings -> planAgain.accept(file.toString(), settings))
        .onFailure(workspace.dialogs()::fault)
        .start();
  }

  /** Writes the run's folder to a zip chosen by the user. */
  void exportFolder(RunRow run) {
    actions.whereFolderStands(run, TEXTS.get("export.folder"), this::exportFolder);
  }

  private void exportFolder(RunFolder run) {
    workspace
        .files()
        .save(
            TEXTS.get("export.folder"),
            run.id() + ".zip",
            new FileChoice.Kind(TEXTS.get("export.zip"), List.of("*.zip")))
        .ifPresent(file ->
            workspace
                .background()
                .task(
                    TEXTS.get("export.folder"),
                    progress -> {
                      RunExport.zip(run.path(), file, progress);
                      return Files.size(file);
                    })
                .onSuccess(bytes ->
                    workspace.dialogs().tell(TEXTS.get("export.done", file, Formats.bytes(bytes))))
                .start());
  }

  /** Copies the run's result.json to a file chosen by the user. */
  void exportResult(RunRow run) {
    actions.withFile(
        run,
        TEXTS.get("export.result"),
        RunFolder::resultFile,
        result -> exportResult(run, result),
        () -> workspace.dialogs().tell(TEXTS.get("export.no-result", run.name())));
  }

  private void exportResult(RunRow run, Path result) {
    workspace
        .files()
        .save(
            TEXTS.get("export.result"),
            run.id() + ".json",
            new FileChoice.Kind("JSON", List.of("*.json")))
        .ifPresent(file -> write(TEXTS.get("export.result"), file, () -> Files.readString(result)));
  }

  /** Writes the shown rows to a CSV file chosen by the user. */
  void exportTable() {
    List<RunRow> rows = List.copyOf(shown);
    workspace
        .files()
        .save(TEXTS.get("export.table"), "runs.csv", new FileChoice.Kind("CSV", List.of("*.csv")))
        .ifPresent(file -> write(TEXTS.get("export.table"), file, () -> RunExport.csv(rows)));
  }

  /** Whether a run has all the words of a filter. */
  boolean fits(RunRow run, String filter) {
    if (filter.isBlank()) {
      return true;
    }
    String text =
        String.join(" ", run.name(), run.id(), RunWords.state(run, queue()), RunWords.where(run))
            .toLowerCase(Locale.ROOT);
    for (String word : filter.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private void write(String title, Path file, Callable<String> content) {
    workspace
        .background()
        .task(
            title,
            progress -> {
              RunExport.write(file, content.call());
              return Files.size(file);
            })
        .onSuccess(
            bytes -> workspace.dialogs().tell(TEXTS.get("export.done", file, Formats.bytes(bytes))))
        .start();
  }

  private void show(Read read) {
    failure.set(Optional.empty());
    List<RunRow> rows = read.runs();
    boolean sameRuns =
        rows.size() == all.size()
            && IntStream.range(0, rows.size())
                .allMatch(i -> rows.get(i).id().equals(all.get(i).id()));
    if (sameRuns) {
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.get(i).equals(all.get(i))) {
          all.set(i, rows.get(i));
        }
      }
    } else {
      all.setAll(rows);
    }
    loaded.set(read.looked());
  }
}
