package org.spectrumworkbench.core.verify.math;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.spectrumworkbench.core.verify.math.MathTree.Bracketed;
import org.spectrumworkbench.core.verify.math.MathTree.Joint;
import org.spectrumworkbench.core.verify.math.MathTree.Listing;

/** Whether lists, sets, tuples and intervals are the same. */
final class ListEquality {
  private final MathSettings settings;
  private final Budget budget;
  private final AnswerEquality answers;

  ListEquality(MathSettings settings, Budget budget, AnswerEquality answers) {
    this.settings = settings;
    this.budget = budget;
    this.answers = answers;
  }

  /** Compares two answers of which at least one is a list without brackets. */
  boolean equal(MathTree gold, MathTree answer) {
    if (gold instanceof Listing g && answer instanceof Listing a) {
      return listsEqual(g, a);
    }
    Listing list = gold instanceof Listing g ? g : (Listing) answer;
    MathTree other = gold instanceof Listing ? answer : gold;
    if (!(Names.unnamed(other) instanceof Bracketed brackets)) {
      return false;
    }
    List<MathTree> items = values(list);
    List<MathTree> otherItems = brackets.items();
    boolean goldFirst = list == gold;
    return switch (brackets.open()) {
      case '{' -> settings.listAsSet() && sameSet(items, otherItems, goldFirst);
      case '(' ->
          brackets.close() == ')'
              && settings.listAsTuple()
              && (goldFirst
                  ? answers.inOrder(items, otherItems)
                  : answers.inOrder(otherItems, items));
      default -> false;
    };
  }

  private boolean listsEqual(Listing gold, Listing answer) {
    Set<MathTree> goldNames = names(gold);
    Set<MathTree> answerNames = names(answer);
    if (goldNames.size() > 1 && goldNames.equals(answerNames)) {
      return sameItems(gold.items(), answer.items(), true);
    }
    List<MathTree> g = values(gold);
    List<MathTree> a = values(answer);
    boolean ordered = settings.orderedLists() || goldNames.size() > 1 || answerNames.size() > 1;
    return ordered ? answers.inOrder(g, a) : sameSet(g, a, true);
  }

  /** The distinct names that a list gives values to. */
  private static Set<MathTree> names(Listing list) {
    var names = new LinkedHashSet<MathTree>();
    for (MathTree item : list.items()) {
      if (Names.isAssignment(item)) {
        names.add(item.children().getFirst());
      }
    }
    return names;
  }

  /** The items without their names; groups of a list with semicolons are tuples. */
  private List<MathTree> values(Listing list) {
    var values = new ArrayList<MathTree>();
    for (MathTree item : list.items()) {
      if (item instanceof Listing group && list.joint() == Joint.SEMICOLON) {
        values.add(new Bracketed('(', ')', values(group)));
      } else {
        values.add(settings.assignments() ? Names.unnamed(item) : item);
      }
    }
    return values;
  }

  /** Whether two collections have the same items as often, in any order. */
  private boolean sameItems(List<MathTree> gold, List<MathTree> answer, boolean sameNames) {
    if (gold.size() != answer.size()) {
      return false;
    }
    var left = new ArrayList<>(answer);
    for (MathTree item : gold) {
      int found = -1;
      for (int i = 0; i < left.size() && found < 0; i++) {
        budget.step();
        boolean named =
            !sameNames || item.children().getFirst().equals(left.get(i).children().getFirst());
        found = named && answers.equal(item, left.get(i)) ? i : -1;
      }
      if (found < 0) {
        return false;
      }
      left.remove(found);
    }
    return true;
  }

  private boolean sameSet(List<MathTree> first, List<MathTree> second, boolean goldFirst) {
    List<MathTree> gold = distinct(goldFirst ? first : second);
    List<MathTree> answer = distinct(goldFirst ? second : first);
    return sameItems(gold, answer, false);
  }

  private List<MathTree> distinct(List<MathTree> items) {
    var distinct = new ArrayList<MathTree>();
    for (MathTree item : items) {
      if (distinct.stream().noneMatch(known -> answers.equal(known, item))) {
        distinct.add(item);
      }
    }
    return distinct;
  }

  /** Compares two answers of which at least one is in brackets, and none is a bare list. */
  boolean bracketsEqual(MathTree gold, MathTree answer) {
    if (gold instanceof Bracketed g && answer instanceof Bracketed a) {
      boolean set = g.open() == '{';
      if (g.open() != a.open() || g.close() != a.close()) {
        return false;
      }
      return set ? sameSet(g.items(), a.items(), true) : answers.inOrder(g.items(), a.items());
    }
    Bracketed brackets = gold instanceof Bracketed g ? g : (Bracketed) answer;
    MathTree other = gold instanceof Bracketed ? answer : gold;
    if (other instanceof MathTree.Matrix matrix) {
      boolean vector = MatrixArithmetic.rows(matrix) == 1 || MatrixArithmetic.columns(matrix) == 1;
      return settings.vectorAsTuple()
          && vector
          && brackets.open() == '('
          && brackets.close() == ')'
          && (gold == brackets
              ? answers.inOrder(brackets.items(), matrix.children())
              : answers.inOrder(matrix.children(), brackets.items()));
    }
    boolean singleton = brackets.open() == '{' && brackets.items().size() == 1;
    return singleton
        && settings.singletonSets()
        && (gold == brackets
            ? answers.equal(brackets.items().getFirst(), other)
            : answers.equal(other, brackets.items().getFirst()));
  }

  /** Compares operations on sets whose ends have variables: the same parts under one operation. */
  boolean partsEqual(MathTree gold, MathTree answer) {
    if (gold instanceof MathTree.SetOperation g && answer instanceof MathTree.SetOperation a) {
      if (g.operator() != a.operator()) {
        return false;
      }
      return switch (g.operator()) {
        case UNION, INTERSECTION ->
            sameItems(parts(g, g.operator()), parts(a, a.operator()), false);
        case DIFFERENCE -> answers.equal(g.left(), a.left()) && answers.equal(g.right(), a.right());
      };
    }
    if (gold instanceof Listing g && answer instanceof Listing a) {
      return g.joint() == Joint.OR == (a.joint() == Joint.OR)
          && sameItems(g.items(), a.items(), false);
    }
    return false;
  }

  private static List<MathTree> parts(MathTree tree, MathTree.SetOperator operator) {
    var parts = new ArrayList<MathTree>();
    MathTree rest = tree;
    while (rest instanceof MathTree.SetOperation s && s.operator() == operator) {
      parts.add(s.right());
      rest = s.left();
    }
    parts.add(rest);
    return parts;
  }
}
