package org.spectrumworkbench.app.chart.draw;

/**
 * How a text is set.
 *
 * @param size height of the font in pixels
 * @param bold whether in bold
 * @param ink its colour
 * @param align which end of the text lies at the given point
 */
public record TextStyle(double size, boolean bold, Ink ink, Align align) {

  /** Which end of a text lies at its point. */
  public enum Align {
    START,
    MIDDLE,
    END
  }

  /** Plain text that starts at its point. */
  public static TextStyle plain(double size, Ink ink) {
    return new TextStyle(size, false, ink, Align.START);
  }

  /** The same, aligned so. */
  public TextStyle align(Align to) {
    return new TextStyle(size, bold, ink, to);
  }

  /** The same in bold. */
  public TextStyle inBold() {
    return new TextStyle(size, true, ink, align);
  }

  /** How far below the middle of a line its baseline lies, in pixels. */
  public double drop() {
    return size * .35;
  }
}
