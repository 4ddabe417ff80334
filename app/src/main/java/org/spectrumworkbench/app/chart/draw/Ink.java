package org.spectrumworkbench.app.chart.draw;

import java.util.Locale;

/**
 * A colour.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 * @param alpha opacity, 0 to 1
 */
public record Ink(int red, int green, int blue, double alpha) {

  /**
   * @throws IllegalArgumentException when a part lies outside its range
   */
  public Ink {
    if ((red | green | blue) < 0
        || red > 255
        || green > 255
        || blue > 255
        || !(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException(
          "not a colour: red %d, green %d, blue %d, alpha %s".formatted(red, green, blue, alpha));
    }
  }

  /**
   * The opaque colour written as {@code #rrggbb}.
   *
   * @throws IllegalArgumentException when {@code hex} is not of that form
   */
  public static Ink of(String hex) {
    if (!hex.matches("#[0-9a-fA-F]{6}")) {
      throw new IllegalArgumentException("a colour is written #rrggbb, not " + hex);
    }
    int rgb = Integer.parseInt(hex.substring(1), 16);
    return new Ink(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF, 1);
  }

  /** The same colour with this opacity, 0 to 1. */
  public Ink withAlpha(double opacity) {
    return new Ink(red, green, blue, opacity);
  }

  /** A mixture: {@code share} = 0 gives this colour, 1 gives {@code other}. */
  public Ink mix(Ink other, double share) {
    return new Ink(
        (int) Math.round(red + (other.red - red) * share),
        (int) Math.round(green + (other.green - green) * share),
        (int) Math.round(blue + (other.blue - blue) * share),
        alpha + (other.alpha - alpha) * share);
  }

  /** {@code #rrggbb}, without the opacity. */
  public String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }

  /** Packed as {@code 0xAARRGGBB}. */
  public int argb() {
    return (int) Math.round(alpha * 255) << 24 | red << 16 | green << 8 | blue;
  }

  /** Relative luminance of the opaque colour as WCAG 2 defines it, 0 (black) to 1 (white). */
  public double luminance() {
    return .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);
  }

  /** Contrast with another opaque colour as WCAG 2 defines it, 1 to 21. */
  public double contrast(Ink other) {
    double mine = luminance();
    double theirs = other.luminance();
    return (Math.max(mine, theirs) + .05) / (Math.min(mine, theirs) + .05);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= .04045 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4);
  }
}
