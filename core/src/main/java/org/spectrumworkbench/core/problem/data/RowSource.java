package org.spectrumworkbench.core.problem.data;

import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.spectrumworkbench.core.problem.Problem;

/** Gives the rows of a data set, one at a time and in order. */
@FunctionalInterface
public interface RowSource {
  /** Hands every row to the sink. What it throws ends the writing, and nothing is left behind. */
  void writeTo(RowSink sink) throws IOException;

  /** Rows of a stream, which is closed at the end. */
  static RowSource of(Stream<DataRow> rows) {
    return sink -> {
      try (rows) {
        Iterator<DataRow> all = rows.iterator();
        while (all.hasNext()) {
          sink.add(all.next());
        }
      }
    };
  }

  /** Problems of a stream, each in the part that its question's hash puts it into. */
  static RowSource ofProblems(Stream<Problem> problems) {
    return of(problems.map(DataRow::of));
  }
}
