package org.spectrumworkbench.app.chart;

import org.spectrumworkbench.app.chart.draw.XyChart;
import org.spectrumworkbench.app.chart.draw.XyHover;

/**
 * A point of a chart that was clicked.
 *
 * @param series name of its series
 * @param index which point of the series
 * @param x its value
 * @param y its value
 */
public record PickedPoint(String series, int index, double x, double y) {

  static PickedPoint of(XyChart chart, XyHover hit) {
    return new PickedPoint(
        chart.series().get(hit.series()).name(), hit.index(), hit.x(chart), hit.y(chart));
  }
}
