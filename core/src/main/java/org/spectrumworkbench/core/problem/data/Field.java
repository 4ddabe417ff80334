package org.spectrumworkbench.core.problem.data;

import java.util.Arrays;
import java.util.List;
import org.spectrumworkbench.core.WorkbenchException;

/** What a column of a table can become. */
public enum Field {
  QUESTION,
  ANSWER,
  SOLUTION,
  SUBDOMAIN,
  OPTIONS,
  TESTS,
  ID,
  /** Code that runs after a program and before its tests. */
  SETUP,
  /** Code that a program goes on from. */
  PRELUDE,
  /** The name of the function that a program is asked for. */
  ENTRY_POINT;

  /** The name as commands and manifests write it, such as {@code entry-point}. */
  public String word() {
    return StrictObject.word(this);
  }

  /**
   * The field of a name.
   *
   * @throws WorkbenchException if there is none
   */
  public static Field of(String word) {
    return Arrays.stream(values())
        .filter(field -> field.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new WorkbenchException(
                "'%s' is no field".formatted(word), "Use one of " + words() + "."));
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Field::word).toList();
  }
}
