package org.spectrumworkbench.app.chart;

import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.Pen;
import org.spectrumworkbench.app.chart.draw.Spark;

/** A small curve without axes, for a table's cell or a card. */
public final class Sparkline extends FigureCanvas<Spark> {

  /** A curve of this size in pixels. */
  public Sparkline(Spark spark, double width, double height) {
    super(spark);
    setFocusTraversable(false);
    setMinSize(20, 10);
    setPrefSize(width, height);
    setMaxSize(width, height);
  }

  /** Shows other values from the next pulse on. */
  public void show(Spark spark) {
    setFigure(spark);
  }

  @Override
  void draw(Pen pen, double width, double height, Palette colours) {
    figure().draw(pen, width, height, colours);
  }

  @Override
  void drawOverlay(Pen pen, double width, double height, Palette colours) {}
}
