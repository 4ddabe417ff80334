package org.spectrumworkbench.app.leaks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.chart.draw.Table;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.experiment.LeakScores;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.problem.leak.ScoreWithoutLeaks;

/**
 * How the models of a run score with and without the problems that the last scan flags. On the
 * window's thread; journals are read and intervals drawn in the background.
 */
public final class LeakScoresModel {
  private final LeaksModel leaks;
  private final Supplier<List<EvaluatedRun>> source;
  private final Background background;
  private final Background.Latest listing;
  private final Background.Latest scoring;
  private final ReadOnlyObjectWrapper<List<EvaluatedRun>> runs =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<EvaluatedRun>> run =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.NoRun());
  private int k = 1;
  private @Nullable Read read;

  /** A journal that was read, what its signal stage's method is, and the scan it was matched to. */
  private record Read(
      EvaluatedRun run,
      String method,
      LeakScores scores,
      Scanned scan,
      LeakScores.Matched matched) {}

  /** What can be said. */
  sealed interface State {
    /** No run is chosen, or there is none. */
    record NoRun() implements State {}

    /** No scan was made. */
    record NoScan() implements State {}

    /** It is being worked out. */
    record Reading() implements State {}

    /** It cannot be said. */
    record Failed(Throwable why) implements State {}

    /** The run was evaluated on nothing that was scanned. */
    record Unscanned(int evaluated) implements State {}

    /**
     * Every problem is flagged, so no score is left.
     *
     * @param scanned how many
     */
    record NothingLeft(int scanned, int n) implements State {}

    /**
     * The scores.
     *
     * @param method of the signal stage, such as {@code mgpo}
     * @param evaluated problems the run was evaluated on
     * @param scanned those of them that were scanned; scores are over these
     * @param flagged those of them that are flagged
     * @param ks the K there are
     * @param byModel in the order of the stages
     */
    record Shown(
        EvaluatedRun run,
        String method,
        int n,
        int k,
        int evaluated,
        int scanned,
        int flagged,
        List<Integer> ks,
        Map<String, ScoreWithoutLeaks> byModel)
        implements State {}
  }

  /**
   * @param leaks whose scans are used
   * @param source the runs there are, newest first; asked in the background
   */
  public LeakScoresModel(
      LeaksModel leaks, Supplier<List<EvaluatedRun>> source, Background background) {
    this.leaks = leaks;
    this.source = source;
    this.background = background;
    this.listing = background.latest();
    this.scoring = background.latest();
    leaks.scannedProperty().addListener((p, old, now) -> refresh());
    leaks.nProperty().addListener((p, old, now) -> refresh());
  }

  /** Comes into sight: looks which runs there are. */
  public void shown() {
    listing.start(
        background
            .task("Runs", p -> source.get())
            .onSuccess(this::takeRuns)
            .onFailure(why -> state.set(new State.Failed(why))));
  }

  private void takeRuns(List<EvaluatedRun> found) {
    runs.set(List.copyOf(found));
    Optional<EvaluatedRun> chosen =
        run.get()
            .flatMap(old -> found.stream().filter(one -> one.id().equals(old.id())).findFirst());
    // A run that goes on may have evaluated another model since.
    read = null;
    choose(chosen.or(() -> found.stream().findFirst()).orElse(null));
  }

  ReadOnlyObjectProperty<List<EvaluatedRun>> runsProperty() {
    return runs.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<EvaluatedRun>> runProperty() {
    return run.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Shows another run. */
  void choose(@Nullable EvaluatedRun chosen) {
    run.set(Optional.ofNullable(chosen));
    refresh();
  }

  /** Shows Pass@K of another K. */
  void chooseK(int chosen) {
    k = Math.max(1, chosen);
    refresh();
  }

  /** Whether the chosen training sets can be scanned against what the run was evaluated on. */
  boolean canScanAgainstRun() {
    return run.get().isPresent()
        && !leaks.trainProperty().get().isEmpty()
        && !leaks.busyProperty().get();
  }

  /** Scans the chosen training sets against what the run was evaluated on. */
  void scanAgainstRun() {
    if (canScanAgainstRun()) {
      leaks.chooseEval(List.of(LeakSources.name(run.get().orElseThrow())));
      leaks.scan();
    }
  }

  private void refresh() {
    EvaluatedRun chosen = run.get().orElse(null);
    Scanned scan = leaks.scannedProperty().get().orElse(null);
    if (chosen == null || scan == null) {
      scoring.cancel();
      state.set(chosen == null ? new State.NoRun() : new State.NoScan());
      return;
    }
    Read before = read != null && read.run().equals(chosen) ? read : null;
    int n = leaks.nProperty().get();
    int wanted = k;
    if (before == null) {
      state.set(new State.Reading());
    }
    scoring.start(
        background
            .task(
                "Scores without leaks",
                p -> {
                  Read now = read(chosen, scan, before, p::isCancelled);
                  return Map.entry(now, work(now, n, wanted));
                })
            .onSuccess(found -> {
              read = found.getKey();
              state.set(found.getValue());
            })
            .onFailure(why -> {
              if (!(why instanceof CancellationException)) {
                state.set(new State.Failed(why));
              }
            }));
  }

  /** Reads and matches what is not known of this run and scan from before. */
  private static Read read(
      EvaluatedRun run, Scanned scan, @Nullable Read before, BooleanSupplier cancelled) {
    if (before != null && before.scan() == scan) {
      return before;
    }
    LeakScores scores = before == null ? run.read(cancelled) : before.scores();
    String method =
        before == null
            ? RunFolder.open(run.path()).settings().text("signal.method")
            : before.method();
    return new Read(run, method, scores, scan, scores.match(scan.report(), scan.eval()));
  }

  private static State work(Read read, int n, int wanted) {
    LeakScores.Matched matched = read.matched();
    int flagged = matched.flagged(n).size();
    if (matched.scanned() == 0) {
      return new State.Unscanned(matched.evaluated());
    }
    if (flagged == matched.scanned()) {
      return new State.NothingLeft(flagged, n);
    }
    List<Integer> ks = ks(read.scores().mostK());
    int k = Math.min(wanted, ks.getLast());
    return new State.Shown(
        read.run(),
        read.method(),
        n,
        k,
        matched.evaluated(),
        matched.scanned(),
        flagged,
        ks,
        matched.scores(n, k));
  }

  /** 1, 2, 4 ... up to the most there are. */
  private static List<Integer> ks(int most) {
    return IntStream.iterate(1, k -> k <= most, k -> 2 * k).boxed().toList();
  }

  /**
   * What is shown as a table.
   *
   * @throws WorkbenchException where no score is shown
   */
  Table table() {
    if (!(state.get() instanceof State.Shown shown)) {
      throw new WorkbenchException("There are no scores to export", "Choose a run and scan.");
    }
    List<List<String>> rows = new ArrayList<>();
    shown
        .byModel()
        .forEach((model, score) -> {
          List<String> row =
              new ArrayList<>(
                  List.of(
                      shown.run().id(),
                      model,
                      Integer.toString(score.k()),
                      Integer.toString(shown.n())));
          row.addAll(part(Optional.of(score.all())));
          row.addAll(part(Optional.of(score.clean())));
          row.addAll(part(score.flagged()));
          row.add(Double.toString(score.difference()));
          row.addAll(ends(score.interval()));
          row.add(score.flagged().isEmpty() ? "unchanged" : score.finding().words());
          rows.add(List.copyOf(row));
        });
    return new Table(COLUMNS, rows);
  }

  private static final List<String> COLUMNS =
      List.of(
          "run",
          "model",
          "k",
          "n",
          "problems",
          "pass",
          "pass_low",
          "pass_high",
          "problems_left",
          "pass_without",
          "pass_without_low",
          "pass_without_high",
          "problems_flagged",
          "pass_flagged",
          "pass_flagged_low",
          "pass_flagged_high",
          "difference",
          "difference_low",
          "difference_high",
          "finding");

  private static List<String> part(Optional<ScoreWithoutLeaks.Part> part) {
    return part.map(some ->
            List.of(
                Integer.toString(some.problems()),
                Double.toString(some.pass()),
                Double.toString(some.interval().low()),
                Double.toString(some.interval().high())))
        .orElse(List.of("0", "", "", ""));
  }

  private static List<String> ends(Interval interval) {
    return List.of(Double.toString(interval.low()), Double.toString(interval.high()));
  }
}
