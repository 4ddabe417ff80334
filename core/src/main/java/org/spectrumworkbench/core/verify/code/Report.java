package org.spectrumworkbench.core.verify.code;

/** What is heard from a running harness. */
sealed interface Report {
  /**
   * Something that the harness said.
   *
   * @param word such as {@code passed}
   * @param number of the test it is about, from 1; 0 for none
   * @param text what goes with it
   */
  record Said(String word, int number, String text) implements Report {}

  /**
   * Nothing more comes.
   *
   * @param status the exit status of the process
   * @param errors the end of its error output
   */
  record Ended(int status, String errors) implements Report {}

  /** Nothing came in time. */
  record TimedOut() implements Report {}

  /** More came than may. */
  record TooMuch() implements Report {}

  /** Something came that the harness does not say. */
  record Garbled() implements Report {}
}
