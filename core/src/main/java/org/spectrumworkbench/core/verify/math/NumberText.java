package org.spectrumworkbench.core.verify.math;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The values of numbers as the lexer writes them: {@code 12}, {@code 0.5e-3}, {@code 0.1(6)}. */
final class NumberText {
  private NumberText() {}

  static boolean isDecimal(String text) {
    return text.indexOf('.') >= 0 && text.indexOf('(') < 0;
  }

  /**
   * The exact value.
   *
   * @throws Budget.Exceeded if it is too large
   */
  static Rational value(String text) {
    int repeating = text.indexOf('(');
    if (repeating >= 0) {
      return repeating(
          text.substring(0, repeating), text.substring(repeating + 1, text.length() - 1));
    }
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (exponent >= 0 && text.length() - exponent > 7) {
      throw Budget.tooLarge();
    }
    return exponent < 0 && text.indexOf('.') < 0
        ? Rational.of(new BigInteger(text))
        : Rational.of(new BigDecimal(text));
  }

  /** {@code head + group / (10^places * (10^length - 1))}. */
  private static Rational repeating(String head, String group) {
    int places = head.length() - head.indexOf('.') - 1;
    BigInteger nines = BigInteger.TEN.pow(group.length()).subtract(BigInteger.ONE);
    Rational tail = Rational.of(new BigInteger(group), nines.multiply(BigInteger.TEN.pow(places)));
    return Rational.of(new BigDecimal(head.endsWith(".") ? head + "0" : head)).plus(tail);
  }
}
