package org.spectrumworkbench.core.verify.math;

import ch.obermuhlner.math.big.BigComplex;
import ch.obermuhlner.math.big.BigComplexMath;
import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Set;

/**
 * Powers and elementary functions of complex numbers at {@link NumericValue#PRECISION}. Arguments
 * whose functions would take long or grow too large are refused.
 */
final class NumericFunctions {
  /** Functions of one argument that have a meaning here. */
  static final Set<String> KNOWN =
      Set.of(
          "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "arccot", "sinh",
          "cosh", "tanh", "ln", "log", "lg", "exp", "abs", "norm", "floor", "ceil", "cbrt");

  private static final MathContext PRECISION = NumericValue.PRECISION;
  private static final BigDecimal POLE = new BigDecimal("1e-50");
  private static final BigDecimal LONGEST_ANGLE = new BigDecimal("1e6");
  private static final BigDecimal LARGEST_EXPONENT = new BigDecimal("2e4");

  private final Budget budget;
  private boolean leftTheReals;

  NumericFunctions(Budget budget) {
    this.budget = budget;
  }

  boolean leftTheReals() {
    return leftTheReals;
  }

  BigComplex of(String name, BigComplex x) {
    budget.longStep();
    return switch (name) {
      case "sin" -> sine(x);
      case "cos" -> cosine(x);
      case "tan" -> divide(sine(x), cosine(x));
      case "cot" -> divide(cosine(x), sine(x));
      case "sec" -> divide(BigComplex.ONE, cosine(x));
      case "csc" -> divide(BigComplex.ONE, sine(x));
      case "arcsin" -> arcsine(x);
      case "arccos" -> halfPi().subtract(arcsine(x), PRECISION);
      case "arctan" -> arctangent(x);
      case "arccot" -> halfPi().subtract(arctangent(x), PRECISION);
      case "sinh" -> half(exponential(x).subtract(exponential(x.negate()), PRECISION));
      case "cosh" -> half(exponential(x).add(exponential(x.negate()), PRECISION));
      case "tanh" ->
          divide(
              exponential(x).subtract(exponential(x.negate()), PRECISION),
              exponential(x).add(exponential(x.negate()), PRECISION));
      case "ln" -> logarithm(x);
      case "log", "lg" ->
          logarithm(x).divide(BigDecimalMath.log(BigDecimal.TEN, PRECISION), PRECISION);
      case "exp" -> exponential(x);
      case "abs", "norm" ->
          BigComplex.valueOf(x.isReal() ? x.re.abs() : BigComplexMath.abs(x, PRECISION));
      case "floor" -> BigComplex.valueOf(real(x).setScale(0, RoundingMode.FLOOR));
      case "ceil" -> BigComplex.valueOf(real(x).setScale(0, RoundingMode.CEILING));
      case "cbrt" -> power(x, Rational.of(BigInteger.ONE, BigInteger.valueOf(3)));
      default -> throw new IllegalArgumentException(name);
    };
  }

