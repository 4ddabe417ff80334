package org.spectrumworkbench.app.chart;

import java.util.function.Consumer;
import org.kordamp.ikonli.feather.Feather;
import org.spectrumworkbench.app.chart.draw.XyChart;
import org.spectrumworkbench.app.chart.draw.Zoom;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.FileChoice;

/**
 * An {@link XyChart} in the window. The wheel looks closer (with Shift upwards), dragging a
 * rectangle looks at it, a double click or R shows all; + and - look closer and the arrows move. A
 * long history is shown whole.
 */
public final class ChartView extends FigureView<XyChart> {

  private final XyCanvas canvas;

  /**
   * A view of this chart; {@link #setFigure} shows another.
   *
   * @param files asks where an exported file goes
   * @param background writes it
   */
  public ChartView(XyChart chart, FileChoice files, Background background) {
    this(new XyCanvas(chart), files, background);
  }

  private ChartView(XyCanvas canvas, FileChoice files, Background background) {
    super(canvas, files, background);
    this.canvas = canvas;
    addToToolbar(button(Feather.MAXIMIZE, "toolbar.reset", "figure-reset", this::resetZoom));
  }

  /** Called with the point that was clicked. */
  public void setOnPick(Consumer<PickedPoint> action) {
    canvas.setOnPick(action);
  }

  /** Shows all there is. */
  public void resetZoom() {
    canvas.setZoom(Zoom.WHOLE);
  }

  /** Shows this part. */
  public void setZoom(Zoom zoom) {
    canvas.setZoom(zoom);
  }

  /** The part that is shown. */
  public Zoom zoom() {
    return canvas.zoom();
  }

  XyCanvas xy() {
    return canvas;
  }
}
