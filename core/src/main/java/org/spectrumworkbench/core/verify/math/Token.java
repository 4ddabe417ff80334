package org.spectrumworkbench.core.verify.math;

/**
 * A piece of an answer.
 *
 * @param kind what it is
 * @param text its content: the digits of a number, the name of a letter or a function, the words
 * @param space whether white space stands before it
 */
record Token(Kind kind, String text, boolean space) {
  /** What a token is. */
  enum Kind {
    /** A number: {@code 12}, {@code 0.5}, {@code 0.1(6)} for a repeating decimal. */
    NUMBER,
    /** A variable or a constant. */
    LETTER,
    /** A function or another name with arguments: {@code sin}, {@code frac}. */
    NAME,
    /** Words, such as a unit. */
    WORDS,
    /** An operator, a relation, a bracket, a separator, in one spelling each. */
    SIGN,
    /** The beginning of an environment, by its name. */
    BEGIN,
    /** The end of an environment. */
    FINISH,
    /** The end of the answer. */
    END
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }
}
