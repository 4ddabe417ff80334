package org.spectrumworkbench.app.chart.draw;

import java.util.Locale;

/**
 * How charts write numbers where {@link org.spectrumworkbench.app.fx.Formats} has no form for it.
 */
public final class Numbers {

  private Numbers() {}

  /** In full, as a file or a spreadsheet wants it; nothing for what is not a number. */
  public static String exact(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : Double.toString(value);
  }

  /** With as many decimals as ticks {@code step} apart need. */
  static String tick(double value, double step) {
    if (Math.abs(value) >= 1e9 || Math.abs(step) < 1e-6) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }
}
