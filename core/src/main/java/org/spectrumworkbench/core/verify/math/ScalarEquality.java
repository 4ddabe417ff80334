package org.spectrumworkbench.core.verify.math;

import ch.obermuhlner.math.big.BigComplex;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Whether two expressions have one value: by exact fractions where both are such, else by their
 * values at several points.
 *
 * <p>At a point, {@code g} and {@code a} agree if {@code |g - a| <= 1e-30 max(|g|, |a|)}. Points
 * with negative variables count only where neither side leaves the real numbers, so that {@code ln
 * x^2} equals {@code 2 ln x} and {@code sqrt(x^2)} does not equal {@code x}.
 */
final class ScalarEquality {
  private static final BigDecimal RELATIVE = new BigDecimal("1e-30");
  private static final MathContext ROUGH = new MathContext(40);

  private final int decimals;
  private final Budget budget;

  ScalarEquality(MathSettings settings, Budget budget) {
    this.decimals = settings.decimals();
    this.budget = budget;
  }

  boolean equal(MathTree gold, MathTree answer) {
    boolean rounded = decimals >= 0 && (hasDecimal(gold) || hasDecimal(answer));
    Rational exactGold = exact(gold);
    Rational exactAnswer = exact(answer);
    if (exactGold != null && exactAnswer != null) {
      return exactGold.equals(exactAnswer)
          || rounded && close(exactGold.toDecimal(ROUGH), exactAnswer.toDecimal(ROUGH));
    }
    boolean variables = NumericValue.hasVariables(gold) || NumericValue.hasVariables(answer);
    int agreed = 0;
    for (int point = 0; point < (variables ? NumericValue.POINTS : 1); point++) {
      var goldValue = new NumericValue(point, budget);
      var answerValue = new NumericValue(point, budget);
      BigComplex g = value(goldValue, gold);
      BigComplex a = value(answerValue, answer);
      boolean real = !goldValue.leftTheReals() && !answerValue.leftTheReals();
      if (g == null || a == null || point >= NumericValue.POSITIVE_POINTS && !real) {
        continue;
      }
      if (!agree(g, a) && !(rounded && closeComplex(g, a))) {
        return false;
      }
      agreed++;
    }
    return agreed > 0;
  }

  private @Nullable Rational exact(MathTree tree) {
    try {
      return ExactValue.of(tree, budget);
    } catch (ArithmeticException undefined) {
      return null;
    }
  }

  private static @Nullable BigComplex value(NumericValue at, MathTree tree) {
    try {
      return at.of(tree);
    } catch (ArithmeticException undefined) {
      return null;
    }
  }

  static boolean agree(BigComplex g, BigComplex a) {
    BigDecimal size = g.re.abs().max(g.im.abs()).max(a.re.abs()).max(a.im.abs());
    BigDecimal tolerance = size.multiply(RELATIVE);
    return g.re.subtract(a.re).abs().compareTo(tolerance) <= 0
        && g.im.subtract(a.im).abs().compareTo(tolerance) <= 0;
  }

  private boolean closeComplex(BigComplex g, BigComplex a) {
    return close(g.re, a.re) && close(g.im, a.im);
  }

  /** The tolerance of decimals, see {@link MathSettings#decimals}. */
  private boolean close(BigDecimal g, BigDecimal a) {
    BigDecimal difference = g.subtract(a).abs();
    BigDecimal places = BigDecimal.ONE.movePointLeft(decimals).divide(BigDecimal.TWO);
    BigDecimal digits = g.abs().max(a.abs()).movePointLeft(decimals / 2);
    return difference.compareTo(places) <= 0 && difference.compareTo(digits) <= 0;
  }

  static boolean hasDecimal(MathTree tree) {
    return tree instanceof MathTree.Number n && n.decimal()
        || tree.children().stream().anyMatch(ScalarEquality::hasDecimal);
  }
}
