package org.spectrumworkbench.core.problem.leak;

import java.util.Arrays;

/** The words of one passage by number, with their places; filled again for each passage. */
final class PassageWords {
  private final WordScanner scanner = new WordScanner();
  private int[] numbers = new int[256];
  private int[] from = new int[256];
  private int[] to = new int[256];
  private int count;

  /** Takes a text's words; those that the vocabulary lacks are {@link Vocabulary#UNKNOWN}. */
  void read(String text, Vocabulary vocabulary) {
    count = 0;
    scanner.start(text);
    while (scanner.next()) {
      append(vocabulary.find(scanner));
    }
  }

  /** Takes a text's words and puts new ones into the vocabulary. */
  void learn(String text, Vocabulary vocabulary) {
    count = 0;
    scanner.start(text);
    while (scanner.next()) {
      append(vocabulary.add(scanner));
    }
  }

  /** How many words there are. */
  int count() {
    return count;
  }

  /** The number of the word at a place. */
  int at(int place) {
    return numbers[place];
  }

  /** Copies the words and their places into arrays that have room for them from a place on. */
  void copyTo(int[] words, int[] starts, int[] ends, int place) {
    System.arraycopy(numbers, 0, words, place, count);
    System.arraycopy(from, 0, starts, place, count);
    System.arraycopy(to, 0, ends, place, count);
  }

  /** Where a run of words stands in the text. */
  Span span(Passage passage, int first, int words) {
    return new Span(passage, from[first], to[first + words - 1]);
  }

  private void append(int number) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
      from = Arrays.copyOf(from, 2 * count);
      to = Arrays.copyOf(to, 2 * count);
    }
    numbers[count] = number;
    from[count] = scanner.from();
    to[count] = scanner.to();
    count++;
  }
}
