package org.spectrumworkbench.app.chart.draw;

/**
 * Estimates how wide a text is where no font can be asked: for a common sans-serif, rather too wide
 * than too narrow.
 */
final class TextWidth {

  private static final String NARROW = "iljtfrI.,:;'|!()[]{} /\\-";
  private static final String WIDE = "mwMW%@√—…";

  private TextWidth() {}

  /**
   * @param size height of the font in pixels
   * @return pixels
   */
  static double estimate(String text, double size, boolean bold) {
    double ems = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (NARROW.indexOf(c) >= 0) {
        ems += .37;
      } else if (WIDE.indexOf(c) >= 0) {
        ems += .93;
      } else if (Character.isUpperCase(c)) {
        ems += .69;
      } else if (c >= 0x2E80) {
        ems += 1;
      } else {
        ems += .61;
      }
    }
    return ems * size * (bold ? 1.1 : 1);
  }
}
