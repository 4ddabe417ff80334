package org.spectrumworkbench.core.problem.domain;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How problems are dealt into parts.
 *
 * @param keep whether rows stay in the parts that the data set has them in
 * @param shares sizes where no numbers are given
 * @param own numbers by subdomain
 */
public record PartPlan(boolean keep, PartShares shares, Map<String, PartSizes> own) {
  /** Dealt anew with the standard shares. */
  public static final PartPlan STANDARD = new PartPlan(false, PartShares.STANDARD, Map.of());

  public PartPlan {
    own = Map.copyOf(own);
  }

  /**
   * The sizes wanted for a subdomain.
   *
   * @param problems it has
   */
  public PartSizes sizes(String subdomain, int problems) {
    PartSizes given = own.get(subdomain);
    return given == null ? shares.sizes(problems) : given.within(problems);
  }

  /** With numbers for a subdomain. */
  public PartPlan with(String subdomain, PartSizes sizes) {
    Map<String, PartSizes> next = new TreeMap<>(own);
    next.put(subdomain, sizes);
    return new PartPlan(keep, shares, next);
  }

  /** With the sizes of a subdomain left to the shares again. */
  public PartPlan without(String subdomain) {
    Map<String, PartSizes> next = new TreeMap<>(own);
    next.remove(subdomain);
    return new PartPlan(keep, shares, next);
  }

  /** With shares in place of all numbers given before. */
  public PartPlan with(PartShares other) {
    return new PartPlan(keep, other, Map.of());
  }

  /** With the parts of the data set kept or dealt anew. */
  public PartPlan keeping(boolean kept) {
    return new PartPlan(kept, shares, own);
  }

  /** Without the numbers of subdomains that are gone. */
  PartPlan only(Set<String> subdomains) {
    Map<String, PartSizes> next = new TreeMap<>(own);
    next.keySet().retainAll(subdomains);
    return new PartPlan(keep, shares, next);
  }

  /** With the numbers of a subdomain under its new name. */
  PartPlan renamed(String from, String to) {
    Map<String, PartSizes> next = new TreeMap<>(own);
    PartSizes sizes = next.remove(from);
    if (sizes != null) {
      next.put(to, sizes);
    }
    return new PartPlan(keep, shares, next);
  }
}
