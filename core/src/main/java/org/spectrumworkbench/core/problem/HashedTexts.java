package org.spectrumworkbench.core.problem;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A set of texts that keeps 64 bits of each one's SHA-256, so that it takes 11 to 14 bytes a text,
 * however long. Two different texts count as the same with a probability of about n^2 / 2^65: one
 * in four million for three million texts.
 *
 * <p>It is 256 small tables, which grow one after the other: what is copied while one grows is
 * little beside the whole.
 */
public final class HashedTexts {
  private static final int TABLES = 256;
  private static final int FIRST_PLACES = 16;

  private final long[][] tables = new long[TABLES][FIRST_PLACES];
  private final int[] sizes = new int[TABLES];

  /**
   * Adds a text.
   *
   * @return false if it was there
   */
  public boolean add(String text) {
    return add(ByteBuffer.wrap(Hashes.sha256(text)).getLong());
  }

  private boolean add(long hash) {
    // Zero marks a free place.
    long key = hash == 0 ? 1 : hash;
    int table = (int) (key >>> 56);
    if (!put(tables[table], key)) {
      return false;
    }
    sizes[table]++;
    if (sizes[table] * 4L > tables[table].length * 3L) {
      // By a quarter, not to the double: the memory is what counts.
      tables[table] = grown(tables[table]);
    }
    return true;
  }

  private static long[] grown(long[] places) {
    long[] more = new long[places.length + places.length / 4];
    Arrays.stream(places).filter(key -> key != 0).forEach(key -> put(more, key));
    return more;
  }

  private static boolean put(long[] places, long key) {
    int place = (int) ((key & 0xffff_ffffL) * places.length >>> 32);
    while (places[place] != 0) {
      if (places[place] == key) {
        return false;
      }
      place = place + 1 == places.length ? 0 : place + 1;
    }
    places[place] = key;
    return true;
  }
}
