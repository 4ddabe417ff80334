package org.spectrumworkbench.app.chart.draw;

import org.spectrumworkbench.app.fx.Texts;

/** The words that charts show. */
public final class ChartText {

  private static final Texts WORDS = Texts.of(ChartText.class);

  private ChartText() {}

  /**
   * The words of a key, with the values put in.
   *
   * @throws java.util.MissingResourceException when there is no such key
   */
  public static String of(String key, Object... values) {
    return WORDS.get(key, values);
  }
}
