package org.spectrumworkbench.core.problem.data;

import java.io.IOException;
import java.nio.file.Path;

/** Imports a made file in a process of its own, which a test starts with little memory. */
final class ImportProbe {
  private ImportProbe() {}

  /**
   * @param arguments a folder, and the bytes of the file
   */
  public static void main(String[] arguments) throws IOException {
    ImportBenchmark.Result result =
        ImportBenchmark.run(Path.of(arguments[0]), Long.parseLong(arguments[1]));
    System.out.println("imported " + result.rows() + " of " + result.bytes());
  }
}
