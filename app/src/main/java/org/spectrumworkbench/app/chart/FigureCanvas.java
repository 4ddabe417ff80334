package org.spectrumworkbench.app.chart;

import java.util.List;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.spectrumworkbench.app.chart.draw.Box;
import org.spectrumworkbench.app.chart.draw.Figure;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.Pen;
import org.spectrumworkbench.app.chart.draw.Stroke;

/**
 * A place in the window where a figure is drawn. It draws at most once a pulse, and only after the
 * figure, the size or the theme changed; what follows the pointer is drawn on a canvas of its own
 * above it.
 *
 * <p>The colours follow the theme: the style sheet names the theme's ground, and a dark ground
 * takes the dark palette.
 */
abstract class FigureCanvas<F extends Figure> extends Region {

  private static final StyleablePropertyFactory<FigureCanvas<?>> STYLES =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final CssMetaData<FigureCanvas<?>, Paint> GROUND =
      STYLES.createPaintCssMetaData("-chart-ground", canvas -> canvas.ground, Color.WHITE, false);

  private final Canvas picture = new Canvas();
  private final Canvas overlay = new Canvas();
  private final StyleableObjectProperty<Paint> ground =
      new SimpleStyleableObjectProperty<>(GROUND, this, "ground", Color.WHITE) {
        @Override
        protected void invalidated() {
          Palette suited =
              get() instanceof Color color && color.getBrightness() < .5
                  ? Palette.DARK
                  : Palette.LIGHT;
          if (suited != palette) {
            palette = suited;
            redraw();
          }
        }
      };

  private Palette palette = Palette.LIGHT;
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
    return palette;
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
    draw(pen, width, height, palette);
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
      drawOverlay(pen, width, height, palette);
      if (isFocusVisible()) {
        pen.outline(new Box(1, 1, width - 2, height - 2), Stroke.solid(palette.accent(), 2));
      }
    }
  }

  @Override
  public String getUserAgentStylesheet() {
    return Objects.requireNonNull(FigureCanvas.class.getResource("chart.css"), "chart.css")
        .toExternalForm();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return STYLES.getCssMetaData();
  }
}
