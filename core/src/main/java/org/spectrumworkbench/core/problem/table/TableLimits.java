package org.spectrumworkbench.core.problem.table;

/**
 * How much a file may ask for. It bounds the memory that reading takes, whatever the file holds.
 *
 * @param rowBytes the longest row in bytes, without its line end
 * @param depth how deep objects and lists may lie in each other
 * @param unpackedBytes what a packed file may grow to; {@link #AUTOMATIC} for {@link #GROWTH} times
 *     its size, and at least {@link #SMALL} bytes
 */
public record TableLimits(int rowBytes, int depth, long unpackedBytes) {
  /** Unpacked bytes by the size of the packed file. */
  public static final long AUTOMATIC = 0;

  /** Text seldom shrinks to less than a thirtieth; what grows more than this is no text. */
  public static final int GROWTH = 200;

  /** A file that grows to this much may have any ratio. */
  public static final long SMALL = 64L << 20;

  /** Rows of 8 MiB, nested 64 deep. */
  public static final TableLimits USUAL = new TableLimits(8 << 20, 64, AUTOMATIC);

  /** The bytes that a packed file of this size may grow to. */
  long unpacked(long packedBytes) {
    return unpackedBytes != AUTOMATIC ? unpackedBytes : Math.max(SMALL, packedBytes * GROWTH);
  }
}
