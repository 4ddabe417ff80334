package org.spectrumworkbench.core.problem.data;

import java.io.IOException;
import org.spectrumworkbench.core.WorkbenchException;

/** Takes the rows of a data set that is being written. */
public interface RowSink {
  /**
   * Takes a row, unless its id is there already.
   *
   * @return false if there is a row with this id; this one was left out then
   * @throws IOException if it cannot be written
   */
  boolean offer(DataRow row) throws IOException;

  /**
   * Takes a row.
   *
   * @throws WorkbenchException if there is a row with its id
   * @throws IOException if it cannot be written
   */
  default void add(DataRow row) throws IOException {
    if (!offer(row)) {
      throw new WorkbenchException(
          "The id '%s' is there twice".formatted(row.problem().id()),
          "Give every problem an id of its own.");
    }
  }
}
