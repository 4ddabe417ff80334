package org.spectrumworkbench.core.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads an arithmetic expression over whole numbers with {@code + - * /} and brackets, and its
 * value as an exact fraction. Length, depth and size of numbers are bounded, so that no text takes
 * long or much memory.
 */
final class Countdown {
  static final int MOST_CHARACTERS = 1_000;
  private static final int DEEPEST = 50;
  private static final int MOST_DIGITS = 9;
  private static final Pattern TWO_NUMBERS = Pattern.compile("\\d\\s+\\d");

  /**
   * An expression that was read.
   *
   * @param value what it comes to
   * @param numbers those written in it, from left to right
   * @param text the expression in one way of writing: no spaces, {@code * /} for the signs
   */
  record Expression(Fraction value, List<Integer> numbers, String text) {
    Expression {
      numbers = List.copyOf(numbers);
    }
  }

  /** Why a text is no such expression. */
  static final class NotAnExpression extends Exception {
    private static final long serialVersionUID = 1L;

    NotAnExpression(String why) {
      super(why);
    }

    /** Why, in a sentence. */
    String why() {
      return String.valueOf(getMessage());
    }
  }

  private final String text;
  private final List<Integer> numbers = new ArrayList<>();
  private int at;
  private int depth;

  private Countdown(String text) {
    this.text = text;
  }

  /**
   * Reads an expression.
   *
   * @throws NotAnExpression where the text is none, or divides by zero
   */
  static Expression read(String text) throws NotAnExpression {
    if (text.length() > MOST_CHARACTERS) {
      throw new NotAnExpression("It is longer than " + MOST_CHARACTERS + " characters.");
    }
    if (TWO_NUMBERS.matcher(text).find()) {
      throw new NotAnExpression("Two numbers stand side by side without a sign.");
    }
    String plain = plain(text);
    Countdown reader = new Countdown(plain);
    try {
      Fraction value = reader.sum();
      if (reader.at < plain.length()) {
        throw reader.unexpected();
      }
      return new Expression(value, reader.numbers, plain);
    } catch (ArithmeticException e) {
      throw new NotAnExpression("It divides by zero.");
    }
  }

  /** The same expression without spaces and in ASCII signs. */
  static String plain(String text) {
    return text.replaceAll("\\\\left|\\\\right|\\\\[,;:! ]|\\\\[()\\[\\]]|\\$|\\s+", "")
        .replaceAll("\\\\times|\\\\cdot|\\\\ast|[×·∗⋅]", "*")
        .replaceAll("\\\\div|[÷∕]", "/")
        .replaceAll("[−–]", "-")
        .replace('[', '(')
        .replace(']', ')');
  }

  private Fraction sum() throws NotAnExpression {
    Fraction value = product();
    while (true) {
      if (take('+')) {
        value = value.plus(product());
      } else if (take('-')) {
        value = value.minus(product());
      } else {
        return value;
      }
    }
  }

  private Fraction product() throws NotAnExpression {
    Fraction value = factor();
    while (true) {
      if (take('*')) {
        value = value.times(factor());
      } else if (take('/')) {
        value = value.dividedBy(factor());
      } else {
        return value;
      }
    }
  }

  private Fraction factor() throws NotAnExpression {
    if (!take('(')) {
      return number();
    }
    if (++depth > DEEPEST) {
      throw new NotAnExpression("Its brackets are more than " + DEEPEST + " deep.");
    }
    Fraction value = sum();
    depth--;
    if (!take(')')) {
      throw new NotAnExpression("A bracket is not closed.");
    }
    return value;
  }

  /** A sign belongs to a number only: whether {@code -3} may be used depends on what was given. */
  private Fraction number() throws NotAnExpression {
    int from = at;
    boolean negative = take('-');
    int digits = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == digits) {
      throw unexpected();
    }
    if (at - digits > MOST_DIGITS) {
      throw new NotAnExpression("The number " + text.substring(from, at) + " is too long.");
    }
    int value = Integer.parseInt(text, digits, at, 10);
    numbers.add(negative ? -value : value);
    return Fraction.of(BigInteger.valueOf(negative ? -value : value));
  }

  private boolean take(char sign) {
    boolean there = at < text.length() && text.charAt(at) == sign;
    at += there ? 1 : 0;
    return there;
  }

  private NotAnExpression unexpected() {
    return new NotAnExpression(
        at < text.length()
            ? "'" + text.charAt(at) + "' cannot stand at place " + (at + 1) + " of it."
            : "It ends where a number should follow.");
  }
}
