package org.spectrumworkbench.core.problem.table;

import tools.jackson.databind.node.ObjectNode;

/** A row as it stands in the file, or why it cannot be read. */
public sealed interface TableRow {
  /** Where it stands, from 1; counts what {@link TableFormat#unit} says. */
  long number();

  /**
   * A row that was read.
   *
   * @param cells the columns by name; of CSV all are texts
   */
  record Cells(long number, ObjectNode cells) implements TableRow {}

  /**
   * A row that could not be read.
   *
   * @param what what is wrong with it
   * @param mend what most likely puts it right
   */
  record Broken(long number, String what, String mend) implements TableRow {}
}
