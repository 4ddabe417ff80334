package org.spectrumworkbench.app.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.Dialogs.Choice;
import org.spectrumworkbench.app.fx.Dialogs.Weight;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;

/** The data sets that there are, and the one that is looked at. */
final class SetsModel {
  /** Rows that are shown at once. */
  static final int PAGE = 50;

  private static final Texts TEXTS = Texts.of(SetsModel.class);

  private final DataSetLibrary library;
  private final Background background;
  private final Background.Latest listing;
  private final Background.Latest paging;
  private final Dialogs dialogs;
  private final FileChoice files;
  private final ObservableList<DataSetVersion> versions = FXCollections.observableArrayList();
  private final ObservableList<WorkbenchException> damaged = FXCollections.observableArrayList();
  private final ObservableList<ShownRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<DataSetVersion>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyLongWrapper first = new ReadOnlyLongWrapper();
  private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
  private final SightModel sight;

  SetsModel(Workspace workspace) {
    library = new DataSetLibrary(workspace.workbench().datasets(), workspace.clock());
    background = workspace.background();
    listing = background.latest();
    paging = background.latest();
    dialogs = workspace.dialogs();
    files = workspace.files();
    sight = new SightModel(background);
  }

  DataSetLibrary library() {
    return library;
  }

  ObservableList<DataSetVersion> versions() {
    return FXCollections.unmodifiableObservableList(versions);
  }

  /** What is wrong with versions that cannot be opened. */
  ObservableList<WorkbenchException> damaged() {
    return FXCollections.unmodifiableObservableList(damaged);
  }

  ReadOnlyObjectProperty<Optional<DataSetVersion>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** The rows of the selected version that are shown. */
  ObservableList<ShownRow> rows() {
    return FXCollections.unmodifiableObservableList(rows);
  }

  /** The first row that is shown, from 0. */
  ReadOnlyLongProperty firstProperty() {
    return first.getReadOnlyProperty();
  }

  /** Whether the folder was looked at: until then nobody knows that there are none. */
  ReadOnlyBooleanProperty readProperty() {
    return read.getReadOnlyProperty();
  }

  SightModel sight() {
    return sight;
  }

  /** Looks what there is. */
  void refresh() {
    listing.start(
        background
            .task(TEXTS.get("task.list"), progress -> library.listing())
            .onSuccess(found -> {
              Optional<DataSetVersion> before = selected.get();
              versions.setAll(found.versions());
              damaged.setAll(found.damaged());
              read.set(true);
              Optional<DataSetVersion> still = before.filter(versions::contains);
              if (still.isEmpty()) {
                select(versions.isEmpty() ? Optional.empty() : Optional.of(versions.getFirst()));
              }
            }));
  }

  /** Looks at a version; empty for none. */
  void select(Optional<DataSetVersion> version) {
    if (version.equals(selected.get())) {
      return;
    }
    rows.clear();
    sight.show(List.of());
    selected.set(version);
    page(0);
  }

  /** Shows what was just made. */
  void show(DataSetVersion made) {
    List<DataSetVersion> all = new ArrayList<>(versions);
    if (!all.contains(made)) {
      versions.add(made);
    }
    select(Optional.of(made));
    refresh();
  }

  /** Shows the rows from there on. */
  void page(long from) {
    Optional<DataSetVersion> version = selected.get();
    if (version.isEmpty()) {
      first.set(0);
      rows.clear();
      sight.show(List.of());
      return;
    }
    long start = Math.clamp(from, 0, Math.max(0, version.get().size() - 1));
    paging.start(
        background
            .task(TEXTS.get("task.rows"), progress -> read(version.get(), start))
            .onSuccess(found -> {
              first.set(start);
              rows.setAll(found);
              sight.show(found);
            })
            .onFailure(dialogs::fault));
  }

  private static List<ShownRow> read(DataSetVersion version, long start) {
    List<ShownRow> found = new ArrayList<>();
    for (var row : version.rows(start, PAGE)) {
      found.add(ShownRow.of(start + found.size() + 1, row));
    }
    return found;
  }

  /** Asks, then deletes the selected version. */
  void delete() {
    selected
        .get()
        .ifPresent(version ->
            dialogs.ask(
                new Dialogs.Question(
                    TEXTS.get("delete.title", version.reference()),
                    TEXTS.get("delete.text", "%,d".formatted(version.size())),
                    List.of(
                        new Choice(
                            TEXTS.get("delete.do"), Weight.DANGER, () -> delete(version))))));
  }

  private void delete(DataSetVersion version) {
    background
        .<Boolean>task(
            TEXTS.get("task.delete"),
            progress -> {
              library.delete(version);
              return true;
            })
        .onSuccess(done -> dialogs.tell(TEXTS.get("deleted", version.reference())))
        .onFailure(dialogs::fault)
        .onEnd(this::refresh)
        .start();
  }

  /** Asks where to, then writes the selected version into a file. */
  void export() {
    selected
        .get()
        .ifPresent(version -> {
          Optional<Path> file =
              files.save(
                  TEXTS.get("export.title", version.reference()),
                  version.name() + "-" + version.version() + ".jsonl",
                  new FileChoice.Kind(TEXTS.get("export.kind"), List.of("*.jsonl")));
          file.ifPresent(target ->
              background
                  .<Boolean>task(
                      TEXTS.get("task.export"),
                      progress -> {
                        version.export(target);
                        return true;
                      })
                  .onSuccess(done ->
                      dialogs.tell(TEXTS.get("exported", "%,d".formatted(version.size()), target)))
                  .onFailure(dialogs::fault)
                  .start());
        });
  }

  /** Reads all of the selected version and compares its hash. */
  void verify() {
    selected
        .get()
        .ifPresent(version ->
            background
                .<Boolean>task(
                    TEXTS.get("task.verify"),
                    progress -> {
                      version.verify();
                      return true;
                    })
                .onSuccess(done -> dialogs.tell(TEXTS.get("verified", version.reference())))
                .onFailure(dialogs::fault)
                .start());
  }
}
