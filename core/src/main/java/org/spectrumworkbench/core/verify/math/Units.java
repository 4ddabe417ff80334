package org.spectrumworkbench.core.verify.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words and currencies beside a value, such as {@code cm}, {@code m/s^2} or {@code apples}. */
final class Units {
  private static final String CURRENCIES = "€£₹¥";

  /** The longest unit that is shown; prose behind a value counts as one. */
  private static final int SHOWN = 40;

  private Units() {}

  /** Whether two answers have the same units, or one of them has none. */
  static boolean agree(String gold, String answer) {
    String g = of(gold);
    String a = of(answer);
    return g.isEmpty() || a.isEmpty() || g.equals(a);
  }

  /** The units of two answers where these differ, for people; empty where they do not. */
  static String differing(String gold, String answer) {
    String g = of(gold);
    String a = of(answer);
    if (g.equals(a)) {
      return "";
    }
    return g.isEmpty() || a.isEmpty() ? shown(g + a) : shown(g) + ", " + shown(a);
  }

  private static String shown(String unit) {
    return unit.length() <= SHOWN ? unit : unit.substring(0, SHOWN).strip() + "...";
  }

  /** All units of an answer in lower case, joined by commas; empty if it has none. */
  private static String of(String answer) {
    var units = new ArrayList<String>();
    answer
        .chars()
        .filter(c -> CURRENCIES.indexOf(c) >= 0)
        .forEach(c -> units.add(Character.toString(c)));
    // Most answers have none; they are not read once more.
    if (hasLetters(answer)) {
      behindValues(MathLexer.tokens(answer, Reading.STANDARD), units);
    }
    return String.join(", ", units.stream().distinct().toList());
  }

  /** Whether letters stand anywhere but in the names of commands. */
  private static boolean hasLetters(String answer) {
    int i = 0;
    while (i < answer.length()) {
      boolean command = answer.charAt(i) == '\\';
      int start = command ? i + 1 : i;
      i = start;
      while (i < answer.length() && Character.isLetter(answer.charAt(i))) {
        i++;
      }
      if (i > start && !command) {
        return true;
      }
      i = i == start && !command ? i + 1 : i;
    }
    return false;
  }

  private static void behindValues(List<Token> tokens, List<String> units) {
    boolean value = false;
    int i = 0;
    while (i < tokens.size()) {
      if (value && tokens.get(i).kind() == Token.Kind.WORDS) {
        int end = end(tokens, i);
        var unit = new StringBuilder();
        for (Token token : tokens.subList(i, end)) {
          boolean words = token.kind() == Token.Kind.WORDS;
          boolean spaced = words && !unit.isEmpty() && unit.charAt(unit.length() - 1) != '/';
          unit.append(spaced ? " " : "").append(token.text().strip());
        }
        units.add(unit.toString().toLowerCase(Locale.ROOT));
        i = end;
      } else {
        value |= tokens.get(i).kind() != Token.Kind.WORDS;
        i++;
      }
    }
  }

  /** Behind the words, powers and divisors that make up one unit. */
  private static int end(List<Token> tokens, int from) {
    int i = from;
    while (true) {
      Token token = tokens.get(i);
      boolean unit = token.kind() == Token.Kind.WORDS;
      boolean power = token.isSign("^") && tokens.get(i + 1).kind() == Token.Kind.NUMBER;
      boolean divisor = token.isSign("/") && isName(tokens.get(i + 1));
      if (!unit && !power && !divisor) {
        return i;
      }
      i += unit ? 1 : 2;
    }
  }

  private static boolean isName(Token token) {
    return token.kind() == Token.Kind.WORDS || token.kind() == Token.Kind.LETTER;
  }
}
