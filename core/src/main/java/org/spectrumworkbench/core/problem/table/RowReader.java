package org.spectrumworkbench.core.problem.table;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of one format, one at a time. */
interface RowReader extends Closeable {
  /** The next row, or null after the last. */
  @Nullable TableRow next() throws IOException;
}
