package org.spectrumworkbench.core.experiment;

import java.nio.file.Path;

/**
 * Where the program keeps what it makes.
 *
 * @param home by default {@code ~/.spectrum-workbench}; the environment's SPECTRUM_HOME overrides
 */
public record Workbench(Path home) {
  /** The folder in the user's home where everything is kept unless told otherwise. */
  public static final String FOLDER = ".spectrum-workbench";

  /** The user's own. */
  public static Workbench ofUser() {
    String named = System.getenv("SPECTRUM_HOME");
    return new Workbench(
        named == null || named.isBlank()
            ? Path.of(System.getProperty("user.home"), FOLDER)
            : Path.of(named).toAbsolutePath());
  }

  /** New runs go here unless told otherwise. */
  public Path runs() {
    return home.resolve("runs");
  }

  /** Imported and generated data sets. */
  public Path datasets() {
    return home.resolve("datasets");
  }

  /** The queue of runs. */
  public Path queue() {
    return home.resolve("queue");
  }

  /** The database's folder. */
  public Path store() {
    return home.resolve("store");
  }

  /** What was measured on this machine for forecasts; may not be there. */
  public Path calibration() {
    return home.resolve("calibration.json");
  }
}
