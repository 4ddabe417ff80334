package org.spectrumworkbench.core.problem.leak;

/**
 * How long the list of hits may get. The counts of rows and items are of everything, whatever is
 * listed.
 *
 * @param hits hits in all
 * @param itemsARow evaluation items for one training row: of a template that all items share nobody
 *     reads more
 * @param placesARow places of an evaluation set that are looked at for one training row, so that a
 *     text made to repeat itself ends too
 */
public record HitLimits(long hits, int itemsARow, int placesARow) {
  /** For a list on disk. */
  public static final HitLimits STANDARD = new HitLimits(Long.MAX_VALUE, 100, 20_000);

  /** Everything, for small sets. */
  public static final HitLimits NONE =
      new HitLimits(Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** For a list in memory. */
  public HitLimits most(long mostHits) {
    return new HitLimits(mostHits, itemsARow, placesARow);
  }
}
