package org.spectrumworkbench.app.chart;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.spectrumworkbench.app.chart.draw.Figure;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.Pen;

/**
 * A figure of which single parts can be pointed at, walked to with the arrows, and opened with a
 * click or Enter.
 *
 * @param <F> the kind of figure
 * @param <P> what names a part of it
 */
abstract class PickingCanvas<F extends Figure, P> extends FigureCanvas<F> {

  private Optional<P> picked = Optional.empty();
  private Consumer<P> onPick = part -> {};

  PickingCanvas(F figure) {
    super(figure);
    setOnMouseMoved(e -> pick(at(e.getX(), e.getY())));
    setOnMouseExited(e -> pick(Optional.empty()));
    setOnMouseClicked(e -> {
      requestFocus();
      at(e.getX(), e.getY()).ifPresent(part -> onPick.accept(part));
    });
    setOnKeyPressed(this::key);
  }

  final void setOnPick(Consumer<P> action) {
    onPick = action;
  }

  /** The part that is pointed at. */
  final Optional<P> picked() {
    return picked;
  }

  @Override
  final void setFigure(F shown) {
    super.setFigure(shown);
    pick(picked.filter(this::stillThere));
  }

  @Override
  final void drawOverlay(Pen pen, double width, double height, Palette colours) {
    picked.ifPresent(part -> drawPicked(pen, part));
  }

  /** The part at a place. */
  abstract Optional<P> at(double x, double y);

  /** Whether the figure shown now has that part. */
  abstract boolean stillThere(P part);

  /** The part that an arrow leads to; from nothing it leads to the first. */
  abstract Optional<P> beside(Optional<P> from, KeyCode key);

  /** Frames the part. */
  abstract void drawPicked(Pen pen, P part);

  /** The part in words. */
  abstract String told(P part);

  private void pick(Optional<P> part) {
    if (part.equals(picked)) {
      return;
    }
    picked = part;
    part.ifPresentOrElse(p -> setAccessibleText(told(p)), this::tell);
    redrawOverlay();
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT, RIGHT, UP, DOWN -> pick(beside(picked, event.getCode()));
      case ENTER, SPACE -> picked.ifPresent(part -> onPick.accept(part));
      default -> {
        return;
      }
    }
    event.consume();
  }
}
