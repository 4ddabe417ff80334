package org.spectrumworkbench.core.verify.math;

import ch.obermuhlner.math.big.BigComplex;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.math.MathTree.Comparison;
import org.spectrumworkbench.core.verify.math.MathTree.Joint;
import org.spectrumworkbench.core.verify.math.MathTree.Operator;

/**
 * The sets of real numbers that trees describe: intervals, finite sets, unions of these, and the
 * solutions of inequalities in one variable that are linear in it or in its absolute value.
 */
final class SolutionSet {
  private final Budget budget;

  SolutionSet(Budget budget) {
    this.budget = budget;
  }

  /** The set, or null if the tree describes none or has variables in its ends. */
  @Nullable RealSet of(MathTree tree) {
    budget.step();
    return switch (tree) {
      case MathTree.Bracketed b -> b.open() == '{' ? points(b.items()) : interval(b);
      case MathTree.SetOperation s -> operation(s);
      case MathTree.Relation r -> relation(r);
      case MathTree.Listing l -> listing(l);
      case MathTree.Number n -> points(List.of(n));
      case MathTree.Operation o -> points(List.of(o));
      case MathTree.Symbol s -> null;
      case MathTree.Call c -> null;
      case MathTree.BaseNumber n -> null;
      case MathTree.Words w -> null;
      case MathTree.Matrix m -> null;
      case MathTree.Ratio r -> null;
    };
  }

  private @Nullable RealSet points(List<MathTree> items) {
    RealSet set = RealSet.EMPTY;
    for (MathTree item : items) {
      RealSet.End point = end(item, true);
      if (point == null || point.infinite() != 0) {
        return null;
      }
      set = set.union(RealSet.between(point, point));
    }
    return set;
  }

  private @Nullable RealSet interval(MathTree.Bracketed brackets) {
    if (brackets.items().size() != 2) {
      return null;
    }
    RealSet.End low = end(brackets.items().get(0), brackets.open() == '[');
    RealSet.End high = end(brackets.items().get(1), brackets.close() == ']');
    return low == null || high == null || low.position(high) > 0
        ? null
        : RealSet.between(low, high);
  }

  private @Nullable RealSet operation(MathTree.SetOperation operation) {
    RealSet left = of(operation.left());
    RealSet right = of(operation.right());
    if (left == null || right == null) {
      return null;
    }
    return switch (operation.operator()) {
      case UNION -> left.union(right);
      case INTERSECTION -> left.intersection(right);
      case DIFFERENCE -> left.difference(right);
    };
  }

  /**
   * Relations of one variable, or plain numbers. "Or" joins solutions; "and" and a comma restrict
   * them, unless nothing would remain, for people also say "x < 1 and x > 3" where either will do.
   */
  private @Nullable RealSet listing(MathTree.Listing listing) {
    RealSet union = RealSet.EMPTY;
    RealSet intersection = RealSet.LINE;
    MathTree variable = null;
    boolean relations = false;
    for (MathTree item : listing.items()) {
      RealSet set = item instanceof MathTree.Bracketed ? null : of(item);
      if (set == null) {
        return null;
      }
      if (item instanceof MathTree.Relation relation) {
        relations = true;
        MathTree name = subject(relation);
        if (variable != null && !variable.equals(name)) {
          return null;
        }
        variable = name;
      }
      union = union.union(set);
      intersection = intersection.intersection(set);
    }
    boolean restrict =
        relations && listing.joint() != Joint.OR && !intersection.equals(RealSet.EMPTY);
    return restrict ? intersection : union;
  }

  /** Whether each relation says what a bare variable is: {@code 0 < x <= 1}; not {@code 2x > 6}. */
  static boolean isSolved(MathTree tree) {
    List<MathTree> relations = tree instanceof MathTree.Listing l ? l.items() : List.of(tree);
    return relations.stream()
        .map(relation -> relation.children().stream().filter(side -> !isConstant(side)).toList())
        .allMatch(open -> open.size() == 1 && open.getFirst() instanceof MathTree.Symbol);
  }

  private static @Nullable MathTree subject(MathTree.Relation relation) {
    var names = new ArrayList<MathTree>();
    collectNames(relation, names);
    return names.isEmpty() ? null : names.getFirst();
  }

  private static void collectNames(MathTree tree, List<MathTree> names) {
    for (MathTree child : tree.children()) {
      if (child instanceof MathTree.Symbol
          && NumericValue.hasVariables(child)
          && !child.equals(MathTree.INFINITY)) {
        names.add(child);
      } else {
        collectNames(child, names);
      }
    }
  }

