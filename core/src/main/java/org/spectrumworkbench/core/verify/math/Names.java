package org.spectrumworkbench.core.verify.math;

import org.spectrumworkbench.core.verify.math.MathTree.Operator;

/**
 * What may stand left of the equals sign as the mere name of a value: {@code x}, {@code f(2)},
 * {@code |AB|}, {@code KL/ML}, {@code (p, q)}, {@code A_1 : A_2}; but not {@code 2x}, {@code x+y}.
 */
final class Names {
  private Names() {}

  static boolean isName(MathTree tree) {
    return switch (tree) {
      case MathTree.Symbol s -> !s.equals(MathTree.INFINITY);
      case MathTree.Words w -> true;
      case MathTree.Call c -> NumericValue.hasVariables(c);
      case MathTree.Operation o ->
          (o.operator() == Operator.PRODUCT || o.operator() == Operator.QUOTIENT)
              && o.arguments().stream().allMatch(Names::isName);
      case MathTree.Bracketed b ->
          b.open() == '(' && !b.items().isEmpty() && b.items().stream().allMatch(Names::isName);
      case MathTree.Ratio r -> r.parts().stream().allMatch(Names::isName);
      case MathTree.Number n -> false;
      case MathTree.BaseNumber n -> false;
      case MathTree.Listing l -> l.items().stream().allMatch(Names::isName);
      case MathTree.Matrix m -> false;
      case MathTree.Relation r -> false;
      case MathTree.SetOperation s -> false;
    };
  }

  /** Whether a relation gives a name its value by equals signs alone. */
  static boolean isAssignment(MathTree tree) {
    return tree instanceof MathTree.Relation r
        && isName(r.sides().getFirst())
        && r.signs().stream().allMatch(sign -> sign == MathTree.Comparison.EQUAL);
  }

  /** What is left when the name is dropped; the tree itself where there is none. */
  static MathTree unnamed(MathTree tree) {
    return isAssignment(tree) ? tree.children().getLast() : tree;
  }
}
