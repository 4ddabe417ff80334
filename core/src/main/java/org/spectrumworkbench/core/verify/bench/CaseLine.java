package org.spectrumworkbench.core.verify.bench;

import org.spectrumworkbench.core.WorkbenchException;

/** One line of a file of cases. */
public sealed interface CaseLine {
  /** Its number in the file, from 1. */
  long line();

  /** A case. */
  record Read(long line, BenchCase item) implements CaseLine {}

  /** A line that is no case, and why; the lines after it are read all the same. */
  record Faulty(long line, WorkbenchException fault) implements CaseLine {}
}
