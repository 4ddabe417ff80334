package org.spectrumworkbench.app.chart.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.spectrumworkbench.app.fx.Formats;

/**
 * Pass@K over K, one curve a stage or model: how often the first response is right at its left end,
 * how much the model can do at all towards the right.
 */
public final class PassAtKChart {

  /**
   * One curve with its interval over problems.
   *
   * @param model {@code base}, {@code spectrum} or {@code signal}; {@code joint} controls the
   *     spectrum, any other the signal
   * @param name what people call it
   * @param k growing, each at least 1
   * @param estimate Pass@K, 0 to 1, one for each k
   * @param lo lower end of its interval
   * @param hi upper end
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Curve(
      String model, String name, int[] k, double[] estimate, double[] lo, double[] hi) {}

  private static final List<Stroke.Dash> CONTROLS =
      List.of(Stroke.Dash.DASHED, Stroke.Dash.DOTTED, Stroke.Dash.DASH_DOT);

  private PassAtKChart() {}

  private static boolean isControl(String model) {
    return !List.of("base", "spectrum", "signal").contains(model);
  }

  /** A control has the colour of what it controls. */
  private static int hue(String model) {
    return switch (model) {
      case "base" -> Palette.BASE;
      case "spectrum", "joint" -> Palette.SPECTRUM;
      default -> Palette.SIGNAL;
    };
  }

  /**
   * The curves in this order; each names its Pass@1 in the legend, and where two are given, where
   * they cross.
   */
  public static XyChart of(String title, List<Curve> curves) {
    List<Series> series = new ArrayList<>();
    int controls = 0;
    for (Curve curve : curves) {
      double[] k = IntStream.of(curve.k()).asDoubleStream().toArray();
      Series line =
          Series.line(curve.name(), hue(curve.model()), k, curve.estimate())
              .band(curve.lo(), curve.hi())
              .note(pass1(curve));
      if (isControl(curve.model())) {
        series.add(line.dashed(CONTROLS.get(controls++ % CONTROLS.size())).asLesser());
      } else {
        series.add(line.marked());
      }
    }
    XyChart chart =
        XyChart.of(
                title,
                Axis.log2(ChartText.of("passk.k")),
                Axis.linear(ChartText.of("passk.share")),
                series)
            .emptyText(ChartText.of("passk.empty"));
    if (curves.size() != 2) {
      return chart;
    }
    OptionalDouble crossing = crossing(curves.get(0), curves.get(1));
    return crossing.isEmpty()
        ? chart
        : chart.references(
            new Reference(
                ChartText.of("passk.crossing", Formats.number(crossing.getAsDouble())),
                crossing.getAsDouble()));
  }

  /**
   * The K from which the other of two curves is the higher one, interpolated between neighbouring
   * common K on the log scale; nothing where one stays above. Says nothing about whether the
   * difference is more than chance.
   */
  public static OptionalDouble crossing(Curve a, Curve b) {
    double previousK = Double.NaN;
    double previous = Double.NaN;
    for (int i = 0; i < a.k().length; i++) {
      int j = Arrays.binarySearch(b.k(), a.k()[i]);
      if (j < 0) {
        continue;
      }
      double difference = a.estimate()[i] - b.estimate()[j];
      if (previous * difference < 0) {
        double share = previous / (previous - difference);
        return OptionalDouble.of(previousK * Math.pow(a.k()[i] / previousK, share));
      }
      if (difference != 0) {
        previous = difference;
        previousK = a.k()[i];
      }
    }
    return OptionalDouble.empty();
  }

  private static String pass1(Curve curve) {
    for (int i = 0; i < curve.k().length; i++) {
      if (curve.k()[i] == 1) {
        return ChartText.of("passk.pass1", Formats.number(curve.estimate()[i]));
      }
    }
    return "";
  }
}
