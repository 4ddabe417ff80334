package org.spectrumworkbench.app.chart;

import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.chart.draw.Box;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.Pen;
import org.spectrumworkbench.app.chart.draw.Range;
import org.spectrumworkbench.app.chart.draw.Scale;
import org.spectrumworkbench.app.chart.draw.Stroke;
import org.spectrumworkbench.app.chart.draw.XyChart;
import org.spectrumworkbench.app.chart.draw.XyDrawing;
import org.spectrumworkbench.app.chart.draw.XyHover;
import org.spectrumworkbench.app.chart.draw.Zoom;

/** Draws an {@link XyChart} and lets the pointer and the keyboard look closer at it. */
final class XyCanvas extends FigureCanvas<XyChart> {

  private static final double STEP = .8;
  private static final double LEAST_DRAG = 6;

  /** How near to a point a click opens it, in pixels: elsewhere it belongs to the zoom. */
  private static final double PICK_REACH = 12;

  private Zoom zoom = Zoom.WHOLE;
  private @Nullable XyDrawing drawing;
  private @Nullable Point2D pointer;
  private @Nullable Point2D dragStart;
  private @Nullable DoubleConsumer onPick;

  XyCanvas(XyChart chart) {
    super(chart);
    setOnMouseMoved(this::point);
    setOnMouseExited(e -> hover(null));
    setOnMousePressed(this::press);
    setOnMouseDragged(this::point);
    setOnMouseReleased(this::release);
    setOnScroll(this::scroll);
    setOnKeyPressed(this::key);
  }

  void setOnPick(DoubleConsumer action) {
    onPick = action;
  }

  Zoom zoom() {
    return zoom;
  }

  void setZoom(Zoom shown) {
    zoom = shown;
    redraw();
  }

  /** The point the pointer is nearest to. */
  Optional<XyHover> hovered() {
    XyDrawing shown = drawing;
    Point2D at = pointer;
    return shown == null || at == null || figure().isEmpty()
        ? Optional.empty()
        : XyHover.at(shown, at.getX(), at.getY());
  }

  /** The layout of the last drawing; empty before the first pulse. */
  Optional<XyDrawing> drawing() {
    return Optional.ofNullable(drawing);
  }

  @Override
  void draw(Pen pen, double width, double height, Palette colours) {
    new XyDrawing(figure(), zoom, pen, width, height, colours).draw(pen);
  }

  @Override
  void paint(Pen pen, double width, double height) {
    XyDrawing laidOut = new XyDrawing(figure(), zoom, pen, width, height, palette());
    laidOut.draw(pen);
    drawing = laidOut;
  }

  @Override
  void drawOverlay(Pen pen, double width, double height, Palette colours) {
    XyDrawing shown = drawing;
    if (shown == null) {
      return;
    }
    Point2D start = dragStart;
    Point2D at = pointer;
    if (start != null && at != null && start.distance(at) >= LEAST_DRAG) {
      Box box = dragged(shown, start, at);
      pen.fill(box, colours.accent().withAlpha(.15));
      pen.outline(box, Stroke.solid(colours.accent(), 1));
      return;
    }
    hovered().ifPresent(hover -> hover.draw(pen, shown, colours));
  }

  private void hover(@Nullable Point2D at) {
    pointer = at;
    redrawOverlay();
  }

  private void point(MouseEvent event) {
    hover(new Point2D(event.getX(), event.getY()));
    setCursor(onPick != null && underPointer().isPresent() ? Cursor.HAND : null);
  }

  /** The point that a click would open. */
  private Optional<XyHover> underPointer() {
    XyDrawing shown = drawing;
    Point2D at = pointer;
    return shown == null || at == null
        ? Optional.empty()
        : hovered().filter(hit -> hit.distance(shown, at.getX(), at.getY()) <= PICK_REACH);
  }

  private void press(MouseEvent event) {
    requestFocus();
    if (event.getButton() == MouseButton.PRIMARY && drawing != null) {
      dragStart = new Point2D(event.getX(), event.getY());
      event.consume();
    }
  }

