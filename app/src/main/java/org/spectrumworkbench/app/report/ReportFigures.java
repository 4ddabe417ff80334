package org.spectrumworkbench.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.chart.draw.Axis;
import org.spectrumworkbench.app.chart.draw.Figure;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.PassAtKChart;
import org.spectrumworkbench.app.chart.draw.ProblemPoint;
import org.spectrumworkbench.app.chart.draw.Series;
import org.spectrumworkbench.app.chart.draw.SvgPen;
import org.spectrumworkbench.app.chart.draw.UncertaintyMap;
import org.spectrumworkbench.app.chart.draw.XyChart;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.Metric;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.StageResult;

/** The pictures of a report, as SVG for a light and a dark page. */
final class ReportFigures {
  private static final double WIDTH = 760;
  private static final double HEIGHT = 380;

  private ReportFigures() {}

  /** Both pictures of a figure; the page's style shows the one that fits. */
  static String svg(Figure figure) {
    return "<figure><div class=\"light\">"
        + SvgPen.svg(figure, WIDTH, HEIGHT, Palette.LIGHT)
        + "</div><div class=\"dark\">"
        + SvgPen.svg(figure, WIDTH, HEIGHT, Palette.DARK)
        + "</div></figure>\n";
  }

  /** One picture as a file, on light ground. */
  static String file(Figure figure) {
    return SvgPen.svg(figure, WIDTH, HEIGHT, Palette.LIGHT);
  }

  /** All pictures that a run has, by the names of their files. */
  static Map<String, Figure> all(RunRecord record, Settings settings) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    if (!record.results().isEmpty()) {
      figures.put("pass-at-k", passAtK(record.results()));
    }
    for (String stage : record.signalStages()) {
      figures.put(
          "reward-" + stage.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
          reward(record, stage));
    }
    if (!record.signalStages().isEmpty()) {
      figures.put("entropy", entropy(record));
      String stage = record.signalStages().getFirst();
      if (!record.lastGroups(stage).isEmpty()) {
        figures.put("uncertainty", uncertainty(record, stage, lambda(settings)));
      }
    }
    return figures;
  }

  /** The lambda that the main signal stage weighs with. */
  static double lambda(Settings settings) {
    return Experiment.Signal.lambdaOf(
        settings.text("signal.method"), settings.real("signal.lambda"));
  }

  /** Pass@K over K, a curve with its band for each evaluated model. */
  static Figure passAtK(List<StageResult> results) {
    List<PassAtKChart.Curve> curves = new ArrayList<>();
    for (StageResult result : results) {
      TreeMap<Integer, Double> scores = new TreeMap<>(result.passk());
      scores.put(1, result.pass1());
      int n = scores.size();
      int[] ks = new int[n];
      double[] estimates = new double[n];
      double[] low = new double[n];
      double[] high = new double[n];
      int i = 0;
      for (Map.Entry<Integer, Double> score : scores.entrySet()) {
        @Nullable List<Double> interval = result.interval().get("pass" + score.getKey());
        ks[i] = score.getKey();
        estimates[i] = score.getValue();
        low[i] = interval == null ? estimates[i] : interval.get(0);
        high[i] = interval == null ? estimates[i] : interval.get(1);
        i++;
      }
      curves.add(new PassAtKChart.Curve(result.stage(), result.stage(), ks, estimates, low, high));
    }
    return PassAtKChart.of("Pass@K on held-out problems", curves);
  }

  /**
   * How much each problem of the last steps counted: its success rate against the weight, as the
   * window draws it.
   */
  static Figure uncertainty(RunRecord record, String stage, double lambda) {
    List<ProblemPoint> points = new ArrayList<>();
    for (RunEvent.GroupSampled group : record.lastGroups(stage)) {
      RunEvent.@Nullable ProblemRow problem = record.problem(group.problem());
      int samples = group.rollouts().size();
      if (samples > 0) {
        points.add(
            new ProblemPoint(
                group.problem() + " at step " + group.step(),
                problem == null ? "problems" : problem.subdomain(),
                (int) Math.round(group.pCorrect() * samples),
                samples,
                group.rollouts().stream().mapToInt(RunEvent.Rollout::length).average().orElse(0)));
      }
    }
    return UncertaintyMap.of("Uncertainty in the last steps", points, lambda);
  }

  /** Reward and the groups without signal over the steps of a signal stage. */
  static Figure reward(RunRecord record, String stage) {
    List<Series> series = new ArrayList<>();
    add(series, "reward", record.curve(stage, Metric.REWARD.name()));
    add(series, "groups all wrong", record.curve(stage, Metric.NO_SIGNAL_0.name()));
    add(series, "groups all correct", record.curve(stage, Metric.NO_SIGNAL_1.name()));
    return XyChart.of(
        record.title(stage) + ": reward and groups without signal",
        Axis.linear("step"),
        Axis.share("share"),
        series);
  }

  /** Entropy over the steps of the signal stages. */
  static Figure entropy(RunRecord record) {
    List<Series> series = new ArrayList<>();
    for (String stage : record.signalStages()) {
      add(series, record.title(stage), record.curve(stage, Metric.ENTROPY.name()));
    }
    return XyChart.of(
        "Entropy of the sampled tokens",
        Axis.linear("step"),
        Axis.linear("entropy").in("nats"),
        series);
  }

  private static void add(List<Series> series, String name, RunRecord.Curve curve) {
    if (!curve.isEmpty()) {
      series.add(Series.line(name, series.size(), curve.x(), curve.y()));
    }
  }
}
