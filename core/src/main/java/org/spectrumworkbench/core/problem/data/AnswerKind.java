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
  PROGRAM;

  /** The name as commands and manifests write it. */
  public String word() {
    return StrictObject.word(this);
  }
}
