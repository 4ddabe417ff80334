package org.spectrumworkbench.app.data;

import java.util.List;
import java.util.Optional;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.DataRow;
import org.spectrumworkbench.core.problem.data.Importer;
import org.spectrumworkbench.core.problem.data.RowNote;

/**
 * A row as tables show it.
 *
 * @param number from 1: in the data set, or in the file
 * @param problem empty where none can be made of it
 * @param part empty where there is no problem
 * @param notes what is wrong with it, or worth a look
 */
public record ShownRow(
    long number, Optional<Problem> problem, Optional<Split> part, List<RowNote> notes) {

  static ShownRow of(long number, DataRow row) {
    return new ShownRow(number, Optional.of(row.problem()), Optional.of(row.part()), List.of());
  }

  static ShownRow of(Importer.Previewed row) {
    Optional<Problem> problem = Optional.ofNullable(row.problem());
    return new ShownRow(
        row.row().number(), problem, problem.map(known -> Split.of(known.question())), row.notes());
  }
}
