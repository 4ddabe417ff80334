package org.spectrumworkbench.core.problem.data;

import java.util.Set;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * How rows are taken from a table.
 *
 * @param seed that the order of options is drawn from
 * @param mostRows how many rows of the file are read at most, from its beginning
 * @param longest characters of question and solution together, above which a row is flagged
 * @param leftOut kinds of flagged rows that are left out; the unusable ones always are
 * @param licence what is known of the licence, for the manifest; may be empty
 */
public record ImportSettings(
    long seed, long mostRows, int longest, Set<RowNote.Kind> leftOut, String licence) {
  /** All rows, flagged from 10,000 characters on, none of them left out. */
  public static final ImportSettings USUAL =
      new ImportSettings(1, Long.MAX_VALUE, 10_000, Set.of(), "");

  /**
   * @throws WorkbenchException if a number is out of range
   */
  public ImportSettings {
    leftOut = Set.copyOf(leftOut);
    if (mostRows < 1) {
      throw new WorkbenchException("The limit of rows is " + mostRows, "Give 1 or more.");
    }
    if (longest < 1) {
      throw new WorkbenchException("The longest row is " + longest, "Give 1 character or more.");
    }
  }

  /** The same with another licence note. */
  public ImportSettings licensed(String note) {
    return new ImportSettings(seed, mostRows, longest, leftOut, note);
  }

  /** The same with other kinds left out. */
  public ImportSettings leavingOut(Set<RowNote.Kind> kinds) {
    return new ImportSettings(seed, mostRows, longest, kinds, licence);
  }
}
