package org.spectrumworkbench.core.verify.math;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.math.MathTree.Operator;

/**
 * A linear expression {@code slope * x + offset} of one variable.
 *
 * @param slope not zero
 */
record Linear(Rational slope, Rational offset) {
  static final Linear IDENTITY = new Linear(Rational.ONE, Rational.ZERO);

  private static final int[] PROBES = {2, 3, -5, 17};

  /** The coefficients of a tree, or null if it is not linear in exactly one variable. */
  static @Nullable Linear of(MathTree tree, Budget budget) {
    var variables = new HashSet<String>();
    collect(tree, variables);
    if (variables.size() != 1) {
      return null;
    }
    String variable = variables.iterator().next();
    Rational offset = at(tree, variable, 0, budget);
    Rational one = at(tree, variable, 1, budget);
    if (offset == null || one == null || one.equals(offset)) {
      return null;
    }
    Rational slope = one.minus(offset);
    for (int probe : PROBES) {
      Rational value = at(tree, variable, probe, budget);
      if (value == null || !value.equals(slope.times(Rational.of(probe)).plus(offset))) {
        return null;
      }
    }
    return new Linear(slope, offset);
  }

  private static void collect(MathTree tree, Set<String> variables) {
    if (tree instanceof MathTree.Symbol s && NumericValue.hasVariables(tree)) {
      variables.add(s.name());
    }
    for (MathTree child : tree.children()) {
      collect(child, variables);
    }
  }

  private static @Nullable Rational at(MathTree tree, String variable, int x, Budget budget) {
    try {
      return ExactValue.of(substituted(tree, variable, MathTree.whole(x)), budget);
    } catch (ArithmeticException undefined) {
      return null;
    }
  }

  private static MathTree substituted(MathTree tree, String variable, MathTree value) {
    return tree instanceof MathTree.Symbol s && s.name().equals(variable)
        ? value
        : tree.map(child -> substituted(child, variable, value));
  }

  /** The {@code x} at which the expression has a value: {@code (value - offset) / slope}. */
  MathTree solve(MathTree value) {
    if (equals(IDENTITY)) {
      return value;
    }
    MathTree shifted =
        MathTree.operation(Operator.SUM, value, new MathTree.Number(offset.negate(), false));
    return MathTree.operation(Operator.QUOTIENT, shifted, new MathTree.Number(slope, false));
  }
}
