package org.spectrumworkbench.core.verify.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * An exact fraction in lowest terms with a positive denominator.
 *
 * @throws Budget.Exceeded where a result would need more than {@link Budget#BITS} bits
 */
record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
  static final Rational ZERO = of(0);
  static final Rational ONE = of(1);

  static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  static Rational of(BigInteger value) {
    return new Rational(Budget.checked(value), BigInteger.ONE);
  }

  static Rational of(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    BigInteger common = numerator.gcd(denominator);
    BigInteger sign = BigInteger.valueOf(denominator.signum());
    BigInteger divisor = common.multiply(sign);
    return new Rational(
        Budget.checked(numerator.divide(divisor)), Budget.checked(denominator.divide(divisor)));
  }

  /** The exact value of a decimal. */
  static Rational of(BigDecimal value) {
    if (Math.abs((long) value.scale()) > Budget.BITS / 4) {
      throw Budget.tooLarge();
    }
    return value.scale() <= 0
        ? of(value.toBigIntegerExact())
        : of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  boolean isInteger() {
    return denominator.equals(BigInteger.ONE);
  }

  int signum() {
    return numerator.signum();
  }

  Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  Rational abs() {
    return signum() < 0 ? negate() : this;
  }

  Rational plus(Rational other) {
    return of(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Rational minus(Rational other) {
    return plus(other.negate());
  }

  Rational times(Rational other) {
    return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  Rational over(Rational other) {
    return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /** A whole power; the size of the result is estimated before it is computed. */
  Rational power(BigInteger exponent) {
    if (exponent.signum() < 0) {
      return ONE.over(this).power(exponent.negate());
    }
    boolean unit = numerator.abs().equals(BigInteger.ONE) || signum() == 0;
    if (unit && isInteger()) {
      return exponent.signum() == 0 || signum() > 0 || !exponent.testBit(0) && signum() < 0
          ? (signum() == 0 && exponent.signum() > 0 ? ZERO : ONE)
          : this;
    }
    long bits = Math.max(numerator.bitLength(), denominator.bitLength());
    if (exponent.bitLength() > 31 || bits * exponent.longValue() > Budget.BITS) {
      throw Budget.tooLarge();
    }
    int power = exponent.intValueExact();
    return new Rational(numerator.pow(power), denominator.pow(power));
  }

  /** The square root, or null if it is irrational or imaginary. */
  @Nullable Rational squareRoot() {
    if (signum() < 0) {
      return null;
    }
    BigInteger above = numerator.sqrt();
    BigInteger below = denominator.sqrt();
    return above.multiply(above).equals(numerator) && below.multiply(below).equals(denominator)
        ? new Rational(above, below)
        : null;
  }

  BigDecimal toDecimal(MathContext precision) {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), precision);
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return isInteger() ? numerator.toString() : numerator + "/" + denominator;
  }
}
