package org.spectrumworkbench.app.fx;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers, times and sizes are written, everywhere in the window. */
public final class Formats {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter YEAR =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private Formats() {}

  /** A probability, reward or score in 0..1, two decimals; a dash for NaN. */
  public static String score(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
  }

  /** A score with its interval: {@code 0.58 (0.53–0.63)}. */
  public static String score(double value, double low, double high) {
    return score(value) + " (" + score(low) + "–" + score(high) + ")";
  }

  /** A difference with its sign, {@code +0.02}, {@code −0.010}; without one where it shows as 0. */
  public static String signed(double value, int digits) {
    String size = String.format(Locale.ROOT, "%." + digits + "f", Math.abs(value));
    return Double.parseDouble(size) == 0 ? size : (value < 0 ? "−" : "+") + size;
  }

  /** A number in as few digits as tell it apart: {@code 0.0004}, {@code 2.37}, {@code 12,345}. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e15) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    if (size >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    if (size >= 100) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
    if (size >= .01) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
    return String.format(Locale.ROOT, "%.2e", value).replaceAll("e([+-])0?(\\d)", "e$1$2");
  }

  /** A whole number in groups of three digits. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** So many of something: {@code 1 run}, {@code 1,200 runs}. */
  public static String count(long value, String one) {
    return count(value) + " " + one + (value == 1 ? "" : "s");
  }

  /** A percentage without decimals: {@code 96 %}. */
  public static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  /** A size in decimal units: {@code 38 KB}, {@code 1.2 GB}. */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    String[] units = {"KB", "MB", "GB", "TB"};
    double value = bytes;
    int unit = -1;
    do {
      value /= 1000;
      unit++;
    } while (value >= 999.5 && unit < units.length - 1);
    return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, units[unit]);
  }

  /** A range of sizes in the unit of its upper end: {@code 300–450 MB}. */
  public static String bytes(long low, long high) {
    String upper = bytes(high);
    String lower = bytes(low);
    return join(lower, upper);
  }

  /** A duration in its two largest units: {@code 45 s}, {@code 3 min 20 s}, {@code 1 h 05 min}. */
  public static String duration(double seconds) {
    long whole = Math.max(0, Math.round(seconds));
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole % 60 == 0 ? whole / 60 + " min" : whole / 60 + " min " + two(whole % 60) + " s";
    }
    long minutes = Math.round(whole / 60.0);
    return minutes < 24 * 60
        ? minutes / 60 + " h " + two(minutes % 60) + " min"
        : minutes / (24 * 60) + " d " + minutes / 60 % 24 + " h";
  }

  /**
   * A range of times in round numbers: {@code 14–19 min}, {@code 40–55 s}, {@code 2–3 h}.
   *
   * @param low seconds
   * @param high seconds
   */
  public static String durations(double low, double high) {
    double least = Math.max(0, Math.min(low, high));
    double most = Math.max(0, Math.max(low, high));
    if (most < 10) {
      return "a few s";
    }
    if (most < 100) {
      return join(5 * Math.round(least / 5) + " s", 5 * (long) Math.ceil(most / 5) + " s");
    }
    if (most < 100 * 60) {
      long from = (long) Math.floor(least / 60);
      long to = (long) Math.ceil(most / 60);
      return from < 1 ? "up to " + to + " min" : join(from + " min", to + " min");
    }
    return join(
        String.format(Locale.ROOT, "%.1f h", least / 3600),
        String.format(Locale.ROOT, "%.1f h", most / 3600));
  }

  /** How long is left, as a range: {@code 14–19 min left}. */
  public static String timeLeft(double lowSeconds, double highSeconds) {
    return durations(lowSeconds, highSeconds) + " left";
  }

  /** When something was: {@code 14:05}, {@code yesterday 09:12}, {@code 3 May, 11:00}. */
  public static String when(Instant time, Instant now, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(time, zone);
    LocalDate today = LocalDate.ofInstant(now, zone);
    if (day.equals(today)) {
      return "today " + TIME.withZone(zone).format(time);
    }
    if (day.equals(today.minusDays(1))) {
      return "yesterday " + TIME.withZone(zone).format(time);
    }
    return (day.getYear() == today.getYear() ? DAY : YEAR).withZone(zone).format(time);
  }

  /** How long something took or has taken so far. */
  public static String duration(Duration duration) {
    return duration(duration.toMillis() / 1000.0);
  }

  private static String join(String low, String high) {
    String unitOfLow = low.substring(low.indexOf(' '));
    if (low.equals(high)) {
      return "about " + high;
    }
    return high.endsWith(unitOfLow)
        ? low.substring(0, low.indexOf(' ')) + "–" + high
        : low + " – " + high;
  }

  private static String two(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
