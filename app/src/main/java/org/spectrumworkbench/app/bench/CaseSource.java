package org.spectrumworkbench.app.bench;

import java.nio.file.Path;

/** Where cases come from. */
public sealed interface CaseSource {
  /** Those that come with the program. */
  record Shipped() implements CaseSource {}

  /** A file of cases, one a line. */
  record OfFile(Path file) implements CaseSource {}

  /**
   * A sample of the answers of a run, with the verdicts that they got there.
   *
   * @param folder the run's folder
   */
  record OfRun(String id, String name, Path folder) implements CaseSource {}
}
