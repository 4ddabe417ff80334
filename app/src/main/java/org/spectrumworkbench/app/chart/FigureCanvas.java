package org.spectrumworkbench.app.chart;

import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.spectrumworkbench.app.chart.draw.Box;
import org.spectrumworkbench.app.chart.draw.Figure;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.Pen;
import org.spectrumworkbench.app.chart.draw.Stroke;
import org.spectrumworkbench.app.fx.Theme;

/**
 * A place in the window where a figure is drawn. It draws at most once a pulse, and only after the
 * figure, the size or the theme changed; what follows the pointer is drawn on a canvas of its own
 * above it.
 *
 * <p>The colours follow the theme that the windows have.
 */
abstract class FigureCanvas<F extends Figure> extends Region {

  private final Canvas picture = new Canvas();
  private final Canvas overlay = new Canvas();

  /** Held here, since the theme holds it weakly. */
  private final ChangeListener<Theme> repaint = (theme, was, is) -> redraw();

  private F figure;
  private boolean pictureStale = true;
  private boolean overlayStale = true;
  private int pictureCount;

  FigureCanvas(F figure) {
    this.figure = figure;
    getStyleClass().add("figure-canvas");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setMinSize(60, 40);
    setPrefSize(420, 260);
    picture.setMouseTransparent(true);
    overlay.setMouseTransparent(true);
    getChildren().addAll(picture, overlay);
    setPickOnBounds(true);
    focusVisibleProperty().addListener((o, was, is) -> redrawOverlay());
    Theme.shown().addListener(new WeakChangeListener<>(repaint));
    tell();
  }

  /** What is shown. */
  final F figure() {
    return figure;
  }

  /** Shows another figure from the next pulse on. */
  void setFigure(F shown) {
    figure = Objects.requireNonNull(shown, "figure");
    tell();
    redraw();
  }

  /** The colours in use. */
  final Palette palette() {
    return Theme.shown().get().isDark() ? Palette.DARK : Palette.LIGHT;
  }

  /** Draws all again at the next pulse. */
  final void redraw() {
    pictureStale = true;
    overlayStale = true;
    requestLayout();
  }

  /** Draws what follows the pointer again at the next pulse. */
  final void redrawOverlay() {
    overlayStale = true;
    requestLayout();
  }

  /** How many times the picture was drawn. */
  final int pictureCount() {
    return pictureCount;
  }

  /** Draws the window's picture; kinds that answer the pointer keep its layout here. */
  void paint(Pen pen, double width, double height) {
    draw(pen, width, height, palette());
  }

  /** Draws the figure as it is shown now, with its zoom. */
  abstract void draw(Pen pen, double width, double height, Palette colours);

  /** Draws what follows the pointer or the keyboard. */
  abstract void drawOverlay(Pen pen, double width, double height, Palette colours);

  /** Tells those who do not see the picture what it shows. */
  final void tell() {
    setAccessibleText(figure.description());
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (picture.getWidth() != width || picture.getHeight() != height) {
      picture.setWidth(width);
      picture.setHeight(height);
      overlay.setWidth(width);
      overlay.setHeight(height);
      pictureStale = true;
      overlayStale = true;
    }
    if (width <= 0 || height <= 0) {
      return;
    }
    if (pictureStale) {
      pictureStale = false;
      pictureCount++;
      picture.getGraphicsContext2D().clearRect(0, 0, width, height);
      paint(new CanvasPen(picture.getGraphicsContext2D()), width, height);
    }
    if (overlayStale) {
      overlayStale = false;
      overlay.getGraphicsContext2D().clearRect(0, 0, width, height);
      CanvasPen pen = new CanvasPen(overlay.getGraphicsContext2D());
      drawOverlay(pen, width, height, palette());
      if (isFocusVisible()) {
        pen.outline(new Box(1, 1, width - 2, height - 2), Stroke.solid(palette().accent(), 2));
      }
    }
  }
}
