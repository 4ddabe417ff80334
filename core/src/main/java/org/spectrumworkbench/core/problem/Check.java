package org.spectrumworkbench.core.problem;

import java.util.List;

/**
 * How an answer to a problem is judged. The gold answer itself is {@link Problem#answer}; a check
 * says what kind of thing it is and holds what judging needs besides.
 */
public sealed interface Check {
  /** A whole number after the word {@code answer} at the end: the tiny language. */
  Check WHOLE_NUMBER = new WholeNumber();

  /** Mathematical equivalence. */
  Check MATH = new MathAnswer();

  /** The tiny language: {@code ... answer 42} at the end of the response. */
  record WholeNumber() implements Check {}

  /** Equivalence of mathematical expressions, from LaTeX or plain text. */
  record MathAnswer() implements Check {}

  /**
   * One of several options; the gold answer is the letter, A for the first.
   *
   * @param options the texts of the options in order, without their letters
   */
  record Choice(List<String> options) implements Check {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /**
   * The same text, white space at the ends and runs of it aside.
   *
   * @param ignoreCase whether {@code Yes} equals {@code yes}
   */
  record Exact(boolean ignoreCase) implements Check {}

  /**
   * A number near the gold answer: {@code |a - g| <= max(absolute, relative * |g|)}.
   *
   * @param absolute in the unit of the answer, 0 or more
   * @param relative share of the gold answer, 0 or more
   */
  record Numeric(double absolute, double relative) implements Check {}

  /**
   * The whole response matches a regular expression; there is no gold answer to compare with.
   *
   * @param pattern in Java's syntax, matched in time linear in the length
   */
  record Format(String pattern) implements Check {}

  /**
   * An expression over given numbers, each used at most once, whose value is the gold answer.
   *
   * @param numbers those that may be used
   * @param all whether every one must be used
   */
  record Countdown(List<Integer> numbers, boolean all) implements Check {
    public Countdown {
      numbers = List.copyOf(numbers);
    }
  }

  /** A program that must pass tests; the gold answer is a program that does, or empty. */
  record Program(ProgramTests tests) implements Check {}
}
