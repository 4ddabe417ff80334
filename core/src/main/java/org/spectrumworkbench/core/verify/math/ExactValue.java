package org.spectrumworkbench.core.verify.math;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exact rational values of trees that have one. */
final class ExactValue {
  /** The largest number whose factorial is computed. */
  private static final int FACTORIAL = 4_000;

  private ExactValue() {}

  /**
   * The value of a tree as a fraction, or null if it has variables or may be irrational.
   *
   * @throws ArithmeticException if it is undefined, as a division by zero
   * @throws Budget.Exceeded if a number in it is too large
   */
  static @Nullable Rational of(MathTree tree, Budget budget) {
    budget.step();
    return switch (tree) {
      case MathTree.Number n -> n.value();
      case MathTree.Operation o -> operation(o, budget);
      case MathTree.Call c -> call(c, budget);
      case MathTree.Symbol s -> null;
      case MathTree.BaseNumber n -> null;
      case MathTree.Words w -> null;
      case MathTree.Bracketed b -> null;
      case MathTree.Listing l -> null;
      case MathTree.Matrix m -> null;
      case MathTree.Relation r -> null;
      case MathTree.SetOperation s -> null;
      case MathTree.Ratio r -> null;
    };
  }

  private static @Nullable List<Rational> all(List<MathTree> trees, Budget budget) {
    var values = new ArrayList<Rational>(trees.size());
    for (MathTree tree : trees) {
      Rational value = of(tree, budget);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return values;
  }

  private static @Nullable Rational operation(MathTree.Operation operation, Budget budget) {
    List<Rational> values = all(operation.arguments(), budget);
    if (values == null) {
      return null;
    }
    budget.longStep();
    Rational first = values.getFirst();
    return switch (operation.operator()) {
      case SUM -> values.stream().reduce(Rational.ZERO, Rational::plus);
      case PRODUCT -> values.stream().reduce(Rational.ONE, Rational::times);
      case QUOTIENT -> first.over(values.get(1));
      case POWER -> power(first, values.get(1));
      case NEGATIVE -> first.negate();
      case FACTORIAL -> factorial(first, budget);
      case PERCENT -> first.over(Rational.of(100));
      case DEGREES -> first;
      case PLUS_MINUS, MINUS_PLUS -> null;
    };
  }

  private static @Nullable Rational power(Rational base, Rational exponent) {
    if (exponent.isInteger()) {
      return base.power(exponent.numerator());
    }
    Rational root = exponent.denominator().equals(BigInteger.TWO) ? base.squareRoot() : null;
    return root == null ? null : root.power(exponent.numerator());
  }

  private static @Nullable Rational factorial(Rational value, Budget budget) {
    if (!value.isInteger() || value.signum() < 0) {
      return null;
    }
    if (value.compareTo(Rational.of(FACTORIAL)) > 0) {
      throw Budget.tooLarge();
    }
    BigInteger product = BigInteger.ONE;
    for (int i = 2; i <= value.numerator().intValueExact(); i++) {
      budget.step();
      product = product.multiply(BigInteger.valueOf(i));
    }
    return Rational.of(product);
  }

  private static @Nullable Rational call(MathTree.Call call, Budget budget) {
    List<Rational> values = all(call.arguments(), budget);
    if (values == null || values.isEmpty()) {
      return null;
    }
    budget.longStep();
    Rational first = values.getFirst();
    return switch (call.function()) {
      case "abs" -> first.abs();
      case "floor" -> floor(first);
      case "ceil" -> floor(first.negate()).negate();
      case "max" -> values.stream().max(Rational::compareTo).orElseThrow();
      case "min" -> values.stream().min(Rational::compareTo).orElseThrow();
      case "gcd" -> whole(values) ? Rational.of(gcd(values)) : null;
      case "lcm" -> whole(values) ? lcm(values) : null;
      case "binom" -> whole(values) && values.size() == 2 ? binomial(values, budget) : null;
      case "root" -> values.get(1).equals(Rational.of(2)) ? first.squareRoot() : null;
      default -> null;
    };
  }

  private static Rational floor(Rational value) {
    BigInteger[] parts = value.numerator().divideAndRemainder(value.denominator());
    return Rational.of(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  private static boolean whole(List<Rational> values) {
    return values.stream().allMatch(Rational::isInteger);
  }

  private static BigInteger gcd(List<Rational> values) {
    return values.stream().map(Rational::numerator).reduce(BigInteger.ZERO, BigInteger::gcd);
  }

  private static Rational lcm(List<Rational> values) {
    BigInteger product = BigInteger.ONE;
    for (Rational value : values) {
      BigInteger n = value.numerator().abs();
      if (n.signum() == 0) {
        return Rational.ZERO;
      }
      product = Budget.checked(product.divide(product.gcd(n)).multiply(n));
    }
    return Rational.of(product);
  }

  private static @Nullable Rational binomial(List<Rational> values, Budget budget) {
    BigInteger n = values.get(0).numerator();
    BigInteger k = values.get(1).numerator();
    if (n.signum() < 0) {
      return null;
    }
    if (k.signum() < 0 || k.compareTo(n) > 0) {
      return Rational.ZERO;
    }
    k = k.min(n.subtract(k));
    if (k.bitLength() > 12) {
      throw Budget.tooLarge();
    }
    BigInteger result = BigInteger.ONE;
    for (int i = 1; i <= k.intValueExact(); i++) {
      budget.step();
      BigInteger factor = n.subtract(BigInteger.valueOf(i - 1));
      result = Budget.checked(result.multiply(factor)).divide(BigInteger.valueOf(i));
    }
    return Rational.of(result);
  }
}
