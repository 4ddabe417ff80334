package org.spectrumworkbench.core.problem;

import java.util.List;

/**
 * A part of the domain that is probed, and may get a specialist, of its own.
 *
 * @param name as problems name it, such as {@code algebra}
 * @param families the generators of its problems, drawn with equal chances
 */
public record Subdomain(String name, List<ProblemFamily> families) {
  public Subdomain {
    families = List.copyOf(families);
    if (families.isEmpty()) {
      throw new IllegalArgumentException("subdomain '" + name + "' needs at least one family");
    }
  }
}
