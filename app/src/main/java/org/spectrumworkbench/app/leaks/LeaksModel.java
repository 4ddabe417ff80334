package org.spectrumworkbench.app.leaks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.chart.draw.Table;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetPart;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.leak.CleanedSet;
import org.spectrumworkbench.core.problem.leak.Hit;
import org.spectrumworkbench.core.problem.leak.HitExport;
import org.spectrumworkbench.core.problem.leak.HitKey;
import org.spectrumworkbench.core.problem.leak.LeakDecision;
import org.spectrumworkbench.core.problem.leak.LeakDecisionFile;
import org.spectrumworkbench.core.problem.leak.LeakDecisions;
import org.spectrumworkbench.core.problem.leak.NgramSize;
import org.spectrumworkbench.core.problem.leak.SelfCheck;

/**
 * What the decontamination view shows: the chosen sets, what a scan of them found, and what was
 * decided of the hits. Decisions are kept on the disk as they are made. On the window's thread.
 */
public final class LeaksModel {
  private static final int CHECKED_ROWS = 1_000;
  private static final int PLANTED = 100;
  private static final long SEED = 1;

  private final LeakSources sources;
  private final Background background;
  private final KeptDecisions kept;
  private final LeakWork work;
  private final Background.Latest listing;
  private final ReadOnlyObjectWrapper<LeakSources.Names> names =
      new ReadOnlyObjectWrapper<>(LeakSources.Names.NONE);
  private final ReadOnlyObjectWrapper<List<String>> train = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> eval = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper n = new ReadOnlyIntegerWrapper(NgramSize.STANDARD);
  private final ReadOnlyObjectWrapper<Optional<Scanned>> scanned =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Hit>> hits = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Hit>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<LeakCounts> counts =
      new ReadOnlyObjectWrapper<>(LeakCounts.NONE);
  private final ReadOnlyObjectWrapper<Optional<SelfCheck>> selfCheck =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<DataSetVersion>> cleaned =
      new ReadOnlyObjectWrapper<>(List.of());

  /**
   * @param library where the sets are, and where cleaned ones go
   * @param runs those that have evaluated a model, newest first; asked in the background
   * @param file where decisions are kept
   */
  public LeaksModel(
      DataSetLibrary library,
      Supplier<List<EvaluatedRun>> runs,
      LeakDecisionFile file,
      Background background) {
    this.sources = new LeakSources(library, runs);
    this.background = background;
    this.work = new LeakWork(background);
    this.kept = new KeptDecisions(file, background, work::failed);
    this.listing = background.latest();
    kept.property().addListener((p, old, now) -> count());
  }

  /** Comes into sight: reads which sets there are, and the first time what was decided. */
  public void shown() {
    listing.start(
        background
            .task("Data sets", p -> sources.names())
            .onSuccess(this::takeNames)
            .onFailure(work::failed));
    kept.read();
  }

  private void takeNames(LeakSources.Names found) {
    names.set(found);
    chooseTrain(train.get().stream().filter(found.sets()::contains).toList());
    chooseEval(eval.get().stream().filter(found.evaluation()::contains).toList());
  }

