package org.spectrumworkbench.core.verify.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.spectrumworkbench.core.verify.math.MathTree.Comparison;
import org.spectrumworkbench.core.verify.math.MathTree.Joint;
import org.spectrumworkbench.core.verify.math.MathTree.Operator;

/**
 * Brings a tree into the form in which answers are compared: degrees outside of functions are plain
 * numbers, {@code x in S} is {@code S}, an approximation behind a value is dropped, plus-minus
 * becomes two values, sums and products of matrices are computed.
 */
final class NormalForm {
  private static final Set<String> ANGLES = Set.of("sin", "cos", "tan", "cot", "sec", "csc");

  /** The most plus-minus signs that are told apart, each of the two ways. */
  private static final int SIGNS = 4;

  private final Budget budget;

  private NormalForm(Budget budget) {
    this.budget = budget;
  }

  static MathTree of(MathTree tree, Budget budget) {
    var form = new NormalForm(budget);
    return form.bothSigns(form.simplified(tree, false));
  }

  private MathTree simplified(MathTree tree, boolean angle) {
    budget.step();
    boolean within = angle || tree instanceof MathTree.Call c && ANGLES.contains(c.function());
    MathTree mapped = tree.map(child -> simplified(child, within));
    return switch (mapped) {
      case MathTree.Relation r -> relation(r);
      case MathTree.Operation o when o.operator() == Operator.DEGREES ->
          angle ? radians(o.arguments().getFirst()) : o.arguments().getFirst();
      case MathTree.Operation o -> MatrixArithmetic.computed(o, budget);
      case MathTree.Call c -> MatrixArithmetic.determinant(c, budget);
      case MathTree.Bracketed b
          when b.open() == '{'
              && b.items().size() == 1
              && b.items().getFirst() instanceof MathTree.Relation r
              && r.signs().stream().anyMatch(Comparison::isInequality) ->
          r;
      default -> mapped;
    };
  }

  private static MathTree radians(MathTree degrees) {
    MathTree perDegree =
        MathTree.operation(Operator.QUOTIENT, new MathTree.Symbol("pi"), MathTree.whole(180));
    return MathTree.operation(Operator.PRODUCT, degrees, perDegree);
  }

  /** {@code x in S} to {@code S}; {@code x = 1/3 ~ 0.33} to {@code x = 1/3}; {@code x ~ 3} to = */
  private static MathTree relation(MathTree.Relation relation) {
    List<MathTree> sides = relation.sides();
    List<Comparison> signs = relation.signs();
    if (signs.getLast() == Comparison.ELEMENT) {
      return sides.getLast();
    }
    int about = signs.indexOf(Comparison.ABOUT);
    if (about < 0) {
      return relation;
    }
    if (about > 0) {
      return new MathTree.Relation(sides.subList(0, about + 1), signs.subList(0, about));
    }
    return Names.isName(sides.getFirst())
        ? new MathTree.Relation(sides.subList(0, 2), List.of(Comparison.EQUAL))
        : sides.getFirst();
  }

  private MathTree bothSigns(MathTree tree) {
    return switch (tree) {
      case MathTree.Listing l -> new MathTree.Listing(l.joint(), spread(l.items()));
      case MathTree.Bracketed b when b.open() == '{' ->
          new MathTree.Bracketed('{', '}', spread(b.items()));
      default -> {
        List<MathTree> both = spread(List.of(tree));
        yield both.size() == 1 ? both.getFirst() : new MathTree.Listing(Joint.OR, both);
      }
    };
  }

  private List<MathTree> spread(List<MathTree> items) {
    var all = new ArrayList<MathTree>();
    for (MathTree item : items) {
      int signs = count(item);
      if (signs == 0) {
        all.add(item);
      } else if (signs > SIGNS) {
        throw new Budget.Exceeded("it has too many plus-minus signs");
      } else {
        all.add(chosen(item, true));
        all.add(chosen(item, false));
      }
    }
    return List.copyOf(all);
  }

  private int count(MathTree tree) {
    budget.step();
    int signs = tree.is(Operator.PLUS_MINUS) || tree.is(Operator.MINUS_PLUS) ? 1 : 0;
    for (MathTree child : tree.children()) {
      signs += count(child);
    }
    return signs;
  }

  /** The tree with the upper signs, or with the lower ones: all plus-minus signs go together. */
  private MathTree chosen(MathTree tree, boolean upper) {
    MathTree mapped = tree.map(child -> chosen(child, upper));
    boolean plusMinus = mapped.is(Operator.PLUS_MINUS);
    if (!plusMinus && !mapped.is(Operator.MINUS_PLUS)) {
      return mapped;
    }
    MathTree value = mapped.children().getFirst();
    return plusMinus == upper ? value : MathTree.operation(Operator.NEGATIVE, value);
  }
}
