package org.spectrumworkbench.app.chart.draw;

/**
 * How a line is drawn.
 *
 * @param ink its colour
 * @param width in pixels
 * @param dash its pattern
 */
public record Stroke(Ink ink, double width, Dash dash) {

  /** The pattern of a line: so that lines differ without their colour too. */
  public enum Dash {
    SOLID,
    DASHED(6, 4),
    DOTTED(1.5, 3),
    DASH_DOT(8, 3, 1.5, 3);

    private final double[] pattern;

    Dash(double... pattern) {
      this.pattern = pattern;
    }

    /** Lengths of mark and gap in pixels; empty for a solid line. */
    public double[] pattern() {
      return pattern.clone();
    }
  }

  /** A solid line. */
  public static Stroke solid(Ink ink, double width) {
    return new Stroke(ink, width, Dash.SOLID);
  }
}
