package org.spectrumworkbench.core.problem.family;

/**
 * A worked solution: steps that arrive at an answer.
 *
 * @param steps the working without the answer; a whole program where one is asked for
 * @param answer what it arrives at; empty where the steps are the answer
 */
record Working(String steps, String answer) {
  /** The mark before the answer, as GSM8K has it. */
  static final String MARK = "#### ";

  /** Steps from a format in the manner of {@link String#format}. */
  static Working of(Object answer, String format, Object... parts) {
    return new Working(Wording.say(format, parts), answer.toString());
  }

  /** A program is its own answer. */
  static Working program(String format, Object... parts) {
    return new Working(Wording.say(format, parts), "");
  }

  /** The text to learn from; it ends in {@code #### ANSWER}, on a line of its own. */
  String text() {
    return answer.isEmpty() ? steps : steps + "\n" + MARK + answer;
  }
}
