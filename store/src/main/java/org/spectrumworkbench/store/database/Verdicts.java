package org.spectrumworkbench.store.database;

import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.core.verify.Outcome;

/** A group's verdicts as text, one letter a sample: {@code CCWUTE}. */
public final class Verdicts {
  private Verdicts() {}

  /** The letter of an outcome. */
  public static char letter(Outcome outcome) {
    return switch (outcome) {
      case CORRECT -> 'C';
      case WRONG -> 'W';
      case UNPARSED -> 'U';
      case TRUNCATED -> 'T';
      case ERROR -> 'E';
    };
  }

  /** The outcome of a letter. */
  public static Outcome outcome(char letter) {
    return switch (letter) {
      case 'C' -> Outcome.CORRECT;
      case 'W' -> Outcome.WRONG;
      case 'U' -> Outcome.UNPARSED;
      case 'T' -> Outcome.TRUNCATED;
      case 'E' -> Outcome.ERROR;
      default -> throw new IllegalArgumentException("no outcome has the letter " + letter);
    };
  }

  /** The outcomes in the order of samples. */
  public static List<Outcome> outcomes(String letters) {
    List<Outcome> outcomes = new ArrayList<>(letters.length());
    for (int i = 0; i < letters.length(); i++) {
      outcomes.add(outcome(letters.charAt(i)));
    }
    return outcomes;
  }

  /** How many samples have that outcome. */
  public static int count(String letters, Outcome outcome) {
    char letter = letter(outcome);
    int count = 0;
    for (int i = 0; i < letters.length(); i++) {
      count += letters.charAt(i) == letter ? 1 : 0;
    }
    return count;
  }
}
