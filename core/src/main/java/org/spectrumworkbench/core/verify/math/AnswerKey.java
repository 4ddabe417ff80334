package org.spectrumworkbench.core.verify.math;

import ch.obermuhlner.math.big.BigComplex;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.math.MathTree.Operator;

/** Writes trees in normal form so that equal ones are written alike; see MathEquivalence.key. */
final class AnswerKey {
  private static final MathContext DIGITS = new MathContext(25);

  private final Budget budget;

  AnswerKey(Budget budget) {
    this.budget = budget;
  }

  String of(MathTree tree) {
    budget.step();
    RealSet set =
        tree instanceof MathTree.SetOperation
                || tree instanceof MathTree.Relation r
                    && r.signs().stream().anyMatch(MathTree.Comparison::isInequality)
            ? new SolutionSet(budget).of(tree)
            : null;
    return set == null ? written(Names.unnamed(tree)) : written(set);
  }

  private String written(MathTree tree) {
    return switch (tree) {
      case MathTree.Words w -> w.text();
      case MathTree.BaseNumber n -> n.digits();
      case MathTree.Listing l -> sorted(l.items());
      case MathTree.Bracketed b ->
          b.open() == '{' ? sorted(b.items()) : b.open() + inOrder(b.items()) + b.close();
      case MathTree.Matrix m -> m.rows().size() + "[" + inOrder(m.children()) + "]";
      case MathTree.Ratio r -> "ratio" + inOrder(r.parts());
      case MathTree.Relation r ->
          r.signs().stream().map(MathTree.Comparison::sign).collect(Collectors.joining())
              + inOrder(r.sides());
      case MathTree.SetOperation s -> s.operator() + inOrder(s.children());
      case MathTree.Number n -> decimal(n.value());
      case MathTree.Symbol s -> s.name();
      case MathTree.Operation o ->
          value(o.operator() == Operator.PERCENT ? o.arguments().getFirst() : o);
      case MathTree.Call c -> value(c);
    };
  }

  private String inOrder(List<MathTree> trees) {
    return trees.stream().map(this::of).collect(Collectors.joining(","));
  }

  private String sorted(List<MathTree> trees) {
    return trees.stream()
        .map(this::of)
        .distinct()
        .sorted()
        .collect(Collectors.joining(",", "{", "}"));
  }

  private String written(RealSet set) {
    return set.pieces().stream()
        .map(piece ->
            (piece.low().closed() ? "[" : "(")
                + end(piece.low())
                + ","
                + end(piece.high())
                + (piece.high().closed() ? "]" : ")"))
        .collect(Collectors.joining("u"));
  }

  private String end(RealSet.End end) {
    return end.infinite() == 0 ? of(end.tree()) : end.infinite() < 0 ? "-infinity" : "infinity";
  }

  private String value(MathTree tree) {
    Rational exact = exact(tree);
    if (exact != null) {
      return decimal(exact);
    }
    var key = new StringBuilder();
    boolean variables = NumericValue.hasVariables(tree);
    for (int point = 0; point < (variables ? NumericValue.POSITIVE_POINTS : 1); point++) {
      key.append(point == 0 ? "" : " ").append(at(tree, point));
    }
    return key.toString();
  }

  private @Nullable Rational exact(MathTree tree) {
    try {
      return ExactValue.of(tree, budget);
    } catch (ArithmeticException undefined) {
      return null;
    }
  }

  private String at(MathTree tree, int point) {
    try {
      BigComplex value = new NumericValue(point, budget).of(tree);
      return rounded(value.re) + (value.isReal() ? "" : "+i" + rounded(value.im));
    } catch (ArithmeticException undefined) {
      return "undefined";
    }
  }

  private static String rounded(BigDecimal value) {
    return value.round(DIGITS).stripTrailingZeros().toString();
  }

  /** As a decimal where that ends, as fast comparisons write numbers; else as a fraction. */
  private static String decimal(Rational value) {
    try {
      BigDecimal decimal =
          new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()));
      return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    } catch (ArithmeticException unending) {
      return value.toString();
    }
  }
}
