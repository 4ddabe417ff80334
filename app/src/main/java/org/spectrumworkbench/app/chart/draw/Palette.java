package org.spectrumworkbench.app.chart.draw;

import java.util.List;

/**
 * The colours of charts in one theme. The series' colours stay apart for eyes that lack the green
 * or the red pigment, and each stands out from the ground.
 *
 * @param dark whether the ground is dark
 * @param ground what everything lies on
 * @param raised ground of a read-out that lies over the chart
 * @param text colour of titles and values
 * @param muted colour of axes and lesser text
 * @param grid colour of grid lines
 * @param series colours of series and subdomains, in the order in which they are given out
 * @param models colours of the models that are compared: base, spectrum, signal
 * @param noSignal colour of stretches where a problem gives no gradient
 * @param correct colour of a correct response
 * @param wrong colour of a wrong one
 * @param unparsed colour of one whose answer was not found
 * @param truncated colour of one that was cut off
 * @param accent colour of what is selected or pointed at
 * @param ramp colours for values from 0 to 1
 * @param missing colour of a value that is not there
 */
public record Palette(
    boolean dark,
    Ink ground,
    Ink raised,
    Ink text,
    Ink muted,
    Ink grid,
    List<Ink> series,
    List<Ink> models,
    Ink noSignal,
    Ink correct,
    Ink wrong,
    Ink unparsed,
    Ink truncated,
    Ink accent,
    List<Ink> ramp,
    Ink missing) {

  /** How many series' colours there are before they come round again. */
  public static final int HUES = 8;

  /** The hue of what gives no gradient: the same grey wherever it is drawn. */
  public static final int NO_SIGNAL = -1;

  /** The hue of the base model. Models are no subdomains: they have colours of their own. */
  public static final int BASE = -2;

  /** The hue of the spectrum model and of what controls it. */
  public static final int SPECTRUM = -3;

  /** The hue of the signal model and of what controls it. */
  public static final int SIGNAL = -4;

  /** For a light theme. */
  public static final Palette LIGHT =
      new Palette(
          false,
          Ink.of("#ffffff"),
          Ink.of("#f6f8fa"),
          Ink.of("#24292f"),
          Ink.of("#57606a"),
          Ink.of("#e4e8ec"),
          inks(
              "#0072b2", "#d55e00", "#009e73", "#4b0a4f", "#c86da4", "#6a4a00", "#2a1fd0",
              "#245a5c"),
          inks("#868a99", "#6d3df0", "#1f2328"),
          Ink.of("#8c959f"),
          Ink.of("#0072b2"),
          Ink.of("#d55e00"),
          Ink.of("#57606a"),
          Ink.of("#9a6700"),
          Ink.of("#0550ae"),
          inks("#f3ead2", "#d9c98f", "#8fb39a", "#3f7f93", "#1f4e79", "#0d1f4a"),
          Ink.of("#dfe3e8"));

  /** For a dark theme. */
  public static final Palette DARK =
      new Palette(
          true,
          Ink.of("#0d1117"),
          Ink.of("#161b22"),
          Ink.of("#e6edf3"),
          Ink.of("#9aa4af"),
          Ink.of("#262c36"),
          inks(
              "#56b4e9", "#f07f2e", "#2fc29a", "#f0e442", "#c9579a", "#3f6cf6", "#8a6b3e",
              "#f6f8fa"),
          inks("#7d8590", "#9a6bff", "#ffffff"),
          Ink.of("#6e7681"),
          Ink.of("#56b4e9"),
          Ink.of("#f07f2e"),
          Ink.of("#9aa4af"),
          Ink.of("#f0e442"),
          Ink.of("#79c0ff"),
          inks("#14213d", "#1f4e79", "#3f8f93", "#8fbf8f", "#dcd27a", "#fff6c8"),
          Ink.of("#30363d"));

  /**
   * The colour of the {@code hue}-th series, which come round again, or of one of the named hues.
   */
  public Ink series(int hue) {
    if (hue == NO_SIGNAL) {
      return noSignal;
    }
    if (hue < NO_SIGNAL) {
      return models.get(BASE - hue);
    }
    return series.get(Math.floorMod(hue, series.size()));
  }

  /**
   * The colour of a value from 0 to 1; values outside are taken as the nearest end, NaN as missing.
   */
  public Ink heat(double value) {
    if (Double.isNaN(value)) {
      return missing;
    }
    double at = Math.clamp(value, 0, 1) * (ramp.size() - 1);
    int below = Math.min((int) at, ramp.size() - 2);
    return ramp.get(below).mix(ramp.get(below + 1), at - below);
  }

  private static List<Ink> inks(String... hexes) {
    return List.of(hexes).stream().map(Ink::of).toList();
  }
}