  private void release(MouseEvent event) {
    Point2D start = dragStart;
    dragStart = null;
    XyDrawing shown = drawing;
    if (start == null || shown == null || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    Point2D end = new Point2D(event.getX(), event.getY());
    if (event.getClickCount() == 2) {
      setZoom(Zoom.WHOLE);
    } else if (start.distance(end) >= LEAST_DRAG) {
      Box box = dragged(shown, start, end);
      if (box.width() > 2 && box.height() > 2) {
        setZoom(
            new Zoom(
                Range.between(shown.x().value(box.x()), shown.x().value(box.right())),
                Range.between(shown.y().value(box.bottom()), shown.y().value(box.y()))));
      }
    } else {
      pointer = end;
      DoubleConsumer action = onPick;
      if (action != null) {
        underPointer().ifPresent(hit -> action.accept(hit.x(figure())));
      }
    }
    redrawOverlay();
  }

  private static Box dragged(XyDrawing shown, Point2D a, Point2D b) {
    Box plot = shown.plot();
    double left = Math.clamp(Math.min(a.getX(), b.getX()), plot.x(), plot.right());
    double right = Math.clamp(Math.max(a.getX(), b.getX()), plot.x(), plot.right());
    double top = Math.clamp(Math.min(a.getY(), b.getY()), plot.y(), plot.bottom());
    double bottom = Math.clamp(Math.max(a.getY(), b.getY()), plot.y(), plot.bottom());
    return new Box(left, top, right - left, bottom - top);
  }

  private void scroll(ScrollEvent event) {
    XyDrawing shown = drawing;
    // Shift turns the wheel sideways on most systems, so the distance arrives as deltaX.
    double turned = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
    if (shown == null || turned == 0 || !shown.plot().contains(event.getX(), event.getY())) {
      return;
    }
    double factor = turned > 0 ? STEP : 1 / STEP;
    if (event.isShiftDown()) {
      closerY(shown, scaleY(shown).value(event.getY()), factor);
    } else {
      closerX(shown, scaleX(shown).value(event.getX()), factor);
    }
    event.consume();
  }

  /** Two turns of the wheel may come before the next drawing, so its scale can be out of date. */
  private Scale scaleX(XyDrawing shown) {
    Range values = zoom.x() == null ? figure().wholeX() : zoom.x();
    return new Scale(shown.x().spacing(), values, shown.x().start(), shown.x().end());
  }

  private Scale scaleY(XyDrawing shown) {
    Range values = zoom.y() == null ? figure().wholeY() : zoom.y();
    return new Scale(shown.y().spacing(), values, shown.y().start(), shown.y().end());
  }

  private void closerX(XyDrawing shown, double about, double factor) {
    setZoom(new Zoom(within(scaleX(shown), about, factor, figure().wholeX()), zoom.y()));
  }

  private void closerY(XyDrawing shown, double about, double factor) {
    setZoom(new Zoom(zoom.x(), within(scaleY(shown), about, factor, figure().wholeY())));
  }

  /** Null, which follows the data again, once all is in view. */
  private static @Nullable Range within(Scale scale, double about, double factor, Range all) {
    Range next = Zoom.about(scale.values(), scale.spacing(), about, factor);
    double lo = Math.max(next.lo(), all.lo());
    double hi = Math.min(next.hi(), all.hi());
    if (lo <= all.lo() && hi >= all.hi()) {
      return null;
    }
    boolean tooClose = !(hi - lo > (all.hi() - all.lo()) * 1e-6);
    return tooClose ? scale.values() : new Range(lo, hi);
  }

  private void key(KeyEvent event) {
    XyDrawing shown = drawing;
    if (shown == null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    Range xs = scaleX(shown).values();
    boolean known = true;
    switch (event.getCode()) {
      case PLUS, ADD, EQUALS -> closerX(shown, centre(scaleX(shown)), STEP);
      case MINUS, SUBTRACT -> closerX(shown, centre(scaleX(shown)), 1 / STEP);
      case R, DIGIT0, NUMPAD0 -> setZoom(Zoom.WHOLE);
      case LEFT -> moveX(shown, xs, -.2);
      case RIGHT -> moveX(shown, xs, .2);
      case UP -> moveY(shown, .2);
      case DOWN -> moveY(shown, -.2);
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  private void moveX(XyDrawing shown, Range xs, double share) {
    if (zoom.x() != null) {
      setZoom(new Zoom(Zoom.moved(xs, shown.x().spacing(), share, figure().wholeX()), zoom.y()));
    }
  }

  private void moveY(XyDrawing shown, double share) {
    if (zoom.y() != null) {
      Range moved =
          Zoom.moved(scaleY(shown).values(), shown.y().spacing(), share, figure().wholeY());
      setZoom(new Zoom(zoom.x(), moved));
    }
  }

  private static double centre(Scale scale) {
    return scale.value((scale.start() + scale.end()) / 2);
  }
}
