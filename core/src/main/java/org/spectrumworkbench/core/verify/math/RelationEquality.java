package org.spectrumworkbench.core.verify.math;

import ch.obermuhlner.math.big.BigComplex;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.math.MathTree.Comparison;
import org.spectrumworkbench.core.verify.math.MathTree.Operator;

/**
 * Whether two equations or two inequalities say the same: the differences of their sides are
 * multiples of each other, by a positive number for inequalities. So {@code 2x + 4y = 3} is {@code
 * y = -x/2 + 3/4}, and {@code x < 1} is {@code -x > -1}.
 */
final class RelationEquality {
  private final Budget budget;
  private final ScalarEquality scalars;

  RelationEquality(Budget budget, ScalarEquality scalars) {
    this.budget = budget;
    this.scalars = scalars;
  }

  boolean equal(MathTree.Relation gold, MathTree.Relation answer) {
    MathTree.Relation g = ascending(ends(gold));
    MathTree.Relation a = ascending(ends(answer));
    if (!g.signs().equals(a.signs())) {
      return false;
    }
    if (sidesEqual(g.sides(), a.sides())) {
      return true;
    }
    Comparison sign = g.signs().getFirst();
    if (sign == Comparison.EQUAL || sign == Comparison.NOT_EQUAL) {
      return g.signs().size() == 1
          && (sidesEqual(g.sides(), a.sides().reversed()) || multiples(g, a, false));
    }
    return g.signs().size() == 1 && multiples(g, a, true);
  }

  private boolean sidesEqual(List<MathTree> gold, List<MathTree> answer) {
    for (int i = 0; i < gold.size(); i++) {
      if (!scalars.equal(gold.get(i), answer.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A chain of equations by its first and last side. */
  private static MathTree.Relation ends(MathTree.Relation relation) {
    boolean equations = relation.signs().stream().allMatch(sign -> sign == Comparison.EQUAL);
    return equations
        ? new MathTree.Relation(
            List.of(relation.sides().getFirst(), relation.sides().getLast()),
            List.of(Comparison.EQUAL))
        : relation;
  }

  /** A chain that falls is turned round, so that it rises. */
  private static MathTree.Relation ascending(MathTree.Relation relation) {
    Comparison first = relation.signs().getFirst();
    return first == Comparison.GREATER || first == Comparison.GREATER_OR_EQUAL
        ? new MathTree.Relation(
            relation.sides().reversed(),
            relation.signs().reversed().stream().map(Comparison::flipped).toList())
        : relation;
  }

  private boolean multiples(MathTree.Relation gold, MathTree.Relation answer, boolean positive) {
    MathTree g = difference(gold);
    MathTree a = difference(answer);
    if (!NumericValue.hasVariables(g) || !NumericValue.hasVariables(a)) {
      return false;
    }
    BigComplex first = null;
    for (int point = 0; point < NumericValue.POSITIVE_POINTS; point++) {
      BigComplex ratio = ratio(g, a, point);
      if (ratio == null || first != null && !ScalarEquality.agree(first, ratio)) {
        return false;
      }
      first = ratio;
    }
    return first != null && (!positive || first.isReal() && first.re.signum() > 0);
  }

  /** The quotient of two trees at a point, or null if it is zero or undefined. */
  private @Nullable BigComplex ratio(MathTree above, MathTree below, int point) {
    try {
      BigComplex quotient =
          NumericFunctions.divide(
              new NumericValue(point, budget).of(above), new NumericValue(point, budget).of(below));
      return quotient.re.signum() == 0 && quotient.im.signum() == 0 ? null : quotient;
    } catch (ArithmeticException undefined) {
      return null;
    }
  }

  private static MathTree difference(MathTree.Relation relation) {
    return MathTree.operation(
        Operator.SUM,
        relation.sides().getFirst(),
        MathTree.operation(Operator.NEGATIVE, relation.sides().getLast()));
  }
}
