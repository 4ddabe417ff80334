package org.spectrumworkbench.core.problem.family;

import java.math.BigInteger;

/**
 * An exact rational number in lowest terms.
 *
 * @param numerator carries the sign
 * @param denominator 1 or more
 */
record Fraction(long numerator, long denominator) implements Comparable<Fraction> {
  static final Fraction ZERO = new Fraction(0, 1);

  Fraction {
    if (denominator == 0) {
      throw new ArithmeticException("a fraction over 0");
    }
    long common = BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).longValue();
    long sign = denominator < 0 ? -common : common;
    numerator /= sign;
    denominator /= sign;
  }

  static Fraction of(long whole) {
    return new Fraction(whole, 1);
  }

  static Fraction of(long numerator, long denominator) {
    return new Fraction(numerator, denominator);
  }

  /** Reads {@code 7}, {@code -3/4} or {@code 2.83}. */
  static Fraction parse(String text) {
    int slash = text.indexOf('/');
    if (slash > 0) {
      return of(
          Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }
    int point = text.indexOf('.');
    if (point < 0) {
      return of(Long.parseLong(text));
    }
    long scale = 1;
    for (int i = point + 1; i < text.length(); i++) {
      scale *= 10;
    }
    return of(Long.parseLong(text.substring(0, point) + text.substring(point + 1)), scale);
  }

  Fraction plus(Fraction other) {
    return of(
        Math.addExact(
            Math.multiplyExact(numerator, other.denominator),
            Math.multiplyExact(other.numerator, denominator)),
        Math.multiplyExact(denominator, other.denominator));
  }

  Fraction minus(Fraction other) {
    return plus(other.times(-1));
  }

  Fraction times(Fraction other) {
    return of(
        Math.multiplyExact(numerator, other.numerator),
        Math.multiplyExact(denominator, other.denominator));
  }

  Fraction times(long factor) {
    return times(of(factor));
  }

  Fraction over(Fraction other) {
    return times(new Fraction(other.denominator, other.numerator));
  }

  Fraction over(long divisor) {
    return over(of(divisor));
  }

  boolean whole() {
    return denominator == 1;
  }

  double value() {
    return (double) numerator / denominator;
  }

  @Override
  public int compareTo(Fraction other) {
    return Long.signum(minus(other).numerator);
  }

  /** {@code 7} or {@code -3/4}. */
  @Override
  public String toString() {
    return whole() ? Long.toString(numerator) : numerator + "/" + denominator;
  }
}
