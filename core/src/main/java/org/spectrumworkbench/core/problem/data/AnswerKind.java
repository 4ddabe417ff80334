package org.spectrumworkbench.core.problem.data;

/** How the answers of an imported table are checked. */
public enum AnswerKind {
  /** By mathematical equivalence. */
  MATH,
  /** By the letter of an option. */
  CHOICE,
  /** As the same text. */
  EXACT,
  /** As a number that is near. */
  NUMERIC,
  /** By running tests. */
  PROGRAM,
  /** As each row says itself, in a file that a data set was exported to. */
  BY_ROW;

  /** The name as commands and manifests write it; programs are {@code code}. */
  public String word() {
    return this == PROGRAM ? "code" : StrictObject.word(this);
  }

  @Override
  public String toString() {
    return word();
  }
}
