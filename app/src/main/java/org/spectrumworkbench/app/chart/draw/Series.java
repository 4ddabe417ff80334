package org.spectrumworkbench.app.chart.draw;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of points of an {@link XyChart}. The arrays are used as they are and must not be changed
 * afterwards; NaN in {@code y} is a gap.
 *
 * @param name as the legend calls it
 * @param note what the legend adds to the name, such as a value; may be empty
 * @param hue which colour and marker of the palette, from 0; or {@link Palette#NO_SIGNAL}
 * @param dash pattern of its line
 * @param line whether its points are joined
 * @param points whether its points are marked
 * @param lesser whether it only stands beside the others: drawn fine, its band only told
 * @param x from left to right where they are joined
 * @param y as many as {@code x}
 * @param lo lower edge of its band, as many as {@code x}, or null for no band
 * @param hi upper edge of its band, or null for no band
 */
@SuppressWarnings("ArrayRecordComponent")
public record Series(
    String name,
    String note,
    int hue,
    Stroke.Dash dash,
    boolean line,
    boolean points,
    boolean lesser,
    double[] x,
    double[] y,
    double @Nullable [] lo,
    double @Nullable [] hi) {

  /**
   * @throws IllegalArgumentException when the arrays differ in length, or only one edge of the band
   *     is given
   */
  public Series {
    boolean oneEdge = (lo == null) != (hi == null);
    boolean loDiffers = lo != null && lo.length != x.length;
    boolean hiDiffers = hi != null && hi.length != x.length;
    if (x.length != y.length || oneEdge || loDiffers || hiDiffers) {
      throw new IllegalArgumentException(
          "series " + name + ": x, y and the edges of the band differ in length");
    }
  }

  /**
   * Points joined by a line; where the colours come round again the line is dashed, then dotted.
   */
  public static Series line(String name, int hue, double[] x, double[] y) {
    Stroke.Dash[] dashes = Stroke.Dash.values();
    Stroke.Dash dash = dashes[Math.floorMod(Math.max(0, hue) / Palette.HUES, dashes.length)];
    return new Series(name, "", hue, dash, true, false, false, x, y, null, null);
  }

  /**
   * A filled stretch of which only the width is the value, such as a share that is measured from
   * the upper end of the axis.
   *
   * @param value what is told of each point, wherever its stretch lies
   * @param lower where the stretch begins
   * @param upper where it ends
   */
  public static Series area(
      String name, int hue, double[] x, double[] value, double[] lower, double[] upper) {
    return new Series(
        name, "", hue, Stroke.Dash.SOLID, false, false, false, x, value, lower, upper);
  }

  /** The same with a band from {@code lo} to {@code hi} about it. */
  public Series band(double[] lower, double[] upper) {
    return new Series(name, note, hue, dash, line, points, lesser, x, y, lower, upper);
  }

  /** The same with its points marked. */
  public Series marked() {
    return new Series(name, note, hue, dash, line, true, lesser, x, y, lo, hi);
  }

  /** The same with this pattern of line. */
  public Series dashed(Stroke.Dash pattern) {
    return new Series(name, note, hue, pattern, line, points, lesser, x, y, lo, hi);
  }

  /** The same, standing only beside the others. */
  public Series asLesser() {
    return new Series(name, note, hue, dash, line, points, true, x, y, lo, hi);
  }

  /** The same with an addition to its name in the legend. */
  public Series note(String addition) {
    return new Series(name, addition, hue, dash, line, points, lesser, x, y, lo, hi);
  }

  /** How the legend calls it. */
  public String legend() {
    return note.isEmpty() ? name : name + "  " + note;
  }

  /** Whether it is a filled stretch. */
  public boolean isArea() {
    return !line && !points && lo != null;
  }

  /** The edges of the band at a point; those of a filled stretch say nothing beyond its value. */
  public Optional<Range> bandAt(int index) {
    if (lo == null || hi == null || isArea() || !(lo[index] <= hi[index])) {
      return Optional.empty();
    }
    return Optional.of(new Range(lo[index], hi[index]));
  }

  /** Whether x never falls from one point to the next. */
  boolean ascending() {
    for (int i = 1; i < x.length; i++) {
      if (!(x[i - 1] <= x[i])) {
        return false;
      }
    }
    return true;
  }

  /** Number of points, gaps included. */
  public int size() {
    return x.length;
  }
}
