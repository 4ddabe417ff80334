package org.spectrumworkbench.core.problem.data;

/**
 * What is wrong with a row, or worth a look.
 *
 * @param row its number in the file, from 1
 * @param column the column it is about; empty for the row as a whole
 * @param kind what it is
 * @param what in words
 * @param mend what most likely puts it right
 */
public record RowNote(long row, String column, Kind kind, String what, String mend) {
  /** Kinds of notes. */
  public enum Kind {
    /** The row cannot be read. */
    BROKEN(true),
    /** A cell that is needed is missing or empty. */
    MISSING(true),
    /** There is no gold answer. */
    EMPTY_ANSWER(true),
    /** A cell does not hold what its field needs. */
    UNUSABLE(true),
    /** Another row has the same id. */
    REPEATED_ID(true),
    /** Another row has the same question. */
    DUPLICATE(false),
    /** Question and solution are longer than the limit. */
    LONG(false),
    /** The solution ends in another answer than the gold answer. */
    OTHER_ANSWER(false);

    private final boolean unusable;

    Kind(boolean unusable) {
      this.unusable = unusable;
    }

    /** Whether no problem can be made of such a row; the others are kept unless told otherwise. */
    public boolean unusable() {
      return unusable;
    }

    /** The name as commands write it, such as {@code empty-answer}. */
    public String word() {
      return StrictObject.word(this);
    }
  }
}
