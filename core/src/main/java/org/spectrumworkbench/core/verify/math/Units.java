package org.spectrumworkbench.core.verify.math;

import java.util.List;
import java.util.Locale;

/** The words behind a value, such as {@code cm} or {@code apples}. */
final class Units {
  private Units() {}

  /** Whether two answers have the same words behind their values, or one of them has none. */
  static boolean agree(String gold, String answer) {
    String g = of(gold);
    String a = of(answer);
    return g.isEmpty() || a.isEmpty() || g.equals(a);
  }

  private static String of(String answer) {
    List<Token> tokens = MathLexer.tokens(answer, Reading.STANDARD);
    var units = new StringBuilder();
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.WORDS) {
        units.append(token.text().strip().toLowerCase(Locale.ROOT)).append(' ');
      }
    }
    return units.toString();
  }
}
