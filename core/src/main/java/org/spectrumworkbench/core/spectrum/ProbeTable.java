package org.spectrumworkbench.core.spectrum;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.evaluate.Bootstrap;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.evaluate.PassAtK;
import org.spectrumworkbench.core.evaluate.ProblemCount;

/**
 * How checkpoints did on the probing set of each subdomain: {@code P_i(t) = Pass@K of M_t on D_i}
 * (paper), on two halves of the set (ours). Selection by a noisy score is biased upwards; the other
 * half shows by how much.
 */
public final class ProbeTable {
  /** The halves of a probing set. */
  public enum Half {
    /** Specialists are selected on this half. */
    SELECT,
    /** The selected are scored again on this half. */
    CONFIRM
  }

  private record Cell(Checkpoint checkpoint, String subdomain, Half half) {}

  private final int k;
  private final Map<Cell, List<ProblemCount>> cells = new LinkedHashMap<>();

  /**
   * An empty table.
   *
   * @param k the K of Pass@K, at least 1
   */
  public ProbeTable(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("K must be at least 1: " + k);
    }
    this.k = k;
  }

  /**
   * Enters one probe; a second probe of the same checkpoint, subdomain and half replaces the first.
   *
   * @param counts one entry a problem, at least one, each with at least K samples
   */
  public void add(Checkpoint checkpoint, String subdomain, Half half, List<ProblemCount> counts) {
    if (counts.isEmpty()) {
      throw new IllegalArgumentException(
          "%s was probed in %s without problems".formatted(checkpoint, subdomain));
    }
    for (ProblemCount count : counts) {
      if (count.samples() < k) {
        throw new IllegalArgumentException(
            "problem %s has %d samples, Pass@%d needs as many"
                .formatted(count.problem(), count.samples(), k));
      }
    }
    cells.put(new Cell(checkpoint, subdomain, half), List.copyOf(counts));
  }

  /** The K of Pass@K. */
  public int k() {
    return k;
  }

  /** The checkpoints in order of first entry. */
  public List<Checkpoint> checkpoints() {
    Set<Checkpoint> found = new LinkedHashSet<>();
    cells.keySet().forEach(cell -> found.add(cell.checkpoint()));
    return List.copyOf(found);
  }

  /** The subdomains in order of first entry. */
  public List<String> subdomains() {
    Set<String> found = new LinkedHashSet<>();
    cells.keySet().forEach(cell -> found.add(cell.subdomain()));
    return List.copyOf(found);
  }

  /** Mean Pass@K of a cell; empty if it was not probed. */
  public Optional<Double> passAtK(Checkpoint checkpoint, String subdomain, Half half) {
    return Optional.ofNullable(scores(checkpoint, subdomain, half, k)).map(ProbeTable::mean);
  }

  /** Mean Pass@1 of a cell; empty if it was not probed. */
  public Optional<Double> passAt1(Checkpoint checkpoint, String subdomain, Half half) {
    return Optional.ofNullable(scores(checkpoint, subdomain, half, 1)).map(ProbeTable::mean);
  }

  /** Bootstrap interval of a cell's Pass@K over its problems; empty if it was not probed. */
  public Optional<Interval> interval(
      Checkpoint checkpoint, String subdomain, Half half, Bootstrap bootstrap) {
    return Optional.ofNullable(scores(checkpoint, subdomain, half, k)).map(bootstrap::mean);
  }

  private double @Nullable [] scores(Checkpoint checkpoint, String subdomain, Half half, int at) {
    List<ProblemCount> counts = cells.get(new Cell(checkpoint, subdomain, half));
    if (counts == null) {
      return null;
    }
    return counts.stream()
        .mapToDouble(c -> PassAtK.estimate(c.samples(), c.correct(), at))
        .toArray();
  }

  private static double mean(double[] scores) {
    double sum = 0;
    for (double score : scores) {
      sum += score;
    }
    return sum / scores.length;
  }
}
