package org.spectrumworkbench.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.spectrumworkbench.app.chart.draw.Axis;
import org.spectrumworkbench.app.chart.draw.GroupChips;
import org.spectrumworkbench.app.chart.draw.HeatMap;
import org.spectrumworkbench.app.chart.draw.PassAtKChart;
import org.spectrumworkbench.app.chart.draw.ProblemPoint;
import org.spectrumworkbench.app.chart.draw.Reference;
import org.spectrumworkbench.app.chart.draw.ScoreMatrix;
import org.spectrumworkbench.app.chart.draw.ScoreMatrix.Standing;
import org.spectrumworkbench.app.chart.draw.Series;
import org.spectrumworkbench.app.chart.draw.UncertaintyMap;
import org.spectrumworkbench.app.chart.draw.XyChart;
import org.spectrumworkbench.core.verify.Outcome;

/** Charts made from formulas with seeded noise, of the shape that runs give. */
public final class SampleCharts {

  private SampleCharts() {}

  /** Reward and Pass@1 of a run of so many steps. */
  public static XyChart reward(int steps) {
    double[] x = new double[steps];
    double[] reward = new double[steps];
    double[] pass = new double[steps];
    Random noise = new Random(7);
    for (int i = 0; i < steps; i++) {
      x[i] = i;
      double base = .25 + .45 * (1 - Math.exp(-3.0 * i / steps));
      reward[i] = base + noise.nextGaussian() * .06;
      pass[i] = base - .05 + noise.nextGaussian() * .03;
    }
    return XyChart.of(
            "Reward and Pass@1",
            Axis.linear("step"),
            Axis.share("share of responses"),
            List.of(Series.line("mean reward", 0, x, reward), Series.line("Pass@1", 1, x, pass)))
        .references(new Reference("fused", steps * .3), new Reference("dry rollout", steps * .32));
  }

  /** Many noisy walks. */
  public static XyChart walks(int series, int points) {
    List<Series> all = new ArrayList<>();
    double[] x = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = i;
    }
    for (int s = 0; s < series; s++) {
      Random noise = new Random(s);
      double[] y = new double[points];
      double at = s;
      for (int i = 0; i < points; i++) {
        at += noise.nextGaussian() * .1;
        y[i] = at + noise.nextGaussian() * .5;
      }
      all.add(Series.line("walk " + s, s, x, y));
    }
    return XyChart.of("Walks", Axis.linear("step"), Axis.linear("entropy").in("nats"), all);
  }

  /** Pass@K before and after: the first rises faster, the second ends higher. */
  public static XyChart passAtK() {
    int[] k = {1, 2, 4, 8, 16, 32, 64};
    return PassAtKChart.of(
        "Pass@K by stage",
        List.of(
            curve("base", "Base", k, .08, .3),
            curve("spectrum", "Spectrum", k, .29, .62),
            curve("signal", "MGPO", k, .41, .55),
            curve("grpo", "Control: GRPO", k, .4, .56)));
  }

  public static PassAtKChart.Curve curve(
      String model, String name, int[] k, double first, double last) {
    double[] y = new double[k.length];
    double[] lo = new double[k.length];
    double[] hi = new double[k.length];
    for (int i = 0; i < k.length; i++) {
      y[i] = first + (last - first) * i / (k.length - 1);
      lo[i] = y[i] - .04;
      hi[i] = y[i] + .035;
    }
    return new PassAtKChart.Curve(model, name, k, y, lo, hi);
  }

  /** Problems whose success rates differ by subdomain, each with a group of 8. */
  public static UncertaintyMap map(int problems) {
    return map(problems, 4);
  }

  /** The same of a run with this lambda. */
  public static UncertaintyMap map(int problems, double lambda) {
    List<String> subdomains = List.of("algebra", "calculus", "geometry", "statistics");
    List<ProblemPoint> points = new ArrayList<>();
    Random chance = new Random(3);
    for (int i = 0; i < problems; i++) {
      int lane = i % 4;
      double p = Math.clamp(.15 + .22 * lane + chance.nextGaussian() * .25, 0, 1);
      int correct = 0;
      for (int g = 0; g < 8; g++) {
        correct += chance.nextDouble() < p ? 1 : 0;
      }
      points.add(
          new ProblemPoint(
              subdomains.get(lane) + "-" + i,
              subdomains.get(lane),
              correct,
              8,
              20 + 180 * chance.nextDouble()));
    }
    return UncertaintyMap.of("Uncertainty map", points, lambda);
  }

  /** Three checkpoints in four subdomains; the last is the best of the second. */
  public static ScoreMatrix matrix() {
    List<String> columns = List.of("algebra", "geometry", "calculus", "statistics");
    double[][] scores = {{.62, .5, .81, .44}, {.66, .71, .8, .58}, {.6, .74, .77, .4}};
    List<ScoreMatrix.Cell> cells = new ArrayList<>();
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        double best = Math.max(scores[0][column], Math.max(scores[1][column], scores[2][column]));
        double value = scores[row][column];
        Standing standing =
            value == best ? Standing.BEST : value > best - .2 ? Standing.TIES : Standing.BELOW;
        cells.add(
            new ScoreMatrix.Cell(
                row,
                column,
                value,
                Math.round(value * 100 - 10) / 100.0,
                Math.round(value * 100 + 10) / 100.0,
                standing,
                "Pass@1 0.30"));
      }
    }
    return new ScoreMatrix(
        "Probing",
        "Checkpoint",
        "Subdomain",
        "Pass@8",
        "Framed: the best of its column. ≈: cannot be told from it.",
        List.of("Step 200", "Step 400", "Step 600"),
        columns,
        cells);
  }

  /** Success rates that grow with the steps, some not measured. */
  public static HeatMap heat(int problems, int steps) {
    double[] columns = new double[steps];
    double[][] values = new double[problems][steps];
    List<String> rows = new ArrayList<>();
    Random chance = new Random(5);
    for (int c = 0; c < steps; c++) {
      columns[c] = c;
    }
    for (int r = 0; r < problems; r++) {
      rows.add("algebra-" + r);
      double slope = chance.nextDouble() * 2;
      for (int c = 0; c < steps; c++) {
        double p = Math.clamp(slope * c / steps + chance.nextGaussian() * .08, 0, 1);
        values[r][c] = chance.nextDouble() < .05 ? Double.NaN : Math.round(p * 8) / 8.0;
      }
    }
    return new HeatMap("p_c by problem and step", "problem", "step", "p_c", rows, columns, values);
  }

  /** Groups of 8 with every outcome. */
  public static GroupChips chips(int groups) {
    List<GroupChips.Group> all = new ArrayList<>();
    Random chance = new Random(11);
    for (int g = 0; g < groups; g++) {
      double p = chance.nextDouble();
      List<Outcome> outcomes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        outcomes.add(
            chance.nextDouble() < p
                ? Outcome.CORRECT
                : Outcome.values()[1 + chance.nextInt(Outcome.values().length - 1)]);
      }
      all.add(new GroupChips.Group("geometry-area-" + g, 120 - g, .4 + p / 2, outcomes));
    }
    return new GroupChips("Last groups", all);
  }
}
