package org.spectrumworkbench.core.verify.code;

/** What came of running a program against its tests. */
public enum ProgramOutcome {
  /** All tests passed. */
  PASSED,
  /** A test gave something else than expected. */
  WRONG,
  /** A test took longer than it may. */
  TIME_LIMIT,
  /** The program asked for more memory than it may have. */
  MEMORY_LIMIT,
  /** The program printed or returned more than it may. */
  OUTPUT_LIMIT,
  /** The program raised an error, was killed, or ended before its tests were over. */
  RUNTIME_ERROR,
  /** The program could not be compiled. */
  COMPILE_ERROR,
  /** The program could not be checked; that says nothing about it. */
  INFRASTRUCTURE
}
