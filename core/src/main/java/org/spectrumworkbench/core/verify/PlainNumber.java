package org.spectrumworkbench.core.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one number as people and LaTeX write it, exactly: {@code -1,234.5}, {@code .5}, {@code
 * 1.5e-3}, {@code 2 \times 10^{3}}, {@code 3/4}, {@code $12}, {@code 50%}, {@code 12 km}.
 *
 * <p>A comma separates thousands and nothing else. A percent sign is a unit: {@code 50%} is 50, not
 * a half. One word of unit may follow, two at most ({@code square miles}).
 */
final class PlainNumber {
  /** Digits and powers of ten beyond these are a mistake or an attack. */
  private static final int MOST_CHARACTERS = 400;

  private static final int LARGEST_POWER = 1_000;

  private static final Pattern MARKUP =
      Pattern.compile("\\\\[,!;: ]|\\{,\\}|\\\\?[$€£]|[\\u00a0\\u2009\\u202f]");
  private static final Pattern WRAPPED =
      Pattern.compile("\\\\(?:text|mathrm|textbf|mathbf)\\s*\\{([^{}]*)\\}");
  private static final Pattern FRACTION =
      Pattern.compile("\\\\[dt]?frac\\s*\\{([^{}]*)\\}\\s*\\{([^{}]*)\\}");

  private static final String DIGITS = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d*)?|\\.\\d+";
  private static final Pattern NUMBER =
      Pattern.compile(
          "([+-]?)\\s*("
              + DIGITS
              + ")(?:[eE]([+-]?\\d{1,6})|\\s*(?:\\*|x|×|\\\\times|\\\\cdot)\\s*10\\s*\\^\\s*"
              + "(?:\\{\\s*([+-]?\\d{1,6})\\s*\\}|([+-]?\\d{1,6})))?"
              + "(?:\\s*/\\s*("
              + DIGITS
              + "))?"
              + "\\s*(?:\\\\?%|\\^?\\\\?°|\\^\\{?\\\\circ\\}?|(?:\\s*[a-zA-Z²³]+){0,2})?\\s*\\.?");

  private PlainNumber() {}

  /** The number that the text is; null where it is none, or more than one. */
  static @Nullable BigDecimal parse(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return null;
    }
    Matcher matcher = NUMBER.matcher(plain(text));
    if (!matcher.matches()) {
      return null;
    }
    BigDecimal value = new BigDecimal(digits(matcher.group(2)));
    String power = firstOf(matcher.group(3), matcher.group(4), matcher.group(5));
    if (power != null) {
      int exponent = Integer.parseInt(power);
      if (Math.abs(exponent) > LARGEST_POWER) {
        return null;
      }
      value = value.scaleByPowerOfTen(exponent);
    }
    if (matcher.group(6) != null) {
      BigDecimal divisor = new BigDecimal(digits(matcher.group(6)));
      if (divisor.signum() == 0) {
        return null;
      }
      value = value.divide(divisor, MathContext.DECIMAL128);
    }
    return matcher.group(1).equals("-") ? value.negate() : value;
  }

  /** The number in as few characters as tell it. */
  static String text(BigDecimal value) {
    BigDecimal bare = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    boolean isLong = Math.abs(bare.scale()) > 30;
    return isLong ? bare.toString().toLowerCase(Locale.ROOT) : bare.toPlainString();
  }

  private static String plain(String text) {
    String bare = text.replace('−', '-');
    if (bare.indexOf('\\') >= 0) {
      bare = WRAPPED.matcher(bare).replaceAll(" $1 ");
      bare = FRACTION.matcher(bare).replaceAll("$1/$2");
    }
    return MARKUP.matcher(bare).replaceAll("").strip();
  }

  private static String digits(String number) {
    String bare = number.replace(",", "");
    return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static @Nullable String firstOf(@Nullable String... texts) {
    for (String text : texts) {
      if (text != null) {
        return text;
      }
    }
    return null;
  }
}
