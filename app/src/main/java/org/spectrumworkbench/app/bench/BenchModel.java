package org.spectrumworkbench.app.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.bench.BenchFilter.Cell;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.BackgroundTask;
import org.spectrumworkbench.app.fx.FreshRead;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.verify.bench.BenchResult;
import org.spectrumworkbench.core.verify.bench.BenchSummary;
import org.spectrumworkbench.core.verify.bench.Ruling;
import org.spectrumworkbench.core.verify.bench.Ruling.Purpose;
import org.spectrumworkbench.core.verify.bench.RulingFile;
import org.spectrumworkbench.core.verify.bench.Rulings;

/** What the verifier bench shows, and what can be done there. On the window's thread. */
public final class BenchModel {
  private static final Texts TEXTS = Texts.of(BenchModel.class);
  private static final int MOST_RUNS = 50;

  /**
   * What was run.
   *
   * @param rows all cases, with what was ruled of them
   * @param before error rates of the verifiers' own verdicts
   * @param after the same with the overrides
   */
  record Shown(BenchRun.Outcome outcome, List<Row> rows, BenchSummary before, BenchSummary after) {
    static Shown of(BenchRun.Outcome outcome, List<Row> rows) {
      List<BenchResult> results = rows.stream().map(Row::result).toList();
      return new Shown(
          outcome,
          List.copyOf(rows),
          BenchSummary.of(results, false),
          BenchSummary.of(results, true));
    }

    int overridden() {
      return (int) rows.stream().filter(row -> row.result().override() != null).count();
    }

    int labelled() {
      return after.all().size();
    }

    /** Whether a person is asked to say which answers are right. */
    boolean asksForLabels() {
      return labelled() < rows.size() || rows.stream().anyMatch(r -> r.result().label() != null);
    }

    List<String> categories() {
      return rows.stream().map(row -> row.result().item().category()).distinct().sorted().toList();
    }
  }

  private final Workspace workspace;
  private final BenchRun run;
  private final RulingHistory history;
  private final Background.Latest trying;
  private final FreshRead<String, List<CaseSource>> reading;
  private final ReadOnlyObjectWrapper<List<CaseSource>> sources =
      new ReadOnlyObjectWrapper<>(List.of(new CaseSource.Shipped()));
  private final ReadOnlyObjectWrapper<CaseSource> source =
      new ReadOnlyObjectWrapper<>(new CaseSource.Shipped());
  private final ReadOnlyObjectWrapper<Optional<BackgroundTask<?>>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<BenchFilter> filter =
      new ReadOnlyObjectWrapper<>(BenchFilter.ALL);
  private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Row>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<TryIt.Tried> tried =
      new ReadOnlyObjectWrapper<>(new TryIt.Tried(Optional.empty(), TEXTS.get("try.nothing")));
  private List<Path> files = List.of();
  private List<CaseSource> runs = List.of();

  public BenchModel(Workspace workspace) {
    this.workspace = workspace;
    Background background = workspace.background();
    RulingFile file =
        new RulingFile(
            workspace.workbench().home().resolve("verifier-bench").resolve("rulings.json"));
    this.run = new BenchRun(file);
    this.history =
        new RulingHistory(file, background, this::showRulings, workspace.dialogs()::fault);
    this.trying = background.latest();
    this.reading =
        new FreshRead<>(
            background,
            TEXTS.get("runs.reading"),
            all -> readRuns(),
            this::showRuns,
            workspace.dialogs()::fault);
  }

  /** Comes into sight: looks which runs there are. */
  public void shown() {
    reading.request("runs");
  }

