package org.spectrumworkbench.core.problem.leak;

/**
 * Finds the ranks of a suffix array whose first {@link NgramSize#SMALLEST} words are given ones, by
 * a 64-bit polynomial hash that rolls on from word to word (Karp and Rabin 1987).
 *
 * <pre>h(w_1 .. w_m) = sum w_i B^(m-i)   mod 2^64</pre>
 *
 * The hash leads to a slot; whether the words are the same is decided on the words.
 */
final class NgramTable {
  private static final int WORDS = NgramSize.SMALLEST;
  private static final long BASE = 0xD1342543DE82EF95L;
  private static final long BASE_TO_WORDS = power();

  private final SuffixArray suffixes;
  private final int[] text;
  private final int mask;

  /** First rank in each slot, plus one; 0 where the slot is free. */
  private final int[] low;

  /** Behind the last rank in each slot. */
  private final int[] high;

  NgramTable(SuffixArray suffixes, int[] text) {
    this.suffixes = suffixes;
    this.text = text;
    int distinct = 0;
    for (int rank = 0; rank < suffixes.size(); rank++) {
      distinct += isFirst(rank) ? 1 : 0;
    }
    int slots = Integer.highestOneBit(Math.max(8, distinct) * 2 - 1) * 2;
    this.mask = slots - 1;
    this.low = new int[slots];
    this.high = new int[slots];
    for (int rank = 0; rank < suffixes.size(); ) {
      int end = rank + 1;
      while (end < suffixes.size() && !isFirst(end)) {
        end++;
      }
      long hash = 0;
      for (int i = 0; i < WORDS; i++) {
        hash = roll(hash, text[suffixes.place(rank) + i]);
      }
      int slot = slot(hash);
      while (low[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      low[slot] = rank + 1;
      high[slot] = end;
      rank = end;
    }
  }

  /** The hash with a word more at its end. */
  static long roll(long hash, int word) {
    return hash * BASE + (word + 1);
  }

  /** The hash of m + 1 words without the first of them. */
  static long dropFirst(long hash, int word) {
    return hash - (word + 1) * BASE_TO_WORDS;
  }

  /**
   * The slot of the words from a place of a passage on, or -1 where no evaluation passage has them.
   *
   * @param hash of the words
   */
  int find(long hash, PassageWords passage, int first) {
    int slot = slot(hash);
    while (low[slot] != 0) {
      if (agrees(suffixes.place(low[slot] - 1), passage, first)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /** The first rank of a slot's places. */
  int low(int slot) {
    return low[slot] - 1;
  }

  /** Behind the last rank of a slot's places. */
  int high(int slot) {
    return high[slot];
  }

  private boolean agrees(int place, PassageWords passage, int first) {
    for (int i = 0; i < WORDS; i++) {
      if (text[place + i] != passage.at(first + i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isFirst(int rank) {
    return rank == 0 || suffixes.sharedWithBefore(rank) < WORDS;
  }

  private int slot(long hash) {
    return (int) ((hash ^ (hash >>> 32)) * 0x9E3779B9L >>> 7) & mask;
  }

  private static long power() {
    long power = 1;
    for (int i = 0; i < WORDS; i++) {
      power *= BASE;
    }
    return power;
  }
}
