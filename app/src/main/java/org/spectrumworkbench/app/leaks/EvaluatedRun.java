package org.spectrumworkbench.app.leaks;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.spectrumworkbench.core.experiment.LeakScores;
import org.spectrumworkbench.core.experiment.RunFolder;

/** A run of which a model has been evaluated. */
public record EvaluatedRun(String id, String name, Path path) {
  /**
   * Reads its journal.
   *
   * @param cancelled ends the reading early
   */
  LeakScores read(BooleanSupplier cancelled) {
    return LeakScores.of(RunFolder.open(path), cancelled);
  }

  /** What people call it. */
  String title() {
    return name.equals(id) ? id : name + " · " + id;
  }
}
