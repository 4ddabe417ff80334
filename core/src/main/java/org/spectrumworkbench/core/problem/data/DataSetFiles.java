package org.spectrumworkbench.core.problem.data;

import java.nio.file.Path;

/**
 * The files of a version's folder.
 *
 * @param folder holds them
 */
record DataSetFiles(Path folder) {
  /** Bytes of an offset in the index. */
  static final int OFFSET = Long.BYTES;

  /** One row a line, UTF-8. */
  Path rows() {
    return folder.resolve("rows.jsonl");
  }

  /**
   * Where each row's line begins in {@link #rows}, and at last where the file ends: int64,
   * big-endian.
   */
  Path index() {
    return folder.resolve("rows.index");
  }

  Path manifest() {
    return folder.resolve("manifest.json");
  }
}
