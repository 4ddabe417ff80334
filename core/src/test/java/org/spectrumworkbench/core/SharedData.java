package org.spectrumworkbench.core;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real data sets that the project carries no copies of. They lie in {@code shared/data} beside or
 * above the checkout, or where the system property {@code spectrum.data} says; a test that needs
 * one is skipped where it is missing.
 */
public final class SharedData {
  private SharedData() {}

  /**
   * A file of the shared data; aborts the test where it is not there.
   *
   * @param relative path below the folder, such as {@code gsm8k/test.jsonl}
   */
  public static Path file(String relative) {
    String named = System.getProperty("spectrum.data");
    if (named != null) {
      return present(Path.of(named).resolve(relative), relative);
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path data = folder.resolve("shared").resolve("data");
      if (Files.isDirectory(data)) {
        return present(data.resolve(relative), relative);
      }
    }
    return Assumptions.abort(
        "skipped: there is no folder shared/data beside or above the checkout for " + relative);
  }

  private static Path present(Path file, String relative) {
    Assumptions.assumeTrue(
        Files.isRegularFile(file), "skipped: the shared data have no " + relative);
    return file;
  }
}
