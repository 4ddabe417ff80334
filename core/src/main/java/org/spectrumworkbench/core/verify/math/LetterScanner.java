package org.spectrumworkbench.core.verify.math;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads letters of plain text, of which only the surroundings tell what they are: a word such as
 * "and", a unit, a function, words of prose, or variables, which are taken one at a time.
 */
final class LetterScanner {
  /** Constants that plain text spells out. */
  private static final Map<String, String> CONSTANTS =
      Map.of(
          "pi",
          "pi",
          "infinity",
          "infinity",
          "inf",
          "infinity",
          "oo",
          "infinity",
          "theta",
          "theta");

  /** Letters that are units behind a number and a space at the end: {@code 12 m}. */
  private static final String LETTER_UNITS = "msghL";

  private final String text;
  private final List<Token> tokens;

  /**
   * @param tokens what has been read so far, which grows
   */
  LetterScanner(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /**
   * What the letters are.
   *
   * @param end index after them
   */
  record Scanned(Token.Kind kind, String content, int end) {}

  /** Reads from a letter; nothing but a place to go on from where a currency is skipped. */
  Scanned scan(int start, boolean space) {
    int end = letters(start);
    String run = text.substring(start, end);
    String joint = joint(run);
    if (joint != null) {
      return new Scanned(Token.Kind.SIGN, joint, start + joint.length());
    }
    String sign = Vocabulary.wordSign(run);
    String constant = CONSTANTS.get(run);
    String name = Vocabulary.name(run);
    if (sign != null) {
      return new Scanned(Token.Kind.SIGN, sign, end);
    }
    if (isTimes(run, end, space)) {
      return new Scanned(Token.Kind.SIGN, "*", end);
    }
    if (isUnion(run, end)) {
      return new Scanned(Token.Kind.SIGN, "cup", end);
    }
    if (afterValue() && isUnit(run, end, space)) {
      return new Scanned(Token.Kind.WORDS, run, end);
    }
    if (name != null) {
      return new Scanned(Token.Kind.NAME, name, end);
    }
    if (constant != null) {
      return new Scanned(Token.Kind.LETTER, constant, end);
    }
    return Vocabulary.isWord(run)
            || run.length() > 1 && (inProse() || proseBegins(end, space))
            || inProse() && space && wordFollows(end)
        ? new Scanned(Token.Kind.WORDS, run, end)
        : head(run, start);
  }

  private int letters(int start) {
    int end = start;
    while (end < text.length() && (Character.isLetter(text.charAt(end)) || isElision(start, end))) {
      end++;
    }
    return end;
  }

  /** The apostrophe of {@code week's}; that of {@code f'} is a derivative. */
  private boolean isElision(int start, int i) {
    return text.charAt(i) == '\''
        && i - start >= 3
        && i + 1 < text.length()
        && Character.isLetter(text.charAt(i + 1));
  }

  /** "or" and "and" written against what follows: {@code 2orK(x)=-2}. */
  private @Nullable String joint(String run) {
    if (!afterValue()) {
      return null;
    }
    for (String joint : new String[] {"or", "and"}) {
      boolean before =
          run.startsWith(joint)
              && run.length() > joint.length()
              && !Vocabulary.isWord(run)
              && (Character.isUpperCase(run.charAt(joint.length()))
                  || run.length() == joint.length() + 1);
      if (run.equals(joint) || before) {
        return joint;
      }
    }
    return null;
  }

  /** {@code 3.5 x 10^4}, with spaces and digits on both sides. */
  private boolean isTimes(String run, int end, boolean space) {
    return run.equals("x")
        && space
        && last(Token.Kind.NUMBER)
        && text.startsWith(" ", end)
        && NumberScanner.begins(text, end + 1);
  }

  /** {@code (0,1) U (2,3)}. */
  private boolean isUnion(String run, int end) {
    int next = end;
    while (text.startsWith(" ", next)) {
      next++;
    }
    boolean opens = next < text.length() && "([{\\".indexOf(text.charAt(next)) >= 0;
    return run.equals("U") && opens && afterValue() && !last(Token.Kind.NUMBER);
  }

  /** {@code m²} after a number is a unit, though {@code m} alone may be a variable. */
  private boolean isUnit(String run, int end, boolean space) {
    if (Vocabulary.isUnit(run) || run.equals("min") && !text.startsWith("(", end)) {
      return true;
    }
    if (run.length() == 1 && space && atEnd(end) && last(Token.Kind.NUMBER)) {
      return LETTER_UNITS.contains(run) && text.indexOf('\\') < 0;
    }
    return run.equals("m") && (text.startsWith("^2", end) || text.startsWith("^3", end));
  }

  private boolean atEnd(int from) {
    for (int i = from; i < text.length(); i++) {
      if ("$. ".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Behind a word, letters are a word too: {@code 3 hours ago}. */
  private boolean inProse() {
    return last(Token.Kind.WORDS);
  }

  /** Letters after a number and a space, with another word behind them: {@code 34 for the bag}. */
  private boolean proseBegins(int end, boolean space) {
    return space && afterValue() && wordFollows(end);
  }

  private boolean wordFollows(int end) {
    return text.startsWith(" ", end)
        && end + 2 < text.length()
        && Character.isLetter(text.charAt(end + 1))
        && Character.isLetter(text.charAt(end + 2));
  }

  /** Whether a number or a closing bracket comes before. */
  boolean afterValue() {
    if (tokens.isEmpty()) {
      return false;
    }
    Token last = tokens.getLast();
    return last.kind() == Token.Kind.NUMBER
        || last.isSign(")")
        || last.isSign("]")
        || last.isSign("}")
        || last.isSign("\\}");
  }

  private boolean last(Token.Kind kind) {
    return !tokens.isEmpty() && tokens.getLast().kind() == kind;
  }

  /** The first letter of a run of variables, or the function that it begins with. */
  private static Scanned head(String run, int start) {
    for (int length = Math.min(6, run.length() - 1); length >= 2; length--) {
      String head = run.substring(0, length);
      if (head.equals("pi")) {
        return new Scanned(Token.Kind.LETTER, head, start + length);
      }
      boolean function = run.length() - length <= 2 && Vocabulary.FUNCTIONS.contains(head);
      if (function || head.equals("sqrt")) {
        return new Scanned(Token.Kind.NAME, head, start + length);
      }
    }
    return new Scanned(Token.Kind.LETTER, run.substring(0, 1), start + 1);
  }
}
