package org.spectrumworkbench.app.passk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.chart.draw.PassAtKChart;
import org.spectrumworkbench.app.score.Evaluated;
import org.spectrumworkbench.app.score.ModelNames;
import org.spectrumworkbench.core.evaluate.Bootstrap;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.evaluate.ProblemCount;
import org.spectrumworkbench.core.evaluate.Score;
import org.spectrumworkbench.core.experiment.StageResult;

/**
 * Pass@K of each model with its interval, worked out from the stored counts.
 *
 * @param run null where none is chosen
 * @param evaluated what it is worked out from
 * @param subdomain only its problems; null for all
 * @param ks the K of the curves and the table, from 1 up to the samples of a problem
 * @param rows one a model
 * @param contrasts phases against the ones before, controls against what they control
 */
public record PassKData(
    @Nullable String run,
    Evaluated evaluated,
    @Nullable String subdomain,
    List<Integer> ks,
    List<Row> rows,
    List<Evaluated.Contrast> contrasts) {
  /** No run. */
  static final PassKData NONE =
      new PassKData(null, Evaluated.NONE, null, List.of(), List.of(), List.of());

  /** Enough for a band; the table's intervals would not show the difference. */
  private static final Bootstrap BOOTSTRAP = Bootstrap.STANDARD;

  public PassKData {
    ks = List.copyOf(ks);
    rows = List.copyOf(rows);
    contrasts = List.copyOf(contrasts);
  }

  /**
   * One model.
   *
   * @param stage as in {@link StageResult#stage}
   * @param passes by the K of {@link PassKData#ks}; shorter where it has fewer samples
   * @param problems how many
   * @param samples of each problem
   */
  public record Row(String stage, List<Pass> passes, int problems, int samples) {
    public Row {
      passes = List.copyOf(passes);
    }
  }

  /** Pass@K and its 95 % interval over problems. */
  public record Pass(int k, double estimate, Interval interval) {}

  /** Works everything out; takes some tens of milliseconds for each model. */
  static PassKData of(String run, Evaluated evaluated, @Nullable String wanted) {
    String subdomain = wanted != null && evaluated.subdomains().contains(wanted) ? wanted : null;
    int most = evaluated.results().stream().mapToInt(StageResult::samples).max().orElse(1);
    List<Integer> ks = doublings(most);
    List<Row> rows = new ArrayList<>();
    for (StageResult result : evaluated.results()) {
      List<ProblemCount> counts = evaluated.counts(result, subdomain);
      if (!counts.isEmpty()) {
        rows.add(row(result, counts, ks));
      }
    }
    List<Evaluated.Contrast> contrasts = new ArrayList<>(evaluated.contrasts(1, subdomain));
    if (evaluated.commonK() > 1) {
      contrasts.addAll(evaluated.contrasts(evaluated.commonK(), subdomain));
    }
    return new PassKData(run, evaluated, subdomain, ks, rows, contrasts);
  }

  private static Row row(StageResult result, List<ProblemCount> counts, List<Integer> ks) {
    List<Integer> own = ks.stream().filter(k -> k <= result.samples()).toList();
    Score score = Score.of(counts, own, BOOTSTRAP);
    List<Pass> passes = new ArrayList<>();
    passes.add(new Pass(1, score.pass1(), score.pass1Interval()));
    score
        .passK()
        .forEach((k, estimate) -> {
          Interval interval = score.passKIntervals().get(k);
          if (interval != null) {
            passes.add(new Pass(k, estimate, interval));
          }
        });
    return new Row(result.stage(), passes, counts.size(), result.samples());
  }

  /** 1, 2, 4, ... and the number itself. */
  private static List<Integer> doublings(int most) {
    List<Integer> ks = new ArrayList<>();
    for (int k = 1; k < most; k *= 2) {
      ks.add(k);
    }
    ks.add(most);
    return ks;
  }

  /** The curves for the chart. */
  List<PassAtKChart.Curve> curves(ModelNames names) {
    return rows.stream()
        .map(row ->
            new PassAtKChart.Curve(
                row.stage(),
                names.name(row.stage()),
                row.passes().stream().mapToInt(Pass::k).toArray(),
                row.passes().stream().mapToDouble(Pass::estimate).toArray(),
                row.passes().stream().mapToDouble(pass -> pass.interval().low()).toArray(),
                row.passes().stream().mapToDouble(pass -> pass.interval().high()).toArray()))
        .toList();
  }
}
