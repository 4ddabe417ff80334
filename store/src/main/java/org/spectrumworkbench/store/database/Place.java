package org.spectrumworkbench.store.database;

import org.spectrumworkbench.core.WorkbenchException;

/**
 * Primary keys of rows made from events: the run's key, the event's sequence number, and the row's
 * index in the event, in 19, 32 and 12 bits.
 */
public final class Place {
  private static final int SEQ_BITS = 32;
  private static final int INDEX_BITS = 12;

  private Place() {}

  /**
   * The place of an event.
   *
   * @throws WorkbenchException where the number is not one a journal can hold
   */
  public static long of(int run, long seq) {
    if (run < 0 || run >= 1 << 19 || seq < 0 || seq >= 1L << SEQ_BITS) {
      throw new WorkbenchException(
          "Event " + seq + " of run " + run + " has a number out of range",
          "The journal is damaged; restore it from a backup.");
    }
    return (long) run << SEQ_BITS | seq;
  }

  /** The place of the last event that the run can have. */
  public static long last(int run) {
    return of(run, (1L << SEQ_BITS) - 1);
  }

  /**
   * The key of one row of an event.
   *
   * @throws WorkbenchException where an event has more than 4096 rows
   */
  public static long row(long place, int index) {
    if (index < 0 || index >= 1 << INDEX_BITS) {
      throw new WorkbenchException(
          "Event " + seq(place) + " has an item numbered " + index + "; 4095 is the highest",
          "Sample smaller groups.");
    }
    return place << INDEX_BITS | index;
  }

  /** The key of the last row that the event can have. */
  public static long lastRow(long place) {
    return row(place, (1 << INDEX_BITS) - 1);
  }

  /** The index within its event of the row with that key. */
  public static int index(long row) {
    return (int) (row & (1 << INDEX_BITS) - 1);
  }

  /** The place of the event of the row with that key. */
  public static long ofRow(long row) {
    return row >> INDEX_BITS;
  }

  /** The run's key. */
  public static int run(long place) {
    return (int) (place >> SEQ_BITS);
  }

  /** The event's sequence number. */
  public static long seq(long place) {
    return place & (1L << SEQ_BITS) - 1;
  }
}
