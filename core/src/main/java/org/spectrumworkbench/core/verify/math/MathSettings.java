package org.spectrumworkbench.core.verify.math;

import java.util.Objects;

/**
 * The choices in which graders of mathematics differ. Each is recorded with a run, since a verdict
 * means nothing without them.
 *
 * @param percent what {@code 28%} equals besides itself
 * @param decimals places after the point to which a decimal must agree with the other side, where
 *     one side is written as a decimal: {@code |a - g| <= 0.5 * 10^-decimals}, and half as many
 *     significant digits; negative for exact equality only
 * @param orderedLists whether {@code 1, 2} differs from {@code 2, 1}; sets are never ordered
 * @param listAsSet whether {@code 1, 2} equals {@code \{1, 2\}}
 * @param listAsTuple whether {@code 1, 2} equals {@code (1, 2)}, in this order
 * @param singletonSets whether {@code \{5\}} equals {@code 5}
 * @param vectorAsTuple whether a matrix of one row or one column equals the tuple of its entries
 * @param assignments whether {@code x = 5} equals {@code 5}
 * @param inequalityForSet whether {@code 0 < x <= 1} is accepted where the gold answer is {@code
 *     (0,1]}; the other way round it always is. A task to write a solution as an interval could
 *     otherwise be answered without doing so. Only an inequality that is solved for its one
 *     variable is accepted even then, so that repeating a task does not solve it
 * @param ignoreUnits whether {@code 5 cm} equals {@code 5}, and also {@code 5 m}
 * @param unreducedFractions whether {@code 2/4} is accepted for {@code 1/2}
 * @param decimalComma whether {@code 2,5} is accepted for {@code 2.5} where nothing speaks against
 *     it; see {@link CommaReading}
 * @param ratioAsFraction whether {@code 3:4} equals {@code 3/4}
 * @param baseOptional whether {@code 312} equals {@code 312_4}
 */
public record MathSettings(
    Percent percent,
    int decimals,
    boolean orderedLists,
    boolean listAsSet,
    boolean listAsTuple,
    boolean singletonSets,
    boolean vectorAsTuple,
    boolean assignments,
    boolean inequalityForSet,
    boolean ignoreUnits,
    boolean unreducedFractions,
    boolean decimalComma,
    boolean ratioAsFraction,
    boolean baseOptional) {
  /** What {@code 28%} equals. */
  public enum Percent {
    /** {@code 28} and {@code 0.28}. */
    EITHER,
    /** {@code 0.28} alone. */
    HUNDREDTHS,
    /** {@code 28} alone. */
    NUMBER
  }

  /** What most graders agree on, and the milder choice where they do not. */
  public static final MathSettings DEFAULT =
      new MathSettings(
          Percent.EITHER,
          6,
          false,
          true,
          true,
          true,
          false,
          true,
          false,
          true,
          true,
          true,
          true,
          true);

  public MathSettings {
    Objects.requireNonNull(percent);
  }

  /** The same choices with another tolerance of decimals. */
  public MathSettings withDecimals(int places) {
    return new MathSettings(
        percent,
        places,
        orderedLists,
        listAsSet,
        listAsTuple,
        singletonSets,
        vectorAsTuple,
        assignments,
        inequalityForSet,
        ignoreUnits,
        unreducedFractions,
        decimalComma,
        ratioAsFraction,
        baseOptional);
  }
}
