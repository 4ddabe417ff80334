package org.spectrumworkbench.core.verify.math;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.math.MathSettings.Percent;
import org.spectrumworkbench.core.verify.math.MathTree.Comparison;
import org.spectrumworkbench.core.verify.math.MathTree.Operator;

/** Whether two answers in normal form are the same under given settings. */
final class AnswerEquality {
  private final MathSettings settings;
  private final Budget budget;
  private final ScalarEquality scalars;
  private final RelationEquality relations;
  private final SolutionSet sets;
  private final ListEquality lists;

  AnswerEquality(MathSettings settings, Budget budget) {
    this.settings = settings;
    this.budget = budget;
    this.scalars = new ScalarEquality(settings, budget);
    this.relations = new RelationEquality(budget, scalars);
    this.sets = new SolutionSet(budget);
    this.lists = new ListEquality(settings, budget, this);
  }

  boolean equal(MathTree gold, MathTree answer) {
    budget.step();
    if (gold.equals(answer)) {
      return true;
    }
    if (describesSet(gold) || describesSet(answer)) {
      return setsEqual(gold, answer);
    }
    if (gold instanceof MathTree.Relation || answer instanceof MathTree.Relation) {
      return relationsEqual(gold, answer);
    }
    if (gold instanceof MathTree.Listing || answer instanceof MathTree.Listing) {
      return lists.equal(gold, answer);
    }
    if (gold instanceof MathTree.Bracketed || answer instanceof MathTree.Bracketed) {
      return lists.bracketsEqual(gold, answer);
    }
    if (gold instanceof MathTree.Matrix g) {
      return answer instanceof MathTree.Matrix a && matricesEqual(g, a);
    }
    if (gold instanceof MathTree.Ratio || answer instanceof MathTree.Ratio) {
      return ratiosEqual(gold, answer);
    }
    if (gold instanceof MathTree.Words || answer instanceof MathTree.Words) {
      return false;
    }
    return valuesEqual(gold, answer);
  }

  /** Whether a tree is a union or the like, or inequalities. */
  private static boolean describesSet(MathTree tree) {
    return switch (tree) {
      case MathTree.SetOperation s -> true;
      case MathTree.Relation r -> r.signs().stream().anyMatch(Comparison::isInequality);
      case MathTree.Listing l ->
          l.items().stream()
                  .anyMatch(item -> item instanceof MathTree.Relation && describesSet(item))
              && l.items().stream().allMatch(MathTree.Relation.class::isInstance);
      default -> false;
    };
  }

  private static boolean isInequality(MathTree tree) {
    return describesSet(tree) && !(tree instanceof MathTree.SetOperation);
  }

  private boolean setsEqual(MathTree gold, MathTree answer) {
    if (isInequality(answer) && !isInequality(gold)) {
      return settings.inequalityForSet() && isInequalityOfSet(gold, answer);
    }
    if (gold instanceof MathTree.Relation g
        && answer instanceof MathTree.Relation a
        && relations.equal(g, a)) {
      return true;
    }
    MathTree bareGold = Names.unnamed(gold);
    MathTree bareAnswer = Names.unnamed(answer);
    RealSet goldSet = sets.of(bareGold);
    RealSet answerSet = sets.of(bareAnswer);
    if (goldSet != null && answerSet != null) {
      return goldSet.sameAs(answerSet, scalars);
    }
    return lists.partsEqual(bareGold, bareAnswer);
  }

  /**
   * Whether the answer is an inequality, solved for its one variable, whose solutions make up the
   * gold answer, a set: {@code 0 < x <= 1} and {@code (0,1]}.
   */
  boolean isInequalityOfSet(MathTree gold, MathTree answer) {
    if (!isInequality(answer) || isInequality(gold) || !SolutionSet.isSolved(answer)) {
      return false;
    }
    RealSet goldSet = sets.of(Names.unnamed(gold));
    RealSet answerSet = sets.of(answer);
    return goldSet != null && answerSet != null && goldSet.sameAs(answerSet, scalars);
  }

  private boolean relationsEqual(MathTree gold, MathTree answer) {
    if (gold instanceof MathTree.Relation g && answer instanceof MathTree.Relation a) {
      return Names.isAssignment(g)
              && Names.isAssignment(a)
              && settings.assignments()
              && equal(g.sides().getLast(), a.sides().getLast())
          || relations.equal(g, a);
    }
    MathTree goldValue = gold instanceof MathTree.Relation g ? value(g) : gold;
    MathTree answerValue = answer instanceof MathTree.Relation a ? result(a) : answer;
    return goldValue != null && answerValue != null && equal(goldValue, answerValue);
  }

