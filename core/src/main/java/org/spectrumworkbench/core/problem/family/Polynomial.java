package org.spectrumworkbench.core.problem.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A polynomial in one variable.
 *
 * @param coefficients of x^0, x^1, ...; the last is not 0, except in the polynomial 0
 */
record Polynomial(List<Fraction> coefficients) {
  Polynomial {
    List<Fraction> kept = new ArrayList<>(coefficients);
    while (kept.size() > 1 && kept.getLast().equals(Fraction.ZERO)) {
      kept.removeLast();
    }
    coefficients = List.copyOf(kept);
  }

  /** Whole coefficients, that of x^0 first. */
  static Polynomial of(int... coefficients) {
    return new Polynomial(Arrays.stream(coefficients).mapToObj(Fraction::of).toList());
  }

  int degree() {
    return coefficients.size() - 1;
  }

  /** The coefficient of x^power. */
  Fraction at(int power) {
    return coefficients.get(power);
  }

  Fraction value(Fraction x) {
    Fraction value = Fraction.ZERO;
    for (Fraction coefficient : coefficients.reversed()) {
      value = value.times(x).plus(coefficient);
    }
    return value;
  }

  Fraction value(long x) {
    return value(Fraction.of(x));
  }

  Polynomial derivative() {
    List<Fraction> terms = new ArrayList<>();
    for (int power = 1; power <= degree(); power++) {
      terms.add(at(power).times(power));
    }
    return new Polynomial(terms.isEmpty() ? List.of(Fraction.ZERO) : terms);
  }

  /** The one that is 0 at 0. */
  Polynomial antiderivative() {
    List<Fraction> terms = new ArrayList<>(List.of(Fraction.ZERO));
    for (int power = 0; power <= degree(); power++) {
      terms.add(at(power).over(power + 1));
    }
    return new Polynomial(terms);
  }

  Polynomial times(Polynomial other) {
    Fraction[] product = new Fraction[degree() + other.degree() + 1];
    Arrays.fill(product, Fraction.ZERO);
    for (int i = 0; i <= degree(); i++) {
      for (int j = 0; j <= other.degree(); j++) {
        product[i + j] = product[i + j].plus(at(i).times(other.at(j)));
      }
    }
    return new Polynomial(Arrays.asList(product));
  }

  /** What is left of the division by (x - root), the remainder dropped: Horner's scheme. */
  Polynomial dividedBy(long root) {
    List<Fraction> quotient = new ArrayList<>();
    Fraction carried = Fraction.ZERO;
    for (int power = degree(); power > 0; power--) {
      carried = carried.times(root).plus(at(power));
      quotient.addFirst(carried);
    }
    return new Polynomial(quotient.isEmpty() ? List.of(Fraction.ZERO) : quotient);
  }

  /** {@code 3x^2 - x + 1/2}. */
  String text(String variable) {
    StringBuilder text = new StringBuilder();
    for (int power = degree(); power >= 0; power--) {
      Fraction coefficient = at(power);
      boolean negative = coefficient.numerator() < 0;
      if (coefficient.numerator() == 0) {
        continue;
      }
      if (text.isEmpty()) {
        text.append(negative ? "-" : "");
      } else {
        text.append(negative ? " - " : " + ");
      }
      text.append(term(negative ? coefficient.times(-1) : coefficient, power, variable));
    }
    return text.isEmpty() ? "0" : text.toString();
  }

  private static String term(Fraction size, int power, String variable) {
    if (power == 0) {
      return size.toString();
    }
    String number =
        size.equals(Fraction.of(1)) ? "" : size.whole() ? size.toString() : "(" + size + ")";
    return number + variable + (power == 1 ? "" : "^" + power);
  }

  /** The text with the variable x. */
  @Override
  public String toString() {
    return text("x");
  }
}
