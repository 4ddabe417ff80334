package org.spectrumworkbench.core.problem.leak;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The words of a text, normalised, each with its place in the text as it was.
 *
 * <p>A word is a run of letters and digits in lower case; punctuation, symbols and white space end
 * it and are dropped. Characters beyond ASCII are decomposed (NFKD) and lose their marks, so that
 * {@code é} equals {@code e} and a full-width digit equals the plain one. Within a word an
 * apostrophe ({@code don't}), the comma of thousands ({@code 49,479}) and invisible format
 * characters are dropped without ending it. In scripts that put no space between words (Han, kana)
 * each character is a word.
 *
 * <p>One scanner serves many texts, one after another, and makes no objects on the way.
 */
final class WordScanner {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private String text = "";
  private int at;
  private char[] word = new char[64];
  private int length;
  private int from;
  private int to;
  private long hash;

  /** Begins with a text. */
  void start(String next) {
    text = next;
    at = 0;
  }

  /** Goes to the next word; false where there is none. */
  boolean next() {
    length = 0;
    hash = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c < 128) {
        if (isAsciiWord(c)) {
          append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c), at, at + 1);
        } else if (length > 0 && !joins(c)) {
          return true;
        }
        at++;
      } else if (beyondAscii()) {
        return true;
      }
    }
    return length > 0;
  }

  /** The characters of the word; the array is the scanner's own and changes. */
  char[] word() {
    return word;
  }

  /** How many characters the word has. */
  int length() {
    return length;
  }

  /** Where the word begins in the text. */
  int from() {
    return from;
  }

  /** Where the word ends in the text, exclusive. */
  int to() {
    return to;
  }

  /** A 64-bit hash of the word's characters. */
  long hash() {
    return hash ^ (hash >>> 29);
  }

  /** Takes in one character beyond ASCII; true where the word has ended. */
  private boolean beyondAscii() {
    int code = text.codePointAt(at);
    int after = at + Character.charCount(code);
    if (Character.isLetterOrDigit(code) || Character.getType(code) == Character.OTHER_NUMBER) {
      if (isWordOfItsOwn(code)) {
        if (length > 0) {
          return true;
        }
        take(code, after);
        at = after;
        return true;
      }
      take(code, after);
    } else if (length > 0 && !isSilent(code) && !joins(code)) {
      return true;
    }
    at = after;
    return false;
  }

  private void take(int code, int after) {
    String plain = Normalizer.normalize(Character.toString(code), Normalizer.Form.NFKD);
    for (int i = 0; i < plain.length(); ) {
      int part = plain.codePointAt(i);
      i += Character.charCount(part);
      if (Character.isLetterOrDigit(part)) {
        for (char unit : Character.toChars(Character.toLowerCase(part))) {
          append(unit, at, after);
        }
      }
    }
  }

  private void append(char unit, int begin, int end) {
    if (length == 0) {
      from = begin;
    }
    to = end;
    if (length == word.length) {
      word = Arrays.copyOf(word, 2 * length);
    }
    word[length++] = unit;
    hash = (Long.rotateLeft(hash, 5) ^ unit) * MULTIPLIER;
  }

  /** Whether a character within a word is dropped without ending it. */
  private boolean joins(int c) {
    return switch (c) {
      case '\'', '\u2019', '\u02BC' ->
          at + 1 < text.length()
              && Character.isLetter(text.charAt(at - 1))
              && Character.isLetter(text.charAt(at + 1));
      case ',' ->
          isDigit(at - 1)
              && isDigit(at + 1)
              && isDigit(at + 2)
              && isDigit(at + 3)
              && !isDigit(at + 4);
      default -> false;
    };
  }

  private boolean isDigit(int place) {
    return place >= 0
        && place < text.length()
        && text.charAt(place) >= '0'
        && text.charAt(place) <= '9';
  }

  private static boolean isAsciiWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  /** Marks on a letter, soft hyphens, zero-width characters. */
  private static boolean isSilent(int code) {
    return switch (Character.getType(code)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }

  private static boolean isWordOfItsOwn(int code) {
    if (Character.isIdeographic(code)) {
      return true;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(code);
    return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
  }
}
