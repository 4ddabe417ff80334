package org.spectrumworkbench.core.problem.leak;

import java.util.Arrays;

/**
 * The distinct words of the evaluation sets, numbered from 0. Words are told apart by their
 * characters, never by their hash alone: two texts that share a run of numbers share the words.
 *
 * <p>Filled by one thread; read by many afterwards.
 */
final class Vocabulary {
  /** The number of a word that no evaluation set has. */
  static final int UNKNOWN = -1;

  /** Number of the word in each slot, plus one; 0 where the slot is free. */
  private int[] slots = new int[1 << 12];

  private long[] hashes = new long[1 << 11];
  private int[] ends = new int[1 << 11];
  private char[] characters = new char[1 << 14];
  private int size;

  /** How many words there are. */
  int size() {
    return size;
  }

  /** The number of the scanner's word, or {@link #UNKNOWN}. */
  int find(WordScanner scanner) {
    return slots[slot(scanner)] - 1;
  }

  /** The number of the scanner's word, a new one where it was not there yet. */
  int add(WordScanner scanner) {
    int slot = slot(scanner);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    int start = start(size);
    int end = start + scanner.length();
    if (end > characters.length) {
      characters = Arrays.copyOf(characters, Math.max(end, 2 * characters.length));
    }
    System.arraycopy(scanner.word(), 0, characters, start, scanner.length());
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    ends[size] = end;
    hashes[size] = scanner.hash();
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  /** The slot where the word is, or the free one where it would go. */
  private int slot(WordScanner scanner) {
    int slot = (int) scanner.hash() & (slots.length - 1);
    while (slots[slot] != 0 && !isWord(slots[slot] - 1, scanner)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isWord(int number, WordScanner scanner) {
    return hashes[number] == scanner.hash()
        && Arrays.equals(
            characters, start(number), ends[number], scanner.word(), 0, scanner.length());
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  private void grow() {
    int[] wider = new int[2 * slots.length];
    for (int number = 0; number < size; number++) {
      int slot = (int) hashes[number] & (wider.length - 1);
      while (wider[slot] != 0) {
        slot = (slot + 1) & (wider.length - 1);
      }
      wider[slot] = number + 1;
    }
    slots = wider;
  }
}
