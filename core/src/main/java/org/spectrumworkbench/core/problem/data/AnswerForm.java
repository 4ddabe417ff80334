package org.spectrumworkbench.core.problem.data;

/** Where in its column the gold answer stands. */
public enum AnswerForm {
  /** The column is the answer. */
  AS_IS,
  /** After the last {@code ####}, as GSM8K writes it; what stands before is the solution. */
  HASHES,
  /** Within the last {@code \boxed{}}; the whole is the solution. */
  BOXED,
  /** The letter of an option, alone or with brackets, or the text of exactly one option. */
  LETTER,
  /** The number of an option, counted from 0. */
  INDEX;

  /** The name as commands and manifests write it, such as {@code as-is}. */
  public String word() {
    return StrictObject.word(this);
  }
}
