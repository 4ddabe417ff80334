package org.spectrumworkbench.app.domains;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.BackgroundTask;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.domain.Condition;
import org.spectrumworkbench.core.problem.domain.DefaultDomains;
import org.spectrumworkbench.core.problem.domain.DomainBoard;
import org.spectrumworkbench.core.problem.domain.DomainFile;
import org.spectrumworkbench.core.problem.domain.SortedRows;

/**
 * The board over one data set, with its history. The board itself changes at once; how the problems
 * lie then is worked out off the window's thread and shown when it is known. On the window's
 * thread.
 */
public final class DomainsModel {
  private static final Texts TEXTS = Texts.of(DomainsModel.class);

  private final Workspace workspace;
  private final DataSetLibrary library;
  private final BoardDrafts drafts;
  private final BoardEdits edits = new BoardEdits(this::take, this::shown);
  private final Background.Latest opening;
  private final Background.Latest sorting;
  private final Background.Latest saving;
  private final ReadOnlyObjectWrapper<Optional<List<DataSetVersion>>> versions =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<DataSetVersion>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Board>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<DomainBoard>> board =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<BackgroundTask<?>>> underWay =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private Board.@Nullable Opened opened;
  private String filter = "";

  public DomainsModel(Workspace workspace) {
    this.workspace = workspace;
    this.library = new DataSetLibrary(workspace.workbench().datasets(), workspace.clock());
    this.drafts = new BoardDrafts(drafts(workspace));
    this.opening = workspace.background().latest();
    this.sorting = workspace.background().latest();
    this.saving = workspace.background().latest();
  }

  private static Path drafts(Workspace workspace) {
    return workspace.workbench().home().resolve("drafts").resolve("domains");
  }

  /** The data sets, newest version of each first; empty until they were looked for. */
  ReadOnlyObjectProperty<Optional<List<DataSetVersion>>> versionsProperty() {
    return versions.getReadOnlyProperty();
  }

  /** The data set on the board or being opened. */
  ReadOnlyObjectProperty<Optional<DataSetVersion>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** The sorted problems, as last worked out. */
  ReadOnlyObjectProperty<Optional<Board>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The board as it is by now; the sorted problems may be a moment behind. */
  ReadOnlyObjectProperty<Optional<DomainBoard>> boardProperty() {
    return board.getReadOnlyProperty();
  }

  /** Why the last work could not be done, as long as nothing else was. */
  ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  private Optional<Board> shown() {
    return shown.get();
  }

  /** What takes long just now: opening or writing a data set. */
  ReadOnlyObjectProperty<Optional<BackgroundTask<?>>> underWayProperty() {
    return underWay.getReadOnlyProperty();
  }

  /** Whether the sorted problems are behind the board. */
  ReadOnlyBooleanProperty staleProperty() {
    return stale.getReadOnlyProperty();
  }

  // ---- data sets ----

  /** Looks which data sets there are; opens the one worked on last where none is open. */
  void refresh() {
    workspace
        .background()
        .task(TEXTS.get("task.list"), progress -> library.versions())
        .onSuccess(found -> {
          List<DataSetVersion> ordered = new ArrayList<>(found);
          ordered.sort(
              java.util.Comparator.comparing(DataSetVersion::name)
                  .thenComparing(DataSetVersion::version, java.util.Comparator.reverseOrder()));
          versions.set(Optional.of(List.copyOf(ordered)));
          if (chosen.get().filter(ordered::contains).isEmpty()) {
            drafts.latest(ordered).ifPresentOrElse(this::choose, this::clear);
          }
        })
        .onFailure(this::failed)
        .start();
  }

  /** Opens a data set with its board as it was left. */
  public void choose(DataSetVersion version) {
    if (chosen.get().filter(version::equals).isPresent() && opened != null) {
      return;
    }
    clear();
    chosen.set(Optional.of(version));
    BackgroundTask<Draft> task =
        workspace
            .background()
            .task(TEXTS.get("task.open", version.reference()), progress -> read(version, progress))
            .onSuccess(draft -> {
              opened = draft.opened();
              edits.begin(draft.board());
              board.set(Optional.of(draft.board()));
              sort();
            })
            .onFailure(this::failed);
    follow(task);
    opening.start(task);
  }

  /** A data set read, and its board as it was left or to begin with. */
  private record Draft(Board.Opened opened, DomainBoard board) {}

