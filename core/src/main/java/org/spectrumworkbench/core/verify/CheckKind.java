package org.spectrumworkbench.core.verify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.spectrumworkbench.core.problem.Check;

/** The kinds of checks, as files and the command line name them. */
public enum CheckKind {
  /** {@link Check.WholeNumber}. */
  INTEGER,
  /** {@link Check.MathAnswer}. */
  MATH,
  /** {@link Check.Choice}. */
  CHOICE,
  /** {@link Check.Exact}. */
  EXACT,
  /** {@link Check.Numeric}. */
  NUMERIC,
  /** {@link Check.Format}. */
  FORMAT,
  /** {@link Check.Countdown}. */
  COUNTDOWN,
  /** {@link Check.Program}. */
  CODE;

  /** The kind of a check. */
  public static CheckKind of(Check check) {
    return switch (check) {
      case Check.WholeNumber whole -> INTEGER;
      case Check.MathAnswer math -> MATH;
      case Check.Choice choice -> CHOICE;
      case Check.Exact exact -> EXACT;
      case Check.Numeric numeric -> NUMERIC;
      case Check.Format format -> FORMAT;
      case Check.Countdown countdown -> COUNTDOWN;
      case Check.Program program -> CODE;
    };
  }

  /**
   * The kind of that name, whatever the case; empty where there is none. Files of data sets call
   * integers {@code whole-number} and code {@code program}; users may say either.
   */
  public static Optional<CheckKind> named(String name) {
    String word =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "whole-number" -> INTEGER.word();
          case "program" -> CODE.word();
          default -> name;
        };
    return Arrays.stream(values()).filter(kind -> kind.word().equalsIgnoreCase(word)).findFirst();
  }

  /** The word of a kind that a file of a data set names; the name itself where it is unknown. */
  public static String word(String name) {
    return named(name).map(CheckKind::word).orElse(name);
  }

  /**
   * Its name in files of cases and on the command line: {@code integer}, {@code math}, {@code
   * code}.
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word();
  }
}
