package org.spectrumworkbench.store.care;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * What a backup holds: {@code manifest.json}, its last entry.
 *
 * @param format 1; another is another program's
 * @param program the version that wrote it
 * @param models whether checkpoints and models are in it
 * @param files every other entry
 */
public record Manifest(
    int format, String program, Instant made, boolean models, List<Run> runs, List<Item> files) {
  static final String NAME = "manifest.json";
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

  /**
   * One file.
   *
   * @param path below {@code store/}, {@code runs/} or {@code home/}, with slashes
   * @param sha256 in lower-case hexadecimal digits
   */
  public record Item(String path, long bytes, String sha256) {
    public Item {
      requireNonNull(path, "path");
      requireNonNull(sha256, "sha256");
    }
  }
}
