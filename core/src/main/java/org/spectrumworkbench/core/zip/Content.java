package org.spectrumworkbench.core.zip;

import static java.util.Objects.requireNonNull;

/**
 * A file as a manifest tells of it.
 *
 * @param path with slashes
 * @param bytes its size
 * @param sha256 of its content, lower-case hexadecimal
 */
public record Content(String path, long bytes, String sha256) {
  public Content {
    requireNonNull(path, "path");
    requireNonNull(sha256, "sha256");
  }
}
