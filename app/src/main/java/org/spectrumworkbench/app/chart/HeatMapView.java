package org.spectrumworkbench.app.chart;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.spectrumworkbench.app.chart.draw.HeatDrawing;
import org.spectrumworkbench.app.chart.draw.HeatMap;
import org.spectrumworkbench.app.chart.draw.HeatMap.Cell;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.Pen;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.FileChoice;

/** A heat map in the window; the arrows walk from cell to cell, Enter or a click opens one. */
public final class HeatMapView extends FigureView<HeatMap> {

  private final HeatCanvas canvas;

  /**
   * A view of this map; {@link #setFigure} shows another.
   *
   * @param files asks where an exported file goes
   * @param background writes it
   * @param dialogs tells how that went
   */
  public HeatMapView(HeatMap map, FileChoice files, Background background, Dialogs dialogs) {
    this(new HeatCanvas(map), files, background, dialogs);
  }

  private HeatMapView(HeatCanvas canvas, FileChoice files, Background background, Dialogs dialogs) {
    super(canvas, files, background, dialogs);
    this.canvas = canvas;
  }

  /** Called with the cell that was opened. */
  public void setOnPick(Consumer<Cell> action) {
    canvas.setOnPick(action);
  }

  PickingCanvas<HeatMap, Cell> cells() {
    return canvas;
  }

  private static final class HeatCanvas extends PickingCanvas<HeatMap, Cell> {

    private Optional<HeatDrawing> drawing = Optional.empty();

    HeatCanvas(HeatMap map) {
      super(map);
    }

    @Override
    void paint(Pen pen, double width, double height) {
      HeatDrawing laidOut = new HeatDrawing(figure(), pen, width, height, palette());
      laidOut.draw(pen);
      drawing = Optional.of(laidOut);
    }

    @Override
    Optional<Cell> at(double x, double y) {
      return drawing.flatMap(shown -> shown.at(x, y));
    }

    @Override
    boolean stillThere(Cell cell) {
      return cell.row() < figure().rows().size() && cell.column() < figure().columns().length;
    }

    @Override
    Optional<Cell> beside(Optional<Cell> from, KeyCode key) {
      if (figure().isEmpty()) {
        return Optional.empty();
      }
      Cell at = from.orElse(new Cell(0, 0));
      int row =
          at.row() + (from.isEmpty() ? 0 : key == KeyCode.DOWN ? 1 : key == KeyCode.UP ? -1 : 0);
      int column =
          at.column()
              + (from.isEmpty() ? 0 : key == KeyCode.RIGHT ? 1 : key == KeyCode.LEFT ? -1 : 0);
      return Optional.of(
          new Cell(
              Math.clamp(row, 0, figure().rows().size() - 1),
              Math.clamp(column, 0, figure().columns().length - 1)));
    }

    @Override
    void drawPicked(Pen pen, Cell cell) {
      drawing.ifPresent(shown -> shown.drawSelected(pen, cell));
    }

    @Override
    String told(Cell cell) {
      return String.join(", ", HeatDrawing.lines(figure(), cell));
    }

    @Override
    void draw(Pen pen, double width, double height, Palette colours) {
      figure().draw(pen, width, height, colours);
    }
  }
}
