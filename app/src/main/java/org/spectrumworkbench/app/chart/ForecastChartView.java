package org.spectrumworkbench.app.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.spectrumworkbench.app.chart.draw.ForecastChart;
import org.spectrumworkbench.app.chart.draw.ForecastChart.Run;
import org.spectrumworkbench.app.chart.draw.ForecastDrawing;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.Pen;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.FileChoice;

/**
 * A {@link ForecastChart} in the window; left and right walk from run to run by what was measured,
 * Enter or a click opens one.
 */
public final class ForecastChartView extends FigureView<ForecastChart> {

  private final ForecastCanvas canvas;

  /**
   * A view of this chart; {@link #setFigure} shows another.
   *
   * @param files asks where an exported file goes
   * @param background writes it
   * @param dialogs tells how that went
   */
  public ForecastChartView(
      ForecastChart chart, FileChoice files, Background background, Dialogs dialogs) {
    this(new ForecastCanvas(chart), files, background, dialogs);
  }

  private ForecastChartView(
      ForecastCanvas canvas, FileChoice files, Background background, Dialogs dialogs) {
    super(canvas, files, background, dialogs);
    this.canvas = canvas;
  }

  /** Called with the run that was opened. */
  public void setOnPick(Consumer<Run> action) {
    canvas.setOnPick(action);
  }

  PickingCanvas<ForecastChart, Run> bars() {
    return canvas;
  }

  private static final class ForecastCanvas extends PickingCanvas<ForecastChart, Run> {

    private Optional<ForecastDrawing> drawing = Optional.empty();

    ForecastCanvas(ForecastChart chart) {
      super(chart);
    }

    @Override
    void paint(Pen pen, double width, double height) {
      ForecastDrawing laidOut = new ForecastDrawing(figure(), pen, width, height, palette());
      laidOut.draw(pen);
      drawing = Optional.of(laidOut);
    }

    @Override
    Optional<Run> at(double x, double y) {
      return drawing.flatMap(shown -> shown.at(x, y));
    }

    @Override
    boolean stillThere(Run run) {
      return figure().runs().contains(run);
    }

    @Override
    Optional<Run> beside(Optional<Run> from, KeyCode key) {
      List<Run> sorted =
          figure().runs().stream().sorted(Comparator.comparingDouble(Run::measured)).toList();
      if (from.isEmpty() || sorted.isEmpty()) {
        return sorted.stream().findFirst();
      }
      int step = key == KeyCode.LEFT || key == KeyCode.DOWN ? -1 : 1;
      int next = Math.clamp(sorted.indexOf(from.get()) + (long) step, 0, sorted.size() - 1);
      return Optional.of(sorted.get(next));
    }

    @Override
    void drawPicked(Pen pen, Run run) {
      drawing.ifPresent(shown -> shown.drawSelected(pen, run));
    }

    @Override
    String told(Run run) {
      return String.join(", ", ForecastDrawing.lines(figure(), run));
    }

    @Override
    void draw(Pen pen, double width, double height, Palette colours) {
      figure().draw(pen, width, height, colours);
    }
  }
}
