package org.spectrumworkbench.core;

/** Text that may be printed on a terminal, which takes control characters for orders. */
public final class Printable {
  private Printable() {}

  /**
   * The text with signs in place of control characters: {@code ␛} for escape. Line ends become line
   * feeds; these and tabs stay.
   */
  public static String of(String text) {
    if (is(text)) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length());
    text.replace("\r\n", "\n").replace('\r', '\n').chars().forEach(c -> printable.append(sign(c)));
    return printable.toString();
  }

  /** Whether it holds no control characters but line feeds and tabs. */
  public static boolean is(String text) {
    return text.chars().allMatch(Printable::is);
  }

  private static boolean is(int c) {
    return !Character.isISOControl(c) || c == '\n' || c == '\t';
  }

  private static char sign(int c) {
    if (is(c)) {
      return (char) c;
    }
    return c < ' ' ? (char) ('\u2400' + c) : c == 0x7f ? '\u2421' : '\ufffd';
  }
}
