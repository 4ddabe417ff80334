package org.spectrumworkbench.core.problem.family;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.spectrumworkbench.core.WorkbenchException;

/** In what way a twin differs from its original. */
public enum TwinKind {
  /**
   * The same text with other numbers (or letters that a program handles); the answer may change.
   */
  NUMBER,
  /** The same numbers in other words; the answer stays. */
  PARAPHRASE,
  /** A sentence about something else before the question; the answer stays. */
  DISTRACTOR,
  /** The answer is asked in a smaller unit and changes by the factor between the units. */
  UNIT;

  /** The word for it in ids and commands. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of that name.
   *
   * @throws WorkbenchException if there is none
   */
  public static TwinKind named(String word) {
    List<String> words = Arrays.stream(values()).map(TwinKind::word).toList();
    int place = words.indexOf(word);
    if (place < 0) {
      throw new WorkbenchException(
          "There is no kind of twin '" + word + "'", "Kinds: " + String.join(", ", words) + ".");
    }
    return values()[place];
  }
}
