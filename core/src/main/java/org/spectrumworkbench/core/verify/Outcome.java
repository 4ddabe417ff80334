package org.spectrumworkbench.core.verify;

/**
 * What came of checking one response. Only {@link #CORRECT} earns the reward; the others are
 * counted apart.
 */
public enum Outcome {
  /** The answer equals the gold answer. */
  CORRECT,
  /** There is an answer, and it is not the gold answer. */
  WRONG,
  /** No answer could be found in the text. */
  UNPARSED,
  /** The response hit the length limit before it ended. */
  TRUNCATED,
  /** The check itself failed; the response may be right or wrong. */
  ERROR
}
