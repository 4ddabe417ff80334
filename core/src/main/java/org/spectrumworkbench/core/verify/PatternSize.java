package org.spectrumworkbench.core.verify;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * About how large a regular expression becomes once its counted repetitions are written out,
 * without writing them out: {@code ((a{100}){100}){100}} is a million.
 */
final class PatternSize {
  private static final long ENDLESS = Long.MAX_VALUE / 4_096;

  private final String pattern;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long group;
  private long atom;
  private int at;

  private PatternSize(String pattern) {
    this.pattern = pattern;
  }

  /** Characters, classes and signs after repetition; no less than half of what it really is. */
  static long of(String pattern) {
    return new PatternSize(pattern).count();
  }

  private long count() {
    while (at < pattern.length()) {
      switch (pattern.charAt(at++)) {
        case '\\' -> {
          next(1);
          at++;
        }
        case '[' -> {
          next(1);
          skipClass();
        }
        case '(' -> {
          next(0);
          outer.push(group);
          group = 0;
        }
        case ')' -> {
          next(0);
          long inside = group;
          group = outer.isEmpty() ? 0 : outer.pop();
          atom = inside + 1;
        }
        case '{' -> atom = Math.min(ENDLESS, atom * repetitions());
        case '*', '+', '?', '|' -> atom++;
        default -> next(1);
      }
    }
    next(0);
    while (!outer.isEmpty()) {
      group = Math.min(ENDLESS, group + outer.pop());
    }
    return group;
  }

  /** Puts the atom before into its group, since no repetition of it follows any more. */
  private void next(long size) {
    group = Math.min(ENDLESS, group + atom);
    atom = size;
  }

  private void skipClass() {
    // A bracket that comes first is a member of the class.
    at += at < pattern.length() && pattern.charAt(at) == '^' ? 1 : 0;
    at += at < pattern.length() && pattern.charAt(at) == ']' ? 1 : 0;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      at += pattern.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  /** The largest number in the braces; 1 where they are no repetition but text. */
  private long repetitions() {
    int end = pattern.indexOf('}', at);
    String inside = end < 0 ? "" : pattern.substring(at, end);
    if (!inside.matches("\\d{1,9}(?:,\\d{0,9})?")) {
      return 1;
    }
    at = end + 1;
    long most = 1;
    for (String number : inside.split(",", -1)) {
      most = Math.max(most, number.isEmpty() ? 1 : Long.parseLong(number));
    }
    return most;
  }
}
