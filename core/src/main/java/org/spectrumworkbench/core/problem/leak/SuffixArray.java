package org.spectrumworkbench.core.problem.leak;

/**
 * Every place of a text of words from which at least {@link NgramSize#SMALLEST} words follow in one
 * passage, in the order of the words that follow (Manber and Myers 1993), up to {@link
 * NgramSize#LARGEST} of them. Places that agree in their first d words stand side by side, for
 * every d: one search answers for every n at once.
 */
final class SuffixArray {
  /** Stands between passages; less than any word. */
  static final int END = -1;

  private final int[] words;
  private final int[] places;

  /** Words in which a place agrees with the one before it, counted up to the greatest n. */
  private final byte[] shared;

  /**
   * @param words numbers of words, with {@link #END} behind each passage
   */
  SuffixArray(int[] words) {
    this.words = words;
    this.places = sorted(words, longEnough(words));
    this.shared = new byte[places.length];
    for (int k = 1; k < places.length; k++) {
      int depth = 0;
      while (depth < NgramSize.LARGEST
          && words[places[k - 1] + depth] != END
          && words[places[k - 1] + depth] == words[places[k] + depth]) {
        depth++;
      }
      shared[k] = (byte) depth;
    }
  }

  /** How many places there are. */
  int size() {
    return places.length;
  }

  /** The place in the text at a rank. */
  int place(int rank) {
    return places[rank];
  }

  /** Words shared with the place one rank before. */
  int sharedWithBefore(int rank) {
    return shared[rank];
  }

  /** The word that is {@code depth} words behind the place at a rank. */
  private int wordAt(int rank, int depth) {
    return words[places[rank] + depth];
  }

  /**
   * Among ranks that agree in {@code depth} words, the first whose next word is not below {@code
   * word}; {@code high} where there is none.
   *
   * @param low first of the ranks
   * @param high behind the last
   */
  int firstNotBelow(int low, int high, int depth, int word) {
    int from = low;
    int to = high;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (wordAt(middle, depth) < word) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private static int[] longEnough(int[] words) {
    int count = 0;
    int[] places = new int[words.length];
    int left = 0;
    for (int place = words.length - 1; place >= 0; place--) {
      left = words[place] == END ? 0 : left + 1;
      if (left >= NgramSize.SMALLEST) {
        places[count++] = place;
      }
    }
    return java.util.Arrays.copyOf(places, count);
  }

  /** Merge sort: the library sorts no primitive array by another order than its own. */
  private static int[] sorted(int[] words, int[] places) {
    int[] from = places;
    int[] to = new int[places.length];
    for (int width = 1; width < places.length; width *= 2) {
      for (int start = 0; start < places.length; start += 2 * width) {
        int middle = Math.min(start + width, places.length);
        int end = Math.min(start + 2 * width, places.length);
        merge(words, from, to, start, middle, end);
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static void merge(int[] words, int[] from, int[] to, int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int k = start; k < end; k++) {
      boolean takeLeft =
          right == end || left < middle && compare(words, from[left], from[right]) <= 0;
      to[k] = takeLeft ? from[left++] : from[right++];
    }
  }

  private static int compare(int[] words, int a, int b) {
    for (int depth = 0; depth < NgramSize.LARGEST; depth++) {
      int order = Integer.compare(words[a + depth], words[b + depth]);
      if (order != 0) {
        return order;
      }
      if (words[a + depth] == END) {
        return 0;
      }
    }
    return 0;
  }
}
