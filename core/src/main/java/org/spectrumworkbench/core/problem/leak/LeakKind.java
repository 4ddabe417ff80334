package org.spectrumworkbench.core.problem.leak;

/** Ways in which an evaluation question gets into a training set, from the plain to the subtle. */
public enum LeakKind {
  /** Letter for letter. */
  EXACT_COPY("exact copy"),
  /** The same words in other case with other punctuation. */
  CASE_AND_PUNCTUATION("case and punctuation"),
  /** Between two other questions. */
  EMBEDDED("embedded in a longer text"),
  /** Its first or its second half. */
  HALF("half a problem"),
  /** One word in the middle is another. */
  ONE_WORD_CHANGED("one word changed"),
  /** Told with other words. */
  PARAPHRASE("paraphrase");

  private final String words;

  LeakKind(String words) {
    this.words = words;
  }

  /** What people call it. */
  public String words() {
    return words;
  }
}
