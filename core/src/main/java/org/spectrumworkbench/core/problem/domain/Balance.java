package org.spectrumworkbench.core.problem.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How evenly problems lie over the subdomains.
 *
 * @param counts problems by subdomain, in the board's order
 */
public record Balance(Map<String, Integer> counts) {
  public Balance {
    counts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** All problems. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The share of a subdomain, 0 to 1. */
  public double share(String subdomain) {
    int total = total();
    return total == 0 ? 0 : counts.getOrDefault(subdomain, 0) / (double) total;
  }

  /**
   * How many equally large subdomains would be as uncertain: {@code exp(-sum q ln q)} over the
   * shares q, from 1 to the number of subdomains that have problems; 0 without any problem (Hill
   * 1973, number of order 1).
   */
  public double effectiveNumber() {
    int total = total();
    if (total == 0) {
      return 0;
    }
    double entropy = 0;
    for (int count : counts.values()) {
      if (count > 0) {
        double share = count / (double) total;
        entropy -= share * Math.log(share);
      }
    }
    return Math.exp(entropy);
  }

  /** Subdomains without any problem. */
  public List<String> empty() {
    return counts.keySet().stream().filter(name -> counts.getOrDefault(name, 0) == 0).toList();
  }

  /**
   * Subdomains with problems, but too few for parts of {@link PartShares#LEAST} each that leave
   * half of the problems for training.
   */
  public List<String> small() {
    return counts.keySet().stream()
        .filter(name -> {
          int count = counts.getOrDefault(name, 0);
          return count > 0 && count < 6 * PartShares.LEAST;
        })
        .toList();
  }
}
