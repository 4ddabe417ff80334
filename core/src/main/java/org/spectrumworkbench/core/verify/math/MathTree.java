package org.spectrumworkbench.core.verify.math;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A mathematical answer as a tree. */
sealed interface MathTree {
  /**
   * A number as written.
   *
   * @param decimal whether it was written with a decimal point, and so may be rounded
   */
  record Number(Rational value, boolean decimal) implements MathTree {}

  /** Digits in another base: {@code 312_4}. */
  record BaseNumber(String digits, int base) implements MathTree {}

  /** A variable or a constant: {@code x}, {@code x_1}, {@code pi}, {@code infinity}. */
  record Symbol(String name) implements MathTree {}

  /** Words, in lower case and with single spaces: {@code east}. */
  record Words(String text) implements MathTree {}

  /** Arithmetic. */
  record Operation(Operator operator, List<MathTree> arguments) implements MathTree {}

  /** A function of its arguments, known ({@code sin}) or not ({@code f}). */
  record Call(String function, List<MathTree> arguments) implements MathTree {}

  /**
   * Items in brackets: a set in braces, a tuple, a vector or an interval in others.
   *
   * @param open one of <code>( [ {</code>
   * @param close one of <code>) ] }</code>
   */
  record Bracketed(char open, char close, List<MathTree> items) implements MathTree {}

  /** Items without brackets. */
  record Listing(Joint joint, List<MathTree> items) implements MathTree {}

  /** Rows of equal length. */
  record Matrix(List<List<MathTree>> rows) implements MathTree {}

  /** A chain of sides with a sign between each two: {@code 1 < x <= 3}. */
  record Relation(List<MathTree> sides, List<Comparison> signs) implements MathTree {}

  /** A union, an intersection or a difference of sets. */
  record SetOperation(SetOperator operator, MathTree left, MathTree right) implements MathTree {}

  /** {@code 3:4:5}. */
  record Ratio(List<MathTree> parts) implements MathTree {}

  /** What an {@link Operation} does. */
  enum Operator {
    SUM,
    PRODUCT,
    QUOTIENT,
    POWER,
    NEGATIVE,
    FACTORIAL,
    PERCENT,
    DEGREES,
    PLUS_MINUS,
    MINUS_PLUS
  }

  /** What stands between the items of a {@link Listing}. */
  enum Joint {
    COMMA,
    AND,
    OR,
    SEMICOLON
  }

  /** What a {@link Relation} says of two sides. */
  enum Comparison {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    ABOUT("~"),
    ELEMENT("in");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    /** The sign seen from the other side. */
    Comparison flipped() {
      return switch (this) {
        case LESS -> GREATER;
        case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
        case GREATER -> LESS;
        case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
        case EQUAL, NOT_EQUAL, ABOUT, ELEMENT -> this;
      };
    }

    boolean isInequality() {
      return this != EQUAL && this != ABOUT && this != ELEMENT;
    }
  }

  /** What a {@link SetOperation} does. */
  enum SetOperator {
    UNION,
    INTERSECTION,
    DIFFERENCE
  }

  static MathTree operation(Operator operator, MathTree... arguments) {
    return new Operation(operator, List.of(arguments));
  }

  static MathTree whole(long value) {
    return new Number(Rational.of(value), false);
  }

  /** The infinity of the real line, without its sign. */
  Symbol INFINITY = new Symbol("infinity");

  /** Whether this is an {@link Operation} of one kind. */
  default boolean is(Operator operator) {
    return this instanceof Operation o && o.operator == operator;
  }

  /** The trees right below this one. */
  default List<MathTree> children() {
    return switch (this) {
      case Number n -> List.of();
      case BaseNumber n -> List.of();
      case Symbol s -> List.of();
      case Words w -> List.of();
      case Operation o -> o.arguments;
      case Call c -> c.arguments;
      case Bracketed b -> b.items;
      case Listing l -> l.items;
      case Matrix m -> m.rows.stream().flatMap(List::stream).toList();
      case Relation r -> r.sides;
      case SetOperation s -> List.of(s.left, s.right);
      case Ratio r -> r.parts;
    };
  }

  /** The same kind of tree with each child replaced. */
  default MathTree map(UnaryOperator<MathTree> change) {
    return switch (this) {
      case Number n -> n;
      case BaseNumber n -> n;
      case Symbol s -> s;
      case Words w -> w;
      case Operation o -> new Operation(o.operator, mapped(o.arguments, change));
      case Call c -> new Call(c.function, mapped(c.arguments, change));
      case Bracketed b -> new Bracketed(b.open, b.close, mapped(b.items, change));
      case Listing l -> new Listing(l.joint, mapped(l.items, change));
      case Matrix m -> new Matrix(m.rows.stream().map(row -> mapped(row, change)).toList());
      case Relation r -> new Relation(mapped(r.sides, change), r.signs);
      case SetOperation s ->
          new SetOperation(s.operator, change.apply(s.left), change.apply(s.right));
      case Ratio r -> new Ratio(mapped(r.parts, change));
    };
  }

  private static List<MathTree> mapped(List<MathTree> trees, UnaryOperator<MathTree> change) {
    var changed = new ArrayList<MathTree>(trees.size());
    for (MathTree tree : trees) {
      changed.add(change.apply(tree));
    }
    return List.copyOf(changed);
  }
}