  static BigComplex divide(BigComplex above, BigComplex below) {
    if (below.re.signum() == 0 && below.im.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    return below.isReal() ? above.divide(below.re, PRECISION) : above.divide(below, PRECISION);
  }

  /** A power with an exact exponent; odd roots of negative numbers are real. */
  BigComplex power(BigComplex base, Rational exponent) {
    if (base.re.signum() == 0 && base.im.signum() == 0) {
      if (exponent.signum() < 0) {
        throw new ArithmeticException("division by zero");
      }
      return exponent.signum() == 0 ? BigComplex.ONE : BigComplex.ZERO;
    }
    if (exponent.isInteger()) {
      return wholePower(base, exponent.numerator());
    }
    if (base.isReal() && base.re.signum() > 0) {
      return realPower(base.re, exponent);
    }
    if (base.isReal() && exponent.denominator().testBit(0)) {
      BigComplex root = realPower(base.re.negate(), exponent);
      return exponent.numerator().testBit(0) ? root.negate() : root;
    }
    return power(base, BigComplex.valueOf(exponent.toDecimal(PRECISION)));
  }

  private BigComplex realPower(BigDecimal base, Rational exponent) {
    budget.longStep();
    if (exponent.denominator().equals(BigInteger.TWO)) {
      return wholePower(
          BigComplex.valueOf(BigDecimalMath.sqrt(base, PRECISION)), exponent.numerator());
    }
    BigDecimal logarithm = BigDecimalMath.log(base, PRECISION);
    return exponential(
        BigComplex.valueOf(logarithm.multiply(exponent.toDecimal(PRECISION), PRECISION)));
  }

  /** By squaring; the size of the result is estimated first. */
  private BigComplex wholePower(BigComplex base, BigInteger exponent) {
    if (exponent.signum() < 0) {
      return divide(BigComplex.ONE, wholePower(base, exponent.negate()));
    }
    BigDecimal modulus = base.re.abs().max(base.im.abs());
    long digits = Math.abs((long) modulus.precision() - modulus.scale()) + 1;
    if (exponent.bitLength() > 30 || digits * exponent.longValue() > 100_000L) {
      throw Budget.tooLarge();
    }
    BigComplex result = BigComplex.ONE;
    BigComplex square = base;
    for (int rest = exponent.intValueExact(); rest > 0; rest >>= 1) {
      budget.longStep();
      if ((rest & 1) == 1) {
        result = result.multiply(square, PRECISION);
      }
      if (rest > 1) {
        square = square.multiply(square, PRECISION);
      }
    }
    return result;
  }

  BigComplex power(BigComplex base, BigComplex exponent) {
    if (base.re.signum() == 0 && base.im.signum() == 0) {
      if (exponent.re.signum() <= 0) {
        throw new ArithmeticException("zero to the power of zero or less");
      }
      return BigComplex.ZERO;
    }
    return exponential(exponent.multiply(logarithm(base), PRECISION));
  }

  private BigComplex exponential(BigComplex x) {
    budget.longStep();
    if (x.re.abs().compareTo(LARGEST_EXPONENT) > 0) {
      throw Budget.tooLarge();
    }
    BigDecimal modulus = BigDecimalMath.exp(x.re, PRECISION);
    if (x.isReal()) {
      return BigComplex.valueOf(modulus);
    }
    BigComplex angle = BigComplex.valueOf(x.im);
    return BigComplex.valueOf(
        modulus.multiply(cosine(angle).re, PRECISION), modulus.multiply(sine(angle).re, PRECISION));
  }

  private BigComplex logarithm(BigComplex x) {
    budget.longStep();
    if (x.re.signum() == 0 && x.im.signum() == 0) {
      throw new ArithmeticException("logarithm of zero");
    }
    if (x.isReal()) {
      BigDecimal modulus = BigDecimalMath.log(x.re.abs(), PRECISION);
      if (x.re.signum() > 0) {
        return BigComplex.valueOf(modulus);
      }
      leftTheReals = true;
      return BigComplex.valueOf(modulus, BigDecimalMath.pi(PRECISION));
    }
    return BigComplex.valueOf(
        BigDecimalMath.log(BigComplexMath.abs(x, PRECISION), PRECISION),
        BigDecimalMath.atan2(x.im, x.re, PRECISION));
  }

  private static BigComplex sine(BigComplex x) {
    checkAngle(x);
    return x.isReal()
        ? BigComplex.valueOf(zeroed(BigDecimalMath.sin(x.re, PRECISION)))
        : BigComplexMath.sin(x, PRECISION);
  }

  private static BigComplex cosine(BigComplex x) {
    checkAngle(x);
    return x.isReal()
        ? BigComplex.valueOf(zeroed(BigDecimalMath.cos(x.re, PRECISION)))
        : BigComplexMath.cos(x, PRECISION);
  }

  private static void checkAngle(BigComplex x) {
    if (x.re.abs().compareTo(LONGEST_ANGLE) > 0
        || x.im.abs().compareTo(BigDecimal.valueOf(1_000)) > 0) {
      throw Budget.tooLarge();
    }
  }

  /** The sine of pi is zero, not the last digits of its rounding. */
  private static BigDecimal zeroed(BigDecimal value) {
    return value.abs().compareTo(POLE) < 0 ? BigDecimal.ZERO : value;
  }

  private BigComplex arcsine(BigComplex x) {
    budget.longStep();
    if (x.isReal() && x.re.abs().compareTo(BigDecimal.ONE) <= 0) {
      return BigComplex.valueOf(BigDecimalMath.asin(x.re, PRECISION));
    }
    leftTheReals = true;
    // -i ln(i x + sqrt(1 - x^2))
    BigComplex square = BigComplex.ONE.subtract(x.multiply(x, PRECISION), PRECISION);
    BigComplex root = power(square, Rational.of(BigInteger.ONE, BigInteger.TWO));
    BigComplex sum = x.multiply(BigComplex.I, PRECISION).add(root, PRECISION);
    return logarithm(sum).multiply(BigComplex.I.negate(), PRECISION);
  }

  private BigComplex arctangent(BigComplex x) {
    budget.longStep();
    return BigComplex.valueOf(BigDecimalMath.atan(real(x), PRECISION));
  }

  private static BigDecimal real(BigComplex x) {
    if (!x.isReal()) {
      throw new ArithmeticException("no real number");
    }
    return x.re;
  }

  private static BigComplex halfPi() {
    return BigComplex.valueOf(BigDecimalMath.pi(PRECISION).divide(BigDecimal.TWO, PRECISION));
  }

  private static BigComplex half(BigComplex x) {
    return x.divide(BigDecimal.TWO, PRECISION);
  }
}
