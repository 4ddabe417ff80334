package org.spectrumworkbench.core.verify.bench;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * A fair sample of the distinct items of a stream, whatever its length, in bounded memory: those
 * whose keys hash lowest (bottom-k sampling). The same seed draws the same sample in any order of
 * the stream; an item that comes often is as likely as one that comes once.
 *
 * @param <T> what is sampled
 */
public final class CaseSample<T> {
  private final int size;
  private final long seed;
  private final TreeMap<Long, T> lowest = new TreeMap<>(Long::compareUnsigned);

  /**
   * @param size the most items to keep
   * @param seed another one draws another sample
   */
  public CaseSample(int size, long seed) {
    this.size = size;
    this.seed = seed;
  }

  /**
   * Takes in one item.
   *
   * @param key a SHA-256 in hexadecimal that tells items apart: {@link BenchCase#key}
   */
  public void add(String key, T item) {
    long hash = mixed(ByteBuffer.wrap(HexFormat.of().parseHex(key, 0, 16)).getLong() ^ seed);
    if (lowest.size() < size || Long.compareUnsigned(hash, lowest.lastKey()) < 0) {
      lowest.putIfAbsent(hash, item);
      if (lowest.size() > size) {
        lowest.pollLastEntry();
      }
    }
  }

  /** The sample, in an order that says nothing of the stream's. */
  public List<T> items() {
    return List.copyOf(lowest.values());
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014): each bit depends on all. */
  private static long mixed(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
