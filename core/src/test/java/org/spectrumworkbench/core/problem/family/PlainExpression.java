package org.spectrumworkbench.core.problem.family;

/**
 * Works out plain mathematical text: {@code (3x^2 - 5)(x + 1)/2}, with one variable, {@code pi},
 * and products without a sign. Recursive descent, in doubles.
 */
final class PlainExpression {
  private final String text;
  private final double variable;
  private int at;

  private PlainExpression(String text, double variable) {
    this.text = text.replace(" ", "");
    this.variable = variable;
  }

  static double value(String text, double variable) {
    PlainExpression expression = new PlainExpression(text, variable);
    double value = expression.sum();
    if (expression.at != expression.text.length()) {
      throw new IllegalArgumentException("not an expression: " + text);
    }
    return value;
  }

  private double sum() {
    double sum = product();
    while (peek() == '+' || peek() == '-') {
      sum += text.charAt(at++) == '+' ? product() : -product();
    }
    return sum;
  }

  private double product() {
    double product = signed();
    while (true) {
      char next = peek();
      if (next == '*') {
        at++;
        product *= signed();
      } else if (next == '/') {
        at++;
        product /= signed();
      } else if (next == '(' || Character.isLetterOrDigit(next)) {
        product *= power();
      } else {
        return product;
      }
    }
  }

  private double signed() {
    if (peek() == '-') {
      at++;
      return -signed();
    }
    return power();
  }

  private double power() {
    double base = atom();
    if (peek() == '^') {
      at++;
      return Math.pow(base, signed());
    }
    return base;
  }

  private double atom() {
    if (peek() == '(') {
      at++;
      double inner = sum();
      if (text.charAt(at++) != ')') {
        throw new IllegalArgumentException("a bracket is open in " + text);
      }
      return inner;
    }
    if (text.startsWith("pi", at)) {
      at += 2;
      return Math.PI;
    }
    if (Character.isLetter(peek())) {
      at++;
      return variable;
    }
    int start = at;
    while (Character.isDigit(peek()) || peek() == '.') {
      at++;
    }
    return Double.parseDouble(text.substring(start, at));
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : ' ';
  }
}
