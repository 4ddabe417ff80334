package org.spectrumworkbench.core.problem.table;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The bytes of a file cut into those of each row. */
interface Slices extends Closeable {
  /** The bytes of the next row, or null after the last. */
  byte @Nullable [] next() throws IOException;

  /** Whether the last row was longer than is allowed; the rest of it was passed over. */
  boolean tooLong();
}
