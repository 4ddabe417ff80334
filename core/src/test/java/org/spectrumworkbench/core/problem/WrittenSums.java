package org.spectrumworkbench.core.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the equations and comparisons of a solution back and works them out, independently of the
 * generators.
 */
final class WrittenSums {
  private WrittenSums() {}

  record Relation(String left, String sign, String right, int x) {
    boolean holds() {
      int l = value(left, x);
      int r = value(right, x);
      return sign.equals("=") ? l == r : l < r;
    }
  }

  /** All relations of the working; {@code x} is the unknown of algebra. */
  static List<Relation> in(String text, int x) {
    List<Relation> relations = new ArrayList<>();
    String working = text.substring(0, text.lastIndexOf(TinyVocabulary.ANSWER));
    for (String step : working.split(",")) {
      String sign = step.contains("<") ? "<" : "=";
      String[] sides = step.strip().split(sign);
      for (int i = 0; i + 1 < sides.length; i++) {
        relations.add(new Relation(sides[i], sign, sides[i + 1], x));
      }
    }
    return relations;
  }

  /** Value of sums and differences of products and quotients; {@code 3x} is a product. */
  private static int value(String side, int x) {
    int total = 0;
    int sign = 1;
    int product = 1;
    boolean divide = false;
    boolean open = false;
    for (String token : TinyVocabulary.split(side)) {
      switch (token) {
        case "+", "-" -> {
          total += sign * product;
          sign = token.equals("+") ? 1 : -1;
          product = 1;
          open = false;
        }
        case "*" -> open = false;
        case "/" -> divide = true;
        default -> {
          int factor = token.equals("x") ? x : Integer.parseInt(token);
          if (open && !divide && !token.equals("x")) {
            throw new IllegalArgumentException("two numbers side by side in " + side);
          }
          if (divide && product % factor != 0) {
            throw new IllegalArgumentException("a remainder in " + side);
          }
          product = divide ? product / factor : product * factor;
          divide = false;
          open = true;
        }
      }
    }
    return total + sign * product;
  }
}
