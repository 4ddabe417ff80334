package org.spectrumworkbench.app.data;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.BackgroundTask;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetReference;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.ImportReport;
import org.spectrumworkbench.core.problem.data.ImportSettings;
import org.spectrumworkbench.core.problem.data.ImportWatch;
import org.spectrumworkbench.core.problem.data.Importer;
import org.spectrumworkbench.core.problem.data.Mapping;
import org.spectrumworkbench.core.problem.data.MappingProposal;
import org.spectrumworkbench.core.problem.data.ProposedCheck;
import org.spectrumworkbench.core.problem.data.RowNote;
import org.spectrumworkbench.core.problem.table.TableFile;
import org.spectrumworkbench.core.problem.table.TableLimits;
import org.spectrumworkbench.core.problem.table.TableSample;

/** One file on its way to a data set: what is in it, how it is mapped, what came of it. */
final class ImportModel {
  /** Rows of the preview. */
  static final int PREVIEWED = 20;

  private static final Texts TEXTS = Texts.of(ImportModel.class);
  private static final int SAMPLE = 100;

  private final DataSetLibrary library;
  private final Background background;
  private final Background.Latest opening;
  private final Background.Latest previewing;
  private final Consumer<DataSetVersion> made;
  private final SightModel sight;

  private final ReadOnlyObjectWrapper<Optional<TableSample>> sample =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper layout = new ReadOnlyStringWrapper("");
  private boolean kindChosen;
  private final ObjectProperty<Optional<Mapping>> mapping =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty licence = new SimpleStringProperty("");
  private final ObjectProperty<Set<RowNote.Kind>> leftOut = new SimpleObjectProperty<>(Set.of());
  private final ObservableList<ShownRow> preview = FXCollections.observableArrayList();
  private final ObservableList<RowNote> notes = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper blocker = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ImportReport>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<DataSetVersion>> result =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper progressText = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private @Nullable BackgroundTask<?> task;

  /**
   * @param made told what was made
   */
  ImportModel(DataSetLibrary library, Background background, Consumer<DataSetVersion> made) {
    this.library = library;
    this.background = background;
    this.made = made;
    this.opening = background.latest();
    this.previewing = background.latest();
    this.sight = new SightModel(background);
    mapping.addListener((property, old, now) -> changed());
    leftOut.addListener((property, old, now) -> changed());
    name.addListener((property, old, now) -> changed());
  }

  /** Whether a file is on its way. */
  ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** The beginning of the file; empty where it could not be read. */
  ReadOnlyObjectProperty<Optional<TableSample>> sampleProperty() {
    return sample.getReadOnlyProperty();
  }

  /** What the file is, in words. */
  ReadOnlyStringProperty layoutProperty() {
    return layout.getReadOnlyProperty();
  }

  ObjectProperty<Optional<Mapping>> mappingProperty() {
    return mapping;
  }

  StringProperty nameProperty() {
    return name;
  }

  StringProperty licenceProperty() {
    return licence;
  }

  /** Kinds of flagged rows that are left out. */
  ObjectProperty<Set<RowNote.Kind>> leftOutProperty() {
    return leftOut;
  }

  ObservableList<ShownRow> preview() {
    return FXCollections.unmodifiableObservableList(preview);
  }

  /** Notes on the rows of the preview, or on those of the whole file once it was read. */
  ObservableList<RowNote> notes() {
    return FXCollections.unmodifiableObservableList(notes);
  }

  /** Why answers are checked as they are, or which check fits better; empty where that is plain. */
  ReadOnlyStringProperty reasonProperty() {
    return reason.getReadOnlyProperty();
  }

  /** What has to be mended in the mapping before it can be imported; empty where nothing. */
  ReadOnlyStringProperty blockerProperty() {
    return blocker.getReadOnlyProperty();
  }

  /** Why the file could not be read, or the data set not be written. */
  ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** What came of reading the whole file. */
  ReadOnlyObjectProperty<Optional<ImportReport>> reportProperty() {
    return report.getReadOnlyProperty();
  }

