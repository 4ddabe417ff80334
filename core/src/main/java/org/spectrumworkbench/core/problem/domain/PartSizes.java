package org.spectrumworkbench.core.problem.domain;

import org.spectrumworkbench.core.WorkbenchException;

/**
 * How many problems of a subdomain are held out; the rest is for training.
 *
 * @param select the half of the probing set that specialists are selected on, 0 or more
 * @param confirm the half that confirms the selection, 0 or more
 * @param evaluate held out for evaluation, 0 or more
 */
public record PartSizes(int select, int confirm, int evaluate) {
  public PartSizes {
    if (select < 0 || confirm < 0 || evaluate < 0) {
      throw new WorkbenchException(
          "A part of %d, %d and %d problems".formatted(select, confirm, evaluate),
          "Give numbers of 0 or more.");
    }
  }

  /** All that is held out. */
  public long heldOut() {
    return (long) select + confirm + evaluate;
  }

  /**
   * The same cut down to what there is, the halves of the probing set first.
   *
   * @param problems in the subdomain, 0 or more
   */
  public PartSizes within(int problems) {
    int first = Math.min(select, problems);
    int second = Math.min(confirm, problems - first);
    return new PartSizes(first, second, Math.min(evaluate, problems - first - second));
  }
}
