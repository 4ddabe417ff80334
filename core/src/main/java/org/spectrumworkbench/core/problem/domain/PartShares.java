package org.spectrumworkbench.core.problem.domain;

import org.spectrumworkbench.core.WorkbenchException;

/**
 * The sizes of parts where nobody has given numbers: a share of the subdomain, but enough problems
 * for a score to mean something.
 *
 * @param select percent of a subdomain for selecting specialists, 0 to 90
 * @param confirm percent for confirming the selection
 * @param evaluate percent held out for evaluation; the three together at most 90
 */
public record PartShares(double select, double confirm, double evaluate) {
  /** The shares that generated problems have too: 5, 5 and 10 percent, 80 for training. */
  public static final PartShares STANDARD = new PartShares(5, 5, 10);

  /**
   * The least problems in a part that is wanted at all: a score of one half then has an interval of
   * width {@link ProbePrecision#WIDE}.
   */
  public static final int LEAST = 40;

  public PartShares {
    if (!(select >= 0 && confirm >= 0 && evaluate >= 0 && select + confirm + evaluate <= 90)) {
      throw new WorkbenchException(
          "Shares of %s, %s and %s percent".formatted(select, confirm, evaluate),
          "Give shares of 0 or more that leave at least 10 percent for training.");
    }
  }

  /**
   * The sizes for a subdomain. Each part gets its share, at least {@link #LEAST}; but where that
   * would take more than half of the subdomain, or more than the shares ask for where they are
   * larger, the parts are scaled down together.
   *
   * @param problems in the subdomain, 0 or more
   */
  public PartSizes sizes(int problems) {
    double first = wanted(select, problems);
    double second = wanted(confirm, problems);
    double third = wanted(evaluate, problems);
    double sum = first + second + third;
    double most = problems * Math.max(.5, (select + confirm + evaluate) / 100);
    double scale = sum <= most ? 1 : most / sum;
    return new PartSizes(
        (int) (first * scale + 1e-9), (int) (second * scale + 1e-9), (int) (third * scale + 1e-9));
  }

  private static double wanted(double percent, int problems) {
    return percent == 0 ? 0 : Math.max(LEAST, Math.rint(percent * problems / 100));
  }
}
