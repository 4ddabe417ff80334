package org.spectrumworkbench.app.chart;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.Pen;
import org.spectrumworkbench.app.chart.draw.ScoreMatrix;
import org.spectrumworkbench.app.chart.draw.ScoreMatrix.Cell;
import org.spectrumworkbench.app.chart.draw.ScoreMatrixDrawing;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.FileChoice;

/** A matrix of scores in the window, as high as its rows need; the arrows walk through it. */
public final class ScoreMatrixView extends FigureView<ScoreMatrix> {

  private final MatrixCanvas canvas;

  /**
   * A view of this matrix; {@link #setFigure} shows another.
   *
   * @param files asks where an exported file goes
   * @param background writes it
   * @param dialogs tells how that went
   */
  public ScoreMatrixView(
      ScoreMatrix matrix, FileChoice files, Background background, Dialogs dialogs) {
    this(new MatrixCanvas(matrix), files, background, dialogs);
  }

  private ScoreMatrixView(
      MatrixCanvas canvas, FileChoice files, Background background, Dialogs dialogs) {
    super(canvas, files, background, dialogs);
    this.canvas = canvas;
    fit();
  }

  @Override
  public void setFigure(ScoreMatrix matrix) {
    super.setFigure(matrix);
    fit();
  }

  PickingCanvas<ScoreMatrix, Cell> cells() {
    return canvas;
  }

  private void fit() {
    double height = ScoreMatrixDrawing.heightOf(figure().rows().size());
    setMinHeight(height);
    setPrefHeight(height);
  }

  private static final class MatrixCanvas extends PickingCanvas<ScoreMatrix, Cell> {

    private Optional<ScoreMatrixDrawing> drawing = Optional.empty();

    MatrixCanvas(ScoreMatrix matrix) {
      super(matrix);
    }

    @Override
    void paint(Pen pen, double width, double height) {
      ScoreMatrixDrawing laidOut = new ScoreMatrixDrawing(figure(), pen, width, height, palette());
      laidOut.draw(pen);
      drawing = Optional.of(laidOut);
    }

    @Override
    Optional<Cell> at(double x, double y) {
      return drawing.flatMap(shown -> shown.at(x, y));
    }

    @Override
    boolean stillThere(Cell cell) {
      return figure().cells().contains(cell);
    }

    @Override
    Optional<Cell> beside(Optional<Cell> from, KeyCode key) {
      if (from.isEmpty()) {
        return figure().cells().stream().findFirst();
      }
      Cell at = from.get();
      int row = at.row() + (key == KeyCode.DOWN ? 1 : key == KeyCode.UP ? -1 : 0);
      int column = at.column() + (key == KeyCode.RIGHT ? 1 : key == KeyCode.LEFT ? -1 : 0);
      return figure().at(row, column).or(() -> from);
    }

    @Override
    void drawPicked(Pen pen, Cell cell) {
      drawing.ifPresent(shown -> shown.drawSelected(pen, cell));
    }

    @Override
    String told(Cell cell) {
      return String.join(", ", ScoreMatrixDrawing.lines(figure(), cell));
    }

    @Override
    void draw(Pen pen, double width, double height, Palette colours) {
      figure().draw(pen, width, height, colours);
    }
  }
}
