package org.spectrumworkbench.core.verify;

import java.math.BigInteger;

/**
 * An exact rational number.
 *
 * @param over numerator
 * @param under denominator, above 0, without a factor in common with the numerator
 */
record Fraction(BigInteger over, BigInteger under) {

  static Fraction of(BigInteger whole) {
    return new Fraction(whole, BigInteger.ONE);
  }

  private static Fraction reduced(BigInteger over, BigInteger under) {
    BigInteger common = over.gcd(under);
    BigInteger divisor = under.signum() < 0 ? common.negate() : common;
    return new Fraction(over.divide(divisor), under.divide(divisor));
  }

  Fraction plus(Fraction other) {
    return reduced(
        over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
  }

  Fraction minus(Fraction other) {
    return plus(new Fraction(other.over.negate(), other.under));
  }

  Fraction times(Fraction other) {
    return reduced(over.multiply(other.over), under.multiply(other.under));
  }

  /**
   * @throws ArithmeticException where the other is 0
   */
  Fraction dividedBy(Fraction other) {
    if (other.over.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    return reduced(over.multiply(other.under), under.multiply(other.over));
  }

  @Override
  public String toString() {
    return under.equals(BigInteger.ONE) ? over.toString() : over + "/" + under;
  }
}
