package org.spectrumworkbench.app.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.chart.draw.Axis;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.Pen;
import org.spectrumworkbench.app.chart.draw.Range;
import org.spectrumworkbench.app.chart.draw.UncertaintyDrawing;
import org.spectrumworkbench.app.chart.draw.UncertaintyMap;
import org.spectrumworkbench.app.chart.draw.Zoom;

/**
 * Draws an {@link UncertaintyMap}; a problem is pointed at with the pointer or walked to with the
 * arrows. The wheel and + and - look closer at the success rates about the pointer or the middle,
 * Page Up and Page Down move, a double click or R shows all.
 */
final class UncertaintyCanvas extends FigureCanvas<UncertaintyMap> {

  private static final double STEP = .8;

  /** The least stretch of success rates that can be looked at. */
  private static final double LEAST = .02;

  private @Nullable UncertaintyDrawing drawing;
  private @Nullable String current;
  private Consumer<String> onPick = problem -> {};
  private Range shown = UncertaintyDrawing.WHOLE;

  UncertaintyCanvas(UncertaintyMap map) {
    super(map);
    setPrefSize(640, 420);
    setOnMouseMoved(this::point);
    setOnMouseClicked(this::click);
    setOnMouseExited(e -> select(null));
    setOnScroll(this::scroll);
    setOnKeyPressed(this::key);
  }

  void setOnPick(Consumer<String> action) {
    onPick = action;
  }

  /** The problem that is pointed at. */
  Optional<UncertaintyDrawing.Dot> selected() {
    UncertaintyDrawing laidOut = drawing;
    return laidOut == null
        ? Optional.empty()
        : laidOut.dots().stream().filter(dot -> dot.problem().id().equals(current)).findFirst();
  }

  /** The layout of the last drawing; empty before the first pulse. */
  Optional<UncertaintyDrawing> drawing() {
    return Optional.ofNullable(drawing);
  }

  /** The success rates that are looked at. */
  Range shown() {
    return shown;
  }

  /** Looks at these success rates. */
  void setShown(Range rates) {
    shown = rates;
    redraw();
  }

  @Override
  void draw(Pen pen, double width, double height, Palette colours) {
    new UncertaintyDrawing(figure(), shown, pen, width, height, colours).draw(pen);
  }

  @Override
  void paint(Pen pen, double width, double height) {
    UncertaintyDrawing laidOut =
        new UncertaintyDrawing(figure(), shown, pen, width, height, palette());
    laidOut.draw(pen);
    drawing = laidOut;
  }

  @Override
  void drawOverlay(Pen pen, double width, double height, Palette colours) {
    UncertaintyDrawing laidOut = drawing;
    if (laidOut != null) {
      selected().ifPresent(dot -> laidOut.drawSelected(pen, dot));
    }
  }

  /** Points at a problem, or at none. */
  void select(@Nullable String problem) {
    current = problem;
    UncertaintyDrawing laidOut = drawing;
    Optional<UncertaintyDrawing.Dot> dot = selected();
    if (laidOut != null && dot.isPresent()) {
      setAccessibleText(String.join(", ", laidOut.lines(dot.get().problem())));
    } else {
      tell();
    }
    redrawOverlay();
  }

  private Optional<UncertaintyDrawing.Dot> under(MouseEvent event) {
    UncertaintyDrawing laidOut = drawing;
    return laidOut == null ? Optional.empty() : laidOut.at(event.getX(), event.getY());
  }

  private void point(MouseEvent event) {
    select(under(event).map(dot -> dot.problem().id()).orElse(null));
  }

  private void click(MouseEvent event) {
    requestFocus();
    if (event.getClickCount() == 2) {
      setShown(UncertaintyDrawing.WHOLE);
      return;
    }
    under(event).ifPresent(dot -> onPick.accept(dot.problem().id()));
  }

  private void scroll(ScrollEvent event) {
    UncertaintyDrawing laidOut = drawing;
    if (laidOut != null && event.getDeltaY() != 0 && laidOut.isPlot(event.getX(), event.getY())) {
      closer(laidOut.x().value(event.getX()), event.getDeltaY() > 0 ? STEP : 1 / STEP);
      event.consume();
    }
  }

  /** Looks closer about a success rate, which keeps its place. */
  private void closer(double about, double factor) {
    Range next = Zoom.about(shown, Axis.Spacing.LINEAR, about, factor);
    Range within = new Range(Math.max(0, next.lo()), Math.min(1, next.hi()));
    if (within.length() >= LEAST) {
      setShown(within);
    }
  }

  private void move(double share) {
    setShown(Zoom.moved(shown, Axis.Spacing.LINEAR, share, UncertaintyDrawing.WHOLE));
  }

  private double middle() {
    return (shown.lo() + shown.hi()) / 2;
  }

  private void key(KeyEvent event) {
    UncertaintyDrawing laidOut = drawing;
    if (laidOut == null
        || laidOut.dots().isEmpty()
        || event.isShortcutDown()
        || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case PLUS, ADD, EQUALS -> closer(middle(), STEP);
      case MINUS, SUBTRACT -> closer(middle(), 1 / STEP);
      case R, DIGIT0, NUMPAD0 -> setShown(UncertaintyDrawing.WHOLE);
      case PAGE_UP -> move(-.2);
      case PAGE_DOWN -> move(.2);
      case RIGHT, DOWN -> step(laidOut.dots(), 1);
      case LEFT, UP -> step(laidOut.dots(), -1);
      case HOME -> select(laidOut.dots().getFirst().problem().id());
      case END -> select(laidOut.dots().getLast().problem().id());
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
