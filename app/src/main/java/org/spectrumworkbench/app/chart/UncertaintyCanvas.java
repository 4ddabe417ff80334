package org.spectrumworkbench.app.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.Pen;
import org.spectrumworkbench.app.chart.draw.UncertaintyDrawing;
import org.spectrumworkbench.app.chart.draw.UncertaintyMap;

/**
 * Draws an {@link UncertaintyMap}; a problem is pointed at with the pointer or walked to with the
 * arrows.
 */
final class UncertaintyCanvas extends FigureCanvas<UncertaintyMap> {

  private @Nullable UncertaintyDrawing drawing;
  private @Nullable String current;
  private Consumer<String> onPick = problem -> {};

  UncertaintyCanvas(UncertaintyMap map) {
    super(map);
    setPrefSize(640, 420);
    setOnMouseMoved(this::point);
    setOnMouseClicked(this::click);
    setOnMouseExited(e -> select(null));
    setOnKeyPressed(this::key);
  }

  void setOnPick(Consumer<String> action) {
    onPick = action;
  }

  /** The problem that is pointed at. */
  Optional<UncertaintyDrawing.Dot> selected() {
    UncertaintyDrawing shown = drawing;
    return shown == null
        ? Optional.empty()
        : shown.dots().stream().filter(dot -> dot.problem().id().equals(current)).findFirst();
  }

  /** The layout of the last drawing; empty before the first pulse. */
  Optional<UncertaintyDrawing> drawing() {
    return Optional.ofNullable(drawing);
  }

  @Override
  void draw(Pen pen, double width, double height, Palette colours) {
    figure().draw(pen, width, height, colours);
  }

  @Override
  void paint(Pen pen, double width, double height) {
    UncertaintyDrawing laidOut = new UncertaintyDrawing(figure(), pen, width, height, palette());
    laidOut.draw(pen);
    drawing = laidOut;
  }

  @Override
  void drawOverlay(Pen pen, double width, double height, Palette colours) {
    UncertaintyDrawing shown = drawing;
    if (shown != null) {
      selected().ifPresent(dot -> shown.drawSelected(pen, dot));
    }
  }

  /** Points at a problem, or at none. */
  void select(@Nullable String problem) {
    current = problem;
    UncertaintyDrawing shown = drawing;
    Optional<UncertaintyDrawing.Dot> dot = selected();
    if (shown != null && dot.isPresent()) {
      setAccessibleText(String.join(", ", shown.lines(dot.get().problem())));
    } else {
      tell();
    }
    redrawOverlay();
  }

  private Optional<UncertaintyDrawing.Dot> under(MouseEvent event) {
    UncertaintyDrawing shown = drawing;
    return shown == null ? Optional.empty() : shown.at(event.getX(), event.getY());
  }

  private void point(MouseEvent event) {
    select(under(event).map(dot -> dot.problem().id()).orElse(null));
  }

  private void click(MouseEvent event) {
    requestFocus();
    under(event).ifPresent(dot -> onPick.accept(dot.problem().id()));
  }

  private void key(KeyEvent event) {
    UncertaintyDrawing shown = drawing;
    if (shown == null || shown.dots().isEmpty() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case RIGHT, DOWN -> step(shown.dots(), 1);
      case LEFT, UP -> step(shown.dots(), -1);
      case HOME -> select(shown.dots().getFirst().problem().id());
      case END -> select(shown.dots().getLast().problem().id());
      case ENTER, SPACE -> selected().ifPresent(dot -> onPick.accept(dot.problem().id()));
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void step(List<UncertaintyDrawing.Dot> dots, int by) {
    int at = selected().map(dots::indexOf).orElse(by > 0 ? -1 : dots.size());
    select(dots.get(Math.clamp(at + by, 0, dots.size() - 1)).problem().id());
  }
}
