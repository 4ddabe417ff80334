package org.spectrumworkbench.app.leaks;

import java.util.List;
import java.util.Optional;
import org.spectrumworkbench.app.chart.draw.Axis;
import org.spectrumworkbench.app.chart.draw.Reference;
import org.spectrumworkbench.app.chart.draw.Series;
import org.spectrumworkbench.app.chart.draw.XyChart;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.leak.NgramSize;
import org.spectrumworkbench.core.problem.leak.SelfCheck;
import org.spectrumworkbench.core.problem.leak.Sweep;

/** What changes with n, as charts. */
final class SweepChart {
  private SweepChart() {}

  /** Rows and items flagged at each n. */
  static XyChart flagged(Optional<Sweep> sweep, int n, Texts texts) {
    double[] sizes = sizes();
    // The least n flags the most.
    double most =
        sweep.map(found -> Math.max(found.rows().getFirst(), found.items().getFirst())).orElse(0L);
    List<Series> series =
        sweep
            .map(found ->
                List.of(
                    Series.line(
                            texts.get("chart.rows"),
                            0,
                            sizes,
                            found.rows().stream().mapToDouble(Long::doubleValue).toArray())
                        .marked(),
                    Series.line(
                            texts.get("chart.items"),
                            1,
                            sizes,
                            found.items().stream().mapToDouble(Integer::doubleValue).toArray())
                        .marked()))
            .orElse(List.of());
    return XyChart.of(
            texts.get("chart.title"),
            axis(texts.get("chart.x")),
            Axis.linear(texts.get("chart.y")).from(0, Math.max(1, 1.08 * most)),
            series)
        .references(new Reference("", n));
  }

  /** The recall of each kind of planted leak at each n. */
  static XyChart recall(Optional<SelfCheck> check, int n, Texts texts) {
    double[] sizes = sizes();
    List<Series> series =
        check
            .map(found ->
                found.kinds().stream()
                    .map(kind ->
                        Series.line(
                                SelfCheckPane.name(kind.kind(), texts),
                                kind.kind().ordinal(),
                                sizes,
                                NgramSize.all().mapToDouble(kind::recall).toArray())
                            .marked())
                    .toList())
            .orElse(List.of());
    return XyChart.of(
            texts.get("check.chart"),
            axis(texts.get("chart.x")),
            Axis.linear(texts.get("check.chart.y")).from(-.04, 1.04),
            series)
        .references(new Reference("", n));
  }

  private static Axis axis(String title) {
    return Axis.linear(title).from(NgramSize.SMALLEST - .5, NgramSize.LARGEST + .5);
  }

  private static double[] sizes() {
    return NgramSize.all().asDoubleStream().toArray();
  }
}