  /** What was made of it. */
  ReadOnlyObjectProperty<Optional<DataSetVersion>> resultProperty() {
    return result.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  ReadOnlyStringProperty progressTextProperty() {
    return progressText.getReadOnlyProperty();
  }

  SightModel sight() {
    return sight;
  }

  /** Takes a file; what was on its way before is dropped. */
  void open(Path file) {
    cancel();
    open.set(true);
    forget();
    name.set(ImportWords.suggestedName(file));
    opening.start(
        background
            .task(
                TEXTS.get("task.look"),
                unused -> TableSample.read(TableFile.detect(file, null, TableLimits.USUAL), SAMPLE))
            .onSuccess(this::opened)
            .onFailure(fault -> failure.set(Optional.of(fault))));
  }

  /** Goes back to the list of sets. */
  void leave() {
    cancel();
    open.set(false);
    forget();
  }

  private void forget() {
    // What is still being read belongs to a file that is gone.
    opening.cancel();
    previewing.cancel();
    sight.clear();
    sample.set(Optional.empty());
    mapping.set(Optional.empty());
    layout.set("");
    licence.set("");
    leftOut.set(Set.of());
    preview.clear();
    notes.clear();
    reason.set("");
    blocker.set("");
    failure.set(Optional.empty());
  }

  private void opened(TableSample read) {
    MappingProposal proposal = MappingProposal.of(read);
    sample.set(Optional.of(read));
    layout.set(ImportWords.layout(read.file(), proposal));
    kindChosen = false;
    mapping.set(Optional.of(proposal.mapping()));
  }

  /**
   * Reads the file by a mapping that a person changed. Where they mapped a column and have not yet
   * said how answers are checked, the check that fits the new column is taken.
   */
  void map(Mapping changed) {
    Mapping before = mapping.get().orElse(changed);
    kindChosen |= changed.kind() != before.kind();
    boolean propose = !kindChosen && !changed.columns().equals(before.columns());
    mapping.set(
        Optional.of(
            propose && sample.get().isPresent()
                ? changed.with(ProposedCheck.of(sample.get().get(), changed).kind())
                : changed));
  }

  /** Draws the preview anew, after any change to how the file is read. */
  private void changed() {
    report.set(Optional.empty());
    result.set(Optional.empty());
    failure.set(Optional.empty());
    if (sample.get().isEmpty() || mapping.get().isEmpty()) {
      return;
    }
    TableSample from = sample.get().get();
    Mapping by = mapping.get().get();
    try {
      by.check(from.paths());
      DataSetReference unused = DataSetReference.parse(name.get());
      blocker.set("");
    } catch (WorkbenchException e) {
      blocker.set(e.getMessage() + ". " + e.mend());
    }
    String called = name.get();
    ImportSettings settings = settings();
    previewing.start(
        background
            .task(
                TEXTS.get("task.preview"),
                unused ->
                    new Drawn(
                        Importer.preview(from, called, by, settings, PREVIEWED),
                        ProposedCheck.of(from, by)))
            .onSuccess(drawn -> {
              List<Importer.Previewed> rows = drawn.rows();
              reason.set(ImportWords.reason(by.kind(), drawn.check()));
              preview.setAll(rows.stream().map(ShownRow::of).toList());
              notes.setAll(rows.stream().flatMap(row -> row.notes().stream()).toList());
              sight.show(preview);
            })
            .onFailure(fault -> {
              preview.clear();
              notes.clear();
              reason.set("");
            }));
  }

  private record Drawn(List<Importer.Previewed> rows, ProposedCheck check) {}

  private ImportSettings settings() {
    return ImportSettings.USUAL.licensed(licence.get().strip()).leavingOut(leftOut.get());
  }

  /** Leaves rows with such notes out, or not. */
  void leaveOut(RowNote.Kind kind, boolean out) {
    Set<RowNote.Kind> kinds = EnumSet.noneOf(RowNote.Kind.class);
    kinds.addAll(leftOut.get());
    if (out) {
      kinds.add(kind);
    } else {
      kinds.remove(kind);
    }
    leftOut.set(Set.copyOf(kinds));
  }

  /** Reads the whole file and writes nothing. */
  void checkAll() {
    start(
        TEXTS.get("task.check"),
        (importer, watch) -> new Read(importer.check(name.get(), watch, note -> {}), null));
  }

  /** Reads the whole file and makes a data set of it. */
  void run() {
    start(
        TEXTS.get("task.import"),
        (importer, watch) -> {
          Importer.Imported imported = importer.run(library, name.get(), watch, note -> {});
          return new Read(imported.report(), imported.version());
        });
  }

  private record Read(ImportReport report, @Nullable DataSetVersion version) {}

  private interface Reading {
    Read read(Importer importer, ImportWatch watch);
  }

  private void start(String title, Reading reading) {
    if (running.get() || !blocker.get().isEmpty() || mapping.get().isEmpty()) {
      return;
    }
    Importer importer =
        new Importer(sample.get().orElseThrow().file(), mapping.get().get(), settings());
    running.set(true);
    failure.set(Optional.empty());
    progress.set(-1);
    progressText.set("");
    BackgroundTask<Read> started =
        background.task(title, told -> reading.read(importer, new TaskWatch(told)));
    task = started;
    started.progressProperty().addListener((property, old, now) -> progress.set(now.doubleValue()));
    started.messageProperty().addListener((property, old, now) -> progressText.set(now));
    started
        .onSuccess(read -> {
          report.set(Optional.of(read.report()));
          notes.setAll(read.report().notes());
          result.set(Optional.ofNullable(read.version()));
          result.get().ifPresent(made);
        })
        .onFailure(fault -> {
          if (!(fault instanceof CancellationException)) {
            failure.set(Optional.of(fault));
          }
        })
        .onEnd(() -> running.set(false))
        .start();
  }

  /** Stops reading; nothing is left behind. */
  void cancel() {
    BackgroundTask<?> under = task;
    if (under != null) {
      under.cancel();
    }
  }
}