  /** The value that a relation gives to a name, or that a calculation comes to; else null. */
  private @Nullable MathTree value(MathTree.Relation relation) {
    boolean equations = relation.signs().stream().allMatch(sign -> sign == Comparison.EQUAL);
    if (!equations || !settings.assignments()) {
      return null;
    }
    MathTree first = relation.sides().getFirst();
    MathTree last = relation.sides().getLast();
    boolean calculation = !NumericValue.hasVariables(first) && !NumericValue.hasVariables(last);
    return Names.isName(first) || calculation ? last : null;
  }

  /** As {@link #value}, and also the end of a longer chain: {@code f(1) + f(2) = 3 + 4 = 7}. */
  private @Nullable MathTree result(MathTree.Relation relation) {
    MathTree value = value(relation);
    boolean chain =
        settings.assignments()
            && relation.sides().size() > 2
            && relation.signs().stream().allMatch(sign -> sign == Comparison.EQUAL);
    return value == null && chain ? relation.sides().getLast() : value;
  }

  private boolean matricesEqual(MathTree.Matrix gold, MathTree.Matrix answer) {
    return MatrixArithmetic.rows(gold) == MatrixArithmetic.rows(answer)
        && MatrixArithmetic.columns(gold) == MatrixArithmetic.columns(answer)
        && inOrder(gold.children(), answer.children());
  }

  boolean inOrder(List<MathTree> gold, List<MathTree> answer) {
    if (gold.size() != answer.size()) {
      return false;
    }
    for (int i = 0; i < gold.size(); i++) {
      if (!equal(gold.get(i), answer.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Ratios are equal if all their products across are: {@code 3:4} and {@code 6:8}. */
  private boolean ratiosEqual(MathTree gold, MathTree answer) {
    List<MathTree> g = parts(gold);
    List<MathTree> a = parts(answer);
    if (g == null || a == null || g.size() != a.size()) {
      return false;
    }
    if (inOrder(g, a)) {
      return true;
    }
    for (MathTree part : g) {
      Rational value = ExactValue.of(part, budget);
      if (value != null && value.signum() == 0) {
        return false;
      }
    }
    for (int i = 1; i < g.size(); i++) {
      MathTree left = MathTree.operation(Operator.PRODUCT, g.getFirst(), a.get(i));
      MathTree right = MathTree.operation(Operator.PRODUCT, a.getFirst(), g.get(i));
      if (!scalars.equal(left, right)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable List<MathTree> parts(MathTree tree) {
    if (tree instanceof MathTree.Ratio ratio) {
      return ratio.parts();
    }
    boolean scalar =
        tree instanceof MathTree.Number
            || tree instanceof MathTree.Operation
            || tree instanceof MathTree.Symbol
            || tree instanceof MathTree.Call;
    if (!scalar || !settings.ratioAsFraction()) {
      return null;
    }
    return tree.is(Operator.QUOTIENT) ? tree.children() : List.of(tree, MathTree.whole(1));
  }

  private boolean valuesEqual(MathTree gold, MathTree answer) {
    boolean goldBase = gold instanceof MathTree.BaseNumber;
    boolean answerBase = answer instanceof MathTree.BaseNumber;
    if (goldBase || answerBase) {
      return goldBase != answerBase
          && settings.baseOptional()
          && digits(gold).equals(digits(answer));
    }
    boolean goldPercent = gold.is(Operator.PERCENT);
    boolean answerPercent = answer.is(Operator.PERCENT);
    if (goldPercent != answerPercent && settings.percent() != Percent.HUNDREDTHS) {
      MathTree g = goldPercent ? gold.children().getFirst() : gold;
      MathTree a = answerPercent ? answer.children().getFirst() : answer;
      return scalars.equal(g, a)
          || settings.percent() == Percent.EITHER && scalars.equal(gold, answer);
    }
    if (goldPercent && answerPercent) {
      return scalars.equal(gold.children().getFirst(), answer.children().getFirst());
    }
    return scalars.equal(gold, answer);
  }

  /** The digits of a number in whatever base. */
  private static String digits(MathTree tree) {
    return switch (tree) {
      case MathTree.BaseNumber n -> n.digits();
      case MathTree.Number n -> n.value().toString();
      default -> "none";
    };
  }
}
