package org.spectrumworkbench.core.problem;

import java.util.List;

/**
 * The tiny domain: algebra, geometry, calculus and statistics with whole-number answers. Each
 * family has three short strategies and the direct one.
 *
 * <p>Operands are kept to a balance: small enough that a model of a few hundred thousand weights
 * learns the sums in minutes, wide enough (380 to 57,000 prompts a family, 1,500 and more a
 * subdomain) that it cannot do without them.
 */
public final class TinyMath {
  private static final List<Subdomain> SUBDOMAINS =
      List.of(
          new Subdomain("algebra", AlgebraFamilies.all()),
          new Subdomain("geometry", GeometryFamilies.all()),
          new Subdomain("calculus", CalculusFamilies.all()),
          new Subdomain("statistics", StatisticsFamilies.all()));

  private TinyMath() {}

  /** The four subdomains in their usual order. */
  public static List<Subdomain> subdomains() {
    return SUBDOMAINS;
  }
}
