package org.spectrumworkbench.app.chart;

import java.util.function.DoubleConsumer;
import org.kordamp.ikonli.feather.Feather;
import org.spectrumworkbench.app.chart.draw.XyChart;
import org.spectrumworkbench.app.chart.draw.Zoom;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Dialogs;
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
   * @param dialogs tells how that went
   */
  public ChartView(XyChart chart, FileChoice files, Background background, Dialogs dialogs) {
    this(new XyCanvas(chart), files, background, dialogs);
  }

  private ChartView(XyCanvas canvas, FileChoice files, Background background, Dialogs dialogs) {
    super(canvas, files, background, dialogs);
    this.canvas = canvas;
    addToToolbar(button(Feather.MAXIMIZE, "toolbar.reset", "figure-reset", this::resetZoom));
  }

  /** Called with the x of the point that was clicked. */
  public void setOnPick(DoubleConsumer action) {
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