  /** What there is to compare. */
  ReadOnlyObjectProperty<LeakSources.Names> namesProperty() {
    return names.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<List<String>> trainProperty() {
    return train.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<List<String>> evalProperty() {
    return eval.getReadOnlyProperty();
  }

  /** Words in a row that make a hit. */
  public ReadOnlyIntegerProperty nProperty() {
    return n.getReadOnlyProperty();
  }

  /** The last scan. */
  ReadOnlyObjectProperty<Optional<Scanned>> scannedProperty() {
    return scanned.getReadOnlyProperty();
  }

  /** The hits at this n that are listed, the longest first. */
  public ReadOnlyObjectProperty<List<Hit>> hitsProperty() {
    return hits.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Hit>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<LeakDecisions> decisionsProperty() {
    return kept.property();
  }

  /** How many of the hits were decided. */
  ReadOnlyObjectProperty<LeakCounts> countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /** The last self-check. */
  public ReadOnlyObjectProperty<Optional<SelfCheck>> selfCheckProperty() {
    return selfCheck.getReadOnlyProperty();
  }

  /** The sets that were made last. */
  public ReadOnlyObjectProperty<List<DataSetVersion>> cleanedProperty() {
    return cleaned.getReadOnlyProperty();
  }

  /** Whether a scan, a check or a cleaning is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return work.busyProperty();
  }

  /** How far it is, 0 to 1; below 0 where nobody knows. */
  public ReadOnlyDoubleProperty progressProperty() {
    return work.progressProperty();
  }

  /** How far it is and what is left, for people. */
  public ReadOnlyStringProperty messageProperty() {
    return work.messageProperty();
  }

  /** Why the last work failed, if it did. */
  public ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
    return work.failureProperty();
  }

  public void chooseTrain(List<String> references) {
    train.set(List.copyOf(references));
  }

  public void chooseEval(List<String> references) {
    eval.set(List.copyOf(references));
  }

  /** Whether there is something to scan. */
  public boolean canScan() {
    return !work.busyProperty().get() && !train.get().isEmpty() && !eval.get().isEmpty();
  }

  /** Shows the hits of another n; fewer words than were scanned for need another scan. */
  public void chooseN(int words) {
    n.set(Math.clamp(words, NgramSize.SMALLEST, NgramSize.LARGEST));
    arrange();
  }

  /** Whether the list lacks hits, because the scan looked for more words in a row. */
  public boolean needsScanForN() {
    return scanned.get().filter(found -> n.get() < found.report().n()).isPresent();
  }

  /** Scans the chosen sets at the chosen n. */
  public void scan() {
    if (canScan()) {
      List<String> trainSets = train.get();
      List<String> evalSets = eval.get();
      int words = n.get();
      work.start(
          "Look for leaks",
          p -> LeakScan.run(sources, trainSets, evalSets, words, p),
          found -> {
            selfCheck.set(Optional.empty());
            scanned.set(Optional.of(found));
            arrange();
          });
    }
  }

  /** Plants leaks of the first evaluation set in the first training set and looks for them. */
  public void check() {
    if (canScan()) {
      String trainSet = train.get().getFirst();
      String evalSet = eval.get().getFirst();
      work.start(
          "Self-check",
          p ->
              SelfCheck.run(
                  sources.open(trainSet, p::isCancelled),
                  sources.open(evalSet, p::isCancelled),
                  CHECKED_ROWS,
                  PLANTED,
                  SEED),
          found -> selfCheck.set(Optional.of(found)));
    }
  }

  /** Stops what is under way; nothing comes of it. */
  public void cancel() {
    work.cancel();
  }

  public void select(@Nullable Hit hit) {
    selected.set(Optional.ofNullable(hit));
  }

  /** Goes this many hits on, or back where negative; stays at the ends. */
  public void move(int by) {
    List<Hit> all = hits.get();
    if (!all.isEmpty()) {
      int at = selected.get().map(all::indexOf).orElse(-1);
      select(all.get(Math.clamp(at < 0 ? 0 : at + by, 0, all.size() - 1)));
    }
  }

  /** Decides the selected hit, and goes on to the next. */
  public void decide(LeakDecision.Choice choice, String reason) {
    selected
        .get()
        .ifPresent(hit -> {
          kept.change(
              now -> now.with(List.of(hit.key()), new LeakDecision(choice, reason.strip())));
          move(1);
        });
  }

  /** Takes the decision on the selected hit back. */
  public void clear() {
    selected
        .get()
        .filter(hit -> kept.now().of(hit.key()).isPresent())
        .ifPresent(hit -> kept.change(now -> now.without(List.of(hit.key()))));
  }

  /** Excludes every hit of the list that is not decided yet; one step back undoes all. */
  public void excludeUndecided(String reason) {
    List<HitKey> undecided =
        hits.get().stream().map(Hit::key).filter(key -> kept.now().of(key).isEmpty()).toList();
    if (!undecided.isEmpty()) {
      LeakDecision decision = new LeakDecision(LeakDecision.Choice.EXCLUDE, reason.strip());
      kept.change(now -> now.with(undecided, decision));
    }
  }

  public boolean canUndo() {
    return kept.canUndo();
  }

  public boolean canRedo() {
    return kept.canRedo();
  }

  public void undo() {
    kept.undo();
  }

  public void redo() {
    kept.redo();
  }

  /** Whether any row of the scanned training sets is excluded. */
  public boolean canClean() {
    return !work.busyProperty().get() && !toClean().isEmpty();
  }

  /** The scanned training sets with excluded rows; of a part, the whole set. */
  public List<String> toClean() {
    return scanned.get().stream()
        .flatMap(found -> found.train().stream())
        .map(name -> DataSetPart.parse(name).set().toString())
        .distinct()
        .filter(set -> !kept.now().excludedRows(set).isEmpty())
        .toList();
  }

  /** Makes the next version of each of these sets, without the rows that were excluded. */
  public void clean() {
    if (canClean()) {
      List<String> references = toClean();
      LeakDecisions made = kept.now();
      work.start(
          "Make cleaned versions",
          p -> {
            List<DataSetVersion> versions = new ArrayList<>();
            for (String reference : references) {
              DataSetVersion from = sources.library().open(reference);
              versions.add(
                  CleanedSet.write(
                      sources.library(),
                      from,
                      made.excludedRows(reference),
                      from.name(),
                      "Decontaminated"));
            }
            return versions;
          },
          versions -> {
            cleaned.set(List.copyOf(versions));
            shown();
          });
    }
  }

  /** The hits of the list as a table, a line a match. */
  public Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (Hit hit : hits.get()) {
      rows.addAll(HitExport.rows(hit, n.get(), kept.now().of(hit.key())));
    }
    return new Table(HitExport.COLUMNS, rows);
  }

  /** Whether every decision stands on the disk. */
  boolean isKept() {
    return kept.isKept();
  }

  private void count() {
    counts.set(LeakCounts.of(hits.get(), kept.now()));
  }

  private void arrange() {
    int words = n.get();
    List<Hit> shown =
        scanned.get().stream()
            .flatMap(found -> found.hits().stream())
            .filter(hit -> hit.isHitAt(words))
            .sorted(Comparator.comparingInt(Hit::words).reversed())
            .toList();
    Optional<Hit> before = selected.get();
    hits.set(shown);
    count();
    selected.set(before.filter(shown::contains).or(() -> shown.stream().findFirst()));
  }
}
