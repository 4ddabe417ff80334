package org.spectrumworkbench.store.care;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.spectrumworkbench.core.zip.Content;

/**
 * What a backup holds: {@code manifest.json}, its last entry.
 *
 * @param format 1; another is another program's
 * @param program the version that wrote it
 * @param models whether checkpoints and models are in it
 * @param files every other entry, in their order: below {@code store/}, {@code runs/} or {@code
 *     home/}
 */
public record Manifest(
    int format, String program, Instant made, boolean models, List<Run> runs, List<Content> files) {
  static final int FORMAT = 1;

  public Manifest {
    requireNonNull(program, "program");
    requireNonNull(made, "made");
    runs = List.copyOf(runs);
    files = List.copyOf(files);
  }

  /**
   * A run.
   *
   * @param folder its folder's name below {@code runs/}
   */
  public record Run(String folder, String id, String name) {
    public Run {
      requireNonNull(folder, "folder");
      requireNonNull(id, "id");
      requireNonNull(name, "name");
    }
  }
}