  ReadOnlyObjectProperty<List<CaseSource>> sourcesProperty() {
    return sources.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<CaseSource> sourceProperty() {
    return source.getReadOnlyProperty();
  }

  /** The work under way. */
  ReadOnlyObjectProperty<Optional<BackgroundTask<?>>> runningProperty() {
    return running.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<BenchFilter> filterProperty() {
    return filter.getReadOnlyProperty();
  }

  /** The cases that pass the filter. */
  ReadOnlyObjectProperty<List<Row>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Row>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<TryIt.Tried> triedProperty() {
    return tried.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canUndoProperty() {
    return history.canUndoProperty();
  }

  ReadOnlyBooleanProperty canRedoProperty() {
    return history.canRedoProperty();
  }

  /** Takes the cases from there at the next run. */
  void choose(CaseSource next) {
    source.set(next);
  }

  /** Takes the cases from a file, which stays among the sources. */
  void chooseFile(Path file) {
    if (!files.contains(file)) {
      files = Stream.concat(files.stream(), Stream.of(file)).toList();
    }
    arrangeSources();
    choose(new CaseSource.OfFile(file));
  }

  /** Has the cases of the source verified, in place of what was shown. */
  public void run() {
    cancel();
    CaseSource from = source.get();
    BackgroundTask<BenchRun.Outcome> task =
        workspace.background().task(TEXTS.get("run.title"), progress -> run.of(from, progress));
    running.set(Optional.of(task));
    task.onSuccess(this::show)
        .onFailure(workspace.dialogs()::fault)
        .onEnd(() -> running.set(Optional.empty()))
        .start();
  }

  /** Drops the work under way; what was shown before stays. */
  void cancel() {
    running.get().ifPresent(BackgroundTask::cancel);
  }

  void filter(BenchFilter next) {
    filter.set(next);
    arrange();
  }

  /** Lists the cases of a cell of the confusion table; all again where they were listed. */
  void toggle(Cell cell) {
    filter(filter.get().withCell(cell.equals(filter.get().cell()) ? null : cell));
  }

  void choose(@Nullable Row row) {
    chosen.set(Optional.ofNullable(row));
  }

  /** Puts a ruling in place of the chosen case's verdict. */
  void override(boolean correct, String reason) {
    chosen.get().ifPresent(row -> rule(row, Purpose.OVERRIDE, ruling(correct, reason.strip())));
  }

  /** Takes the override of the chosen case back. */
  void takeBack() {
    chosen
        .get()
        .filter(row -> row.result().override() != null)
        .ifPresent(row -> rule(row, Purpose.OVERRIDE, null));
  }

  /**
   * Says whether the chosen case's answer is right, where the case does not say so itself, and goes
   * on to the next that nobody labelled.
   */
  void label(boolean correct) {
    Row row = chosen.get().orElse(null);
    if (row == null || row.result().item().expected() != null) {
      return;
    }
    rule(row, Purpose.LABEL, ruling(correct, ""));
    nextUnlabelled(row).ifPresent(this::choose);
  }

  void undo() {
    history.undo();
  }

  void redo() {
    history.redo();
  }

  /** Judges what was typed in; only the newest counts. */
  void tryIt(TryIt typed) {
    trying.start(
        workspace
            .background()
            .task(TEXTS.get("try.title"), progress -> typed.tried())
            .onSuccess(tried::set));
  }

  /** Writes the listed cases, as JSON Lines where the name says so, else comma-separated. */
  void export(Path file) {
    List<Row> listed = rows.get();
    workspace
        .background()
        .task(
            TEXTS.get("export"),
            progress -> {
              boolean lines = file.toString().endsWith(".jsonl");
              WholeFile.write(file, lines ? BenchTable.jsonLines(listed) : BenchTable.csv(listed));
              return file;
            })
        .onSuccess(
            written -> workspace.dialogs().tell(TEXTS.get("export.done", listed.size(), written)))
        .start();
  }

  private Ruling ruling(boolean correct, String reason) {
    return new Ruling(
        correct, reason, System.getProperty("user.name", ""), workspace.clock().instant());
  }

  private void rule(Row row, Purpose purpose, @Nullable Ruling ruling) {
    Ruling before = purpose == Purpose.LABEL ? row.result().label() : row.result().override();
    if (!Objects.equals(before, ruling)) {
      history.rule(row.key(), purpose, before, ruling);
    }
  }

  /** The next in the list, and after its end from its beginning. */
  private Optional<Row> nextUnlabelled(Row row) {
    List<Row> others =
        rows.get().stream()
            .filter(next -> next.result().expected().isEmpty() && !next.key().equals(row.key()))
            .toList();
    return others.stream()
        .filter(next -> next.number() > row.number())
        .findFirst()
        .or(() -> others.stream().findFirst());
  }

  private void show(BenchRun.Outcome outcome) {
    shown.set(Optional.of(Shown.of(outcome, outcome.rows())));
    chosen.set(Optional.empty());
    filter.set(BenchFilter.ALL);
    arrange();
  }

  private void showRulings(Rulings rulings) {
    Shown now = shown.get().orElse(null);
    if (now == null) {
      return;
    }
    List<Row> ruled = new ArrayList<>(now.rows().size());
    now.rows().forEach(row -> ruled.add(row.with(rulings)));
    shown.set(Optional.of(Shown.of(now.outcome(), ruled)));
    rows.set(ruled.stream().filter(row -> filter.get().passes(row.result())).toList());
    // What was just ruled stays in sight, whether the filter lists it still or not.
    choose(chosenIn(ruled).orElse(null));
  }

  /** Lists what passes; the chosen case stays chosen as long as it is listed. */
  private void arrange() {
    List<Row> all = shown.get().map(Shown::rows).orElse(List.of());
    rows.set(all.stream().filter(row -> filter.get().passes(row.result())).toList());
    choose(
        chosenIn(rows.get()).orElseGet(() -> rows.get().isEmpty() ? null : rows.get().getFirst()));
  }

  /** The chosen case as it stands among these rows. */
  private Optional<Row> chosenIn(List<Row> among) {
    return chosen
        .get()
        .flatMap(old -> among.stream().filter(row -> row.number() == old.number()).findFirst());
  }

  private List<CaseSource> readRuns() {
    return workspace.store().runs().list().stream()
        .filter(row -> row.present())
        .limit(MOST_RUNS)
        .<CaseSource>map(row -> new CaseSource.OfRun(row.id(), row.name(), row.path()))
        .toList();
  }

  private void showRuns(List<CaseSource> read) {
    runs = read;
    arrangeSources();
  }

  private void arrangeSources() {
    List<CaseSource> all = new ArrayList<>(List.of(new CaseSource.Shipped()));
    files.forEach(file -> all.add(new CaseSource.OfFile(file)));
    all.addAll(runs);
    if (!all.equals(sources.get())) {
      sources.set(List.copyOf(all));
    }
  }
}
