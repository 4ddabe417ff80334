package org.spectrumworkbench.app.chart.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what is drawn; measures texts as the SVG pen does. */
public final class RecordingPen implements Pen {

  /** A line through points. */
  public record Line(double[] xs, double[] ys, Stroke stroke) {}

  /** A marker. */
  public record Mark(Marker marker, double x, double y, double size, Ink ink, boolean filled) {}

  /** A text. */
  public record Words(String text, double x, double y, TextStyle style, double degrees) {}

  public final List<Words> texts = new ArrayList<>();
  public final List<Line> lines = new ArrayList<>();
  public final List<Mark> marks = new ArrayList<>();
  public final List<Line> polygons = new ArrayList<>();
  public final List<Box> fills = new ArrayList<>();
  public final List<int[]> images = new ArrayList<>();

  @Override
  public void fill(Box box, Ink ink) {
    fills.add(box);
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
    lines.add(new Line(new double[] {x1, x2}, new double[] {y1, y2}, stroke));
  }

  @Override
  public void polyline(double[] xs, double[] ys, int count, Stroke stroke) {
    lines.add(new Line(Arrays.copyOf(xs, count), Arrays.copyOf(ys, count), stroke));
  }

  @Override
  public void polygon(double[] xs, double[] ys, int count, Ink ink) {
    Stroke stroke = Stroke.solid(ink, 0);
    polygons.add(new Line(Arrays.copyOf(xs, count), Arrays.copyOf(ys, count), stroke));
  }

  @Override
  public void disc(double x, double y, double radius, Ink ink) {}

  @Override
  public void ring(double x, double y, double radius, Stroke stroke) {}

  @Override
  public void marker(Marker marker, double x, double y, double size, Ink ink, boolean filled) {
    marks.add(new Mark(marker, x, y, size, ink, filled));
  }

  @Override
  public void text(String text, double x, double y, TextStyle style, double degrees) {
    if (!text.isEmpty()) {
      texts.add(new Words(text, x, y, style, degrees));
    }
  }

  @Override
  public void image(int[] argb, int width, int height, Box box) {
    images.add(argb);
  }

  @Override
  public void clipped(Box box, Runnable marks) {
    marks.run();
  }

  @Override
  public double textWidth(String text, double size, boolean bold) {
    return TextWidth.estimate(text, size, bold);
  }

  /** All texts in the order drawn. */
  public List<String> words() {
    return texts.stream().map(Words::text).toList();
  }
}
