package org.spectrumworkbench.app.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How scores are written on the command line and in reports: with three digits, since differences
 * between stages are often of a hundredth. All else is written by {@link
 * org.spectrumworkbench.app.fx.Formats}.
 */
public final class Figures {
  private Figures() {}

  /** A share in 0..1 with three digits: {@code .612}, {@code 1.000}. */
  public static String share(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.startsWith("0.")
        ? text.substring(1)
        : text.startsWith("-0.") ? "-" + text.substring(2) : text;
  }

  /** An interval of shares: {@code .58 to .65}; empty where there is none. */
  public static String interval(@Nullable List<Double> bounds) {
    return bounds == null || bounds.size() != 2
        ? ""
        : share(bounds.get(0)) + " to " + share(bounds.get(1));
  }

  /** A difference of shares with its sign: {@code +.031}. */
  public static String difference(double value) {
    return (value >= 0 ? "+" : "") + share(value);
  }
}