  private @Nullable RealSet relation(MathTree.Relation relation) {
    List<MathTree> sides = relation.sides();
    RealSet set = RealSet.LINE;
    for (int i = 0; i < relation.signs().size(); i++) {
      RealSet part = half(sides.get(i), relation.signs().get(i), sides.get(i + 1));
      if (part == null) {
        return null;
      }
      set = set.intersection(part);
    }
    return set;
  }

  /** The solutions of one sign of a chain. */
  private @Nullable RealSet half(MathTree left, Comparison sign, MathTree right) {
    boolean leftConstant = isConstant(left);
    boolean rightConstant = isConstant(right);
    if (leftConstant == rightConstant) {
      return null;
    }
    MathTree subject = leftConstant ? right : left;
    MathTree bound = leftConstant ? left : right;
    Comparison towards = leftConstant ? sign.flipped() : sign;
    if (subject instanceof MathTree.Call c
        && c.function().equals("abs")
        && c.arguments().getFirst() instanceof MathTree.Symbol) {
      return absolute(towards, bound);
    }
    Linear linear = Names.isName(subject) ? Linear.IDENTITY : Linear.of(subject, budget);
    if (linear == null) {
      return null;
    }
    Comparison solved = linear.slope().signum() < 0 ? towards.flipped() : towards;
    return halfLine(solved, linear.solve(bound));
  }

  private static boolean isConstant(MathTree tree) {
    return isInfinite(tree) != 0 || !NumericValue.hasVariables(tree);
  }

  private @Nullable RealSet halfLine(Comparison sign, MathTree bound) {
    RealSet.End open = end(bound, false);
    RealSet.End closed = end(bound, true);
    if (open == null || closed == null) {
      return null;
    }
    RealSet.End bottom = RealSet.End.infinite(-1);
    RealSet.End top = RealSet.End.infinite(1);
    return switch (sign) {
      case LESS -> RealSet.between(bottom, open);
      case LESS_OR_EQUAL -> RealSet.between(bottom, closed);
      case GREATER -> RealSet.between(open, top);
      case GREATER_OR_EQUAL -> RealSet.between(closed, top);
      case EQUAL -> RealSet.between(closed, closed);
      case NOT_EQUAL -> RealSet.between(closed, closed).complement();
      case ABOUT, ELEMENT -> null;
    };
  }

  /** {@code |x| < c} is {@code -c < x < c}; {@code |x| > c} is what is left of the line. */
  private @Nullable RealSet absolute(Comparison sign, MathTree bound) {
    MathTree minus = MathTree.operation(Operator.NEGATIVE, bound);
    RealSet below = halfLine(sign, bound);
    RealSet above = halfLine(sign.flipped(), minus);
    if (below == null || above == null) {
      return null;
    }
    boolean within = sign == Comparison.LESS || sign == Comparison.LESS_OR_EQUAL;
    return within || sign == Comparison.NOT_EQUAL ? below.intersection(above) : below.union(above);
  }

  private static int isInfinite(MathTree tree) {
    if (tree.equals(MathTree.INFINITY)) {
      return 1;
    }
    return tree.is(Operator.NEGATIVE) && tree.children().getFirst().equals(MathTree.INFINITY)
        ? -1
        : 0;
  }

  private RealSet.@Nullable End end(MathTree tree, boolean closed) {
    int infinite = isInfinite(tree);
    if (infinite != 0) {
      return new RealSet.End(tree, BigDecimal.ZERO, infinite, false);
    }
    if (NumericValue.hasVariables(tree) || !isExpression(tree)) {
      return null;
    }
    try {
      BigComplex value = new NumericValue(0, budget).of(tree);
      return value.isReal() ? new RealSet.End(tree, value.re, 0, closed) : null;
    } catch (ArithmeticException undefined) {
      return null;
    }
  }

  private static boolean isExpression(MathTree tree) {
    return switch (tree) {
      case MathTree.Number n -> true;
      case MathTree.Symbol s -> true;
      case MathTree.Operation o -> o.arguments().stream().allMatch(SolutionSet::isExpression);
      case MathTree.Call c -> c.arguments().stream().allMatch(SolutionSet::isExpression);
      case MathTree.BaseNumber n -> false;
      case MathTree.Words w -> false;
      case MathTree.Bracketed b -> false;
      case MathTree.Listing l -> false;
      case MathTree.Matrix m -> false;
      case MathTree.Relation r -> false;
      case MathTree.SetOperation s -> false;
      case MathTree.Ratio r -> false;
    };
  }
}
