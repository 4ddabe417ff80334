package org.spectrumworkbench.core.verify;

import static org.spectrumworkbench.core.verify.Prose.digit;
import static org.spectrumworkbench.core.verify.Prose.letter;

import java.util.Optional;

/**
 * Numbers as prose writes them: a sign, digits with separators, a fraction, an exponent, a percent
 * sign. A digit inside a word ({@code B2B}) is no number.
 */
final class NumberSpan {
  private NumberSpan() {}

  /** The last number between two places of the text. */
  static Optional<FinalAnswer> last(String text, int from, int to) {
    int start = -1;
    int end = -1;
    int i = from;
    while (i < to) {
      if (begins(text, i)) {
        start = i;
        end = Math.min(to, end(text, i));
        i = Math.max(i + 1, end);
      } else {
        i++;
      }
    }
    return start < 0
        ? Optional.empty()
        : FinalAnswer.of(text, FinalAnswer.Form.NUMBER, withSign(text, start, from), end);
  }

  /** Whether a number, with or without its sign or currency, begins at a place. */
  static boolean signedBegins(String text, int i) {
    int at = i;
    while (at < text.length() && "-+−$£€ ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return begins(text, at);
  }

  private static boolean begins(String text, int i) {
    if (letter(text, i - 1) || digit(text, i - 1)) {
      return false;
    }
    return digit(text, i) || text.startsWith(".", i) && digit(text, i + 1);
  }

  private static int end(String text, int start) {
    int i = digits(text, start);
    if (text.startsWith("e", i) || text.startsWith("E", i)) {
      int power = i + 1 + (text.startsWith("-", i + 1) || text.startsWith("+", i + 1) ? 1 : 0);
      i = digit(text, power) ? digits(text, power) : i;
    }
    i = mixed(text, i);
    if (text.startsWith("/", i) && digit(text, i + 1)) {
      i = digits(text, i + 1);
    }
    if (text.startsWith("%", i) || text.startsWith("\\%", i)) {
      return text.indexOf('%', i) + 1;
    }
    return text.startsWith(" %", i) ? i + 2 : i;
  }

  /** Past the numerator of {@code 3 1/2}, where there is one. */
  private static int mixed(String text, int i) {
    if (!text.startsWith(" ", i) || !digit(text, i + 1)) {
      return i;
    }
    int numerator = i + 1;
    while (digit(text, numerator)) {
      numerator++;
    }
    return text.startsWith("/", numerator) && digit(text, numerator + 1) ? numerator : i;
  }

  /** Past digits and the separators between them: {@code 7,425,000.5}, {@code 49,\!479}. */
  private static int digits(String text, int start) {
    int i = start;
    while (i < text.length()) {
      if (digit(text, i)) {
        i++;
      } else if ((text.charAt(i) == '.' || text.charAt(i) == ',') && digit(text, i + 1)) {
        i += 2;
      } else if (text.startsWith(",\\!", i) && digit(text, i + 3)) {
        i += 4;
      } else if (text.startsWith("{,}", i) && digit(text, i + 3)) {
        i += 4;
      } else {
        break;
      }
    }
    return i;
  }

  private static int withSign(String text, int start, int from) {
    int i = start;
    while (i > from && "$£€".indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    if (i == from || "-−".indexOf(text.charAt(i - 1)) < 0) {
      return start;
    }
    // A minus between two terms takes away; it is no sign.
    boolean between =
        i - 2 >= 0 && (Character.isLetterOrDigit(text.charAt(i - 2)) || text.charAt(i - 2) == ')');
    return between ? start : i - 1;
  }
}
