package org.spectrumworkbench.core.problem.leak;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.spectrumworkbench.core.problem.Problem;

/**
 * A set of problems that can be read from the beginning, as often as wanted.
 *
 * @param name what people call it, with its version where it has one: {@code gsm8k@2}
 * @param rows how many problems it has; below 0 where nobody knows before they are read
 * @param open reads it; the stream is closed by who asked for it
 */
public record SearchedSet(String name, long rows, Supplier<Stream<Problem>> open) {
  /** How many rows are told where nobody knows. */
  public static final long UNKNOWN_ROWS = -1;
}