  private Draft read(DataSetVersion version, BackgroundTask.Progress progress) {
    Board.Opened read = Board.Opened.read(version, progress);
    return new Draft(
        read, drafts.read(version).orElseGet(() -> DefaultDomains.forProblems(read.deck())));
  }

  private void clear() {
    opened = null;
    edits.end();
    chosen.set(Optional.empty());
    board.set(Optional.empty());
    shown.set(Optional.empty());
    failure.set(Optional.empty());
  }

  // ---- the board ----

  /** Shows problems whose question or id contains this, in any case. */
  void filter(String text) {
    if (!text.equals(filter)) {
      filter = text;
      sort();
    }
  }

  String filter() {
    return filter;
  }

  /** What is done to the board, step by step. */
  BoardEdits edits() {
    return edits;
  }

  /** Shows another board, and keeps it. */
  private void take(DomainBoard next) {
    board.set(Optional.of(next));
    chosen.get().ifPresent(version -> save(version, next));
    sort();
  }

  private void save(DataSetVersion version, DomainBoard next) {
    saving.start(
        workspace
            .background()
            .task(
                TEXTS.get("task.draft"),
                progress -> {
                  // Two saves may overlap; the one that was overtaken must not write last.
                  synchronized (drafts) {
                    if (!progress.isCancelled()) {
                      drafts.write(version, next);
                    }
                  }
                  return next;
                })
            .onFailure(this::failed));
  }

  private void sort() {
    Board.Opened now = opened;
    DomainBoard wanted = board.get().orElse(null);
    if (now == null || wanted == null) {
      return;
    }
    String looked = filter;
    stale.set(true);
    sorting.start(
        workspace
            .background()
            .task(
                TEXTS.get("task.sort"),
                progress -> Board.of(now, wanted, looked, progress::isCancelled))
            .onSuccess(fresh -> {
              stale.set(false);
              failure.set(Optional.empty());
              shown.set(Optional.of(fresh));
            })
            .onFailure(why -> {
              stale.set(false);
              failed(why);
            }));
  }

  // ---- files ----

  /** Writes the data set as the board sorts it, as a new version, and goes on with that. */
  void saveVersion(String name) {
    DataSetVersion source = chosen.get().orElse(null);
    DomainBoard now = board.get().orElse(null);
    if (source == null || now == null || underWay.get().isPresent()) {
      return;
    }
    BackgroundTask<DataSetVersion> task =
        workspace
            .background()
            .task(
                TEXTS.get("task.version", name.strip()),
                progress -> {
                  SortedRows rows =
                      SortedRows.of(
                          source, now, done -> progress.fraction(done / 2), progress::isCancelled);
                  DataSetVersion written =
                      rows.write(
                          library,
                          name.strip(),
                          done -> progress.fraction(.5 + done / 2),
                          progress::isCancelled);
                  if (goesOn(now)) {
                    drafts.write(written, now);
                  }
                  return written;
                })
            .onSuccess(this::saved);
    follow(task);
    task.start();
  }

  private void saved(DataSetVersion written) {
    workspace
        .dialogs()
        .tell(
            TEXTS.get(
                "saved",
                written.reference(),
                org.spectrumworkbench.app.fx.Formats.count(written.size())));
    choose(written);
    refresh();
  }

  /** Whether the rules say the same of the new version, whose subdomains are the board's. */
  private static boolean goesOn(DomainBoard board) {
    return board.rules().rules().stream()
        .noneMatch(rule -> rule.condition().looksAt(Condition.Field.SUBDOMAIN));
  }

  /** Writes the board to a file. */
  void exportTo(Path file) {
    board
        .get()
        .ifPresent(now ->
            workspace
                .background()
                .task(
                    TEXTS.get("task.export"),
                    progress -> {
                      DomainFile.write(file, now);
                      return file;
                    })
                .onSuccess(done -> workspace.dialogs().tell(TEXTS.get("exported", done)))
                .start());
  }

  /** Takes a board from a file; undo brings the old one back. */
  void importFrom(Path file) {
    workspace
        .background()
        .task(TEXTS.get("task.import"), progress -> DomainFile.read(file))
        .onSuccess(edits::replace)
        .start();
  }

  private void follow(BackgroundTask<?> task) {
    underWay.set(Optional.of(task));
    task.onEnd(() -> {
      if (underWay.get().filter(other -> other == task).isPresent()) {
        underWay.set(Optional.empty());
      }
    });
  }

  private void failed(Throwable why) {
    failure.set(Optional.of(why));
  }
}
