package org.spectrumworkbench.app.chart.draw;

import java.util.List;
import java.util.stream.IntStream;
import org.spectrumworkbench.app.fx.Formats;

/**
 * A curve without axes for a table's cell or a card: its course and its last value.
 *
 * @param title what it shows
 * @param values in equal steps; NaN is a gap
 * @param hue which colour of the palette
 */
@SuppressWarnings("ArrayRecordComponent")
public record Spark(String title, double[] values, int hue) implements Figure {

  @Override
  public void draw(Pen pen, double width, double height, Palette palette) {
    double[] at = IntStream.range(0, values.length).asDoubleStream().toArray();
    Series series = Series.line(title, hue, at, values);
    XyChart chart = XyChart.of(title, Axis.linear(""), Axis.linear(""), List.of(series));
    if (chart.isEmpty() || width < 8 || height < 6) {
      return;
    }
    Scale x = new Scale(Axis.Spacing.LINEAR, chart.wholeX(), 3, width - 4);
    Scale y = new Scale(Axis.Spacing.LINEAR, chart.wholeY(), height - 3, 3);
    Decimation points = Decimation.of(series, x, Math.max(8, (int) width));
    Stroke stroke = Stroke.solid(palette.series(hue), 1.4);
    double[] px = new double[points.count()];
    double[] py = new double[points.count()];
    int length = 0;
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (int i = 0; i <= points.count(); i++) {
      if (i < points.count() && Double.isFinite(points.mean()[i])) {
        px[length] = lastX = x.pixel(points.x()[i]);
        py[length++] = lastY = y.pixel(points.mean()[i]);
      } else {
        if (length > 1) {
          pen.polyline(px, py, length, stroke);
        }
        length = 0;
      }
    }
    pen.disc(lastX, lastY, 2.2, palette.series(hue));
  }

  @Override
  public Table table() {
    return Table.lazily(
        List.of(ChartText.of("chips.step"), title),
        values.length,
        i -> List.of(String.valueOf(i), Numbers.exact(values[i])));
  }

  @Override
  public String description() {
    int last = values.length - 1;
    while (last >= 0 && Double.isNaN(values[last])) {
      last--;
    }
    return last < 0
        ? title
        : ChartText.of("spark.description", title, Formats.number(values[last]));
  }
}
