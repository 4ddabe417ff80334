package org.spectrumworkbench.core.problem.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.spectrumworkbench.core.problem.Problem;

/**
 * One evaluation set, made ready to be searched. It is held in memory whole: about 60 bytes a word
 * besides the texts. It does not change, and many threads may read it.
 */
final class EvalIndex {
  private final String name;
  private final List<Problem> items;

  /** The words of all passages, each passage ended by {@link SuffixArray#END}. */
  private final int[] text;

  /** Where each word begins in the passage as it is written. */
  private final int[] from;

  /** Where each word ends there. */
  private final int[] to;

  /** Where each passage begins in {@link #text}, in order. */
  private final int[] starts;

  /** The item of each passage. */
  private final int[] owners;

  private final Passage[] passages;

  /** The passage that is each item's question. */
  private final int[] questions;

  /** Words of each item's question. */
  private final int[] questionWords;

  private final SuffixArray suffixes;
  private final NgramTable ngrams;
  private final ShortQuestions shortQuestions = new ShortQuestions();

  /** Reads the whole set; its words go into the vocabulary. */
  EvalIndex(SearchedSet source, Vocabulary vocabulary) {
    this.name = source.name();
    try (Stream<Problem> problems = source.open().get()) {
      this.items = problems.toList();
    }
    this.questionWords = new int[items.size()];
    this.questions = new int[items.size()];
    PassageWords words = new PassageWords();
    List<Passage> kinds = new ArrayList<>();
    int[] begins = new int[2 * items.size() + 1];
    int[] whose = new int[2 * items.size() + 1];
    int[] all = new int[1 << 12];
    int[] wordStarts = new int[1 << 12];
    int[] wordEnds = new int[1 << 12];
    int length = 0;
    for (int item = 0; item < items.size(); item++) {
      for (Passage.Text passage : Passage.of(items.get(item))) {
        words.learn(passage.text(), vocabulary);
        if (passage.passage() == Passage.QUESTION) {
          questions[item] = kinds.size();
          questionWords[item] = words.count();
          shortQuestions.add(words, item);
        }
        if (length + words.count() + 1 > all.length) {
          int room = Math.max(length + words.count() + 1, 2 * all.length);
          all = Arrays.copyOf(all, room);
          wordStarts = Arrays.copyOf(wordStarts, room);
          wordEnds = Arrays.copyOf(wordEnds, room);
        }
        if (kinds.size() == begins.length) {
          begins = Arrays.copyOf(begins, 2 * begins.length);
          whose = Arrays.copyOf(whose, 2 * whose.length);
        }
        begins[kinds.size()] = length;
        whose[kinds.size()] = item;
        kinds.add(passage.passage());
        words.copyTo(all, wordStarts, wordEnds, length);
        length += words.count();
        all[length++] = SuffixArray.END;
      }
    }
    this.text = Arrays.copyOf(all, length);
    this.from = Arrays.copyOf(wordStarts, length);
    this.to = Arrays.copyOf(wordEnds, length);
    this.starts = Arrays.copyOf(begins, kinds.size());
    this.owners = Arrays.copyOf(whose, kinds.size());
    this.passages = kinds.toArray(Passage[]::new);
    this.suffixes = new SuffixArray(text);
    this.ngrams = new NgramTable(suffixes, text);
  }

  String name() {
    return name;
  }

  /** The items in order. */
  List<Problem> items() {
    return items;
  }

  /** The word at a place of the text; {@link SuffixArray#END} behind a passage. */
  int word(int place) {
    return text[place];
  }

  /** The passage that a place of the text lies in. */
  int passageAt(int place) {
    int found = Arrays.binarySearch(starts, place);
    return found >= 0 ? found : -found - 2;
  }

  /** Where words from a place on stand in their passage as it is written. */
  Span span(int place, int words) {
    return new Span(passages[passageAt(place)], from[place], to[place + words - 1]);
  }

  /** Where words from the beginning of an item's question on stand in it. */
  Span questionSpan(int item, int words) {
    return span(starts[questions[item]], words);
  }

  /** The item that a passage belongs to. */
  int item(int passage) {
    return owners[passage];
  }

  /** Whether words from a place on are a whole question. */
  boolean isWholeQuestion(int place, int words) {
    int passage = passageAt(place);
    return passages[passage] == Passage.QUESTION
        && starts[passage] == place
        && questionWords[owners[passage]] == words;
  }

  /** How many words the question of an item has. */
  int questionWords(int item) {
    return questionWords[item];
  }

  SuffixArray suffixes() {
    return suffixes;
  }

  NgramTable ngrams() {
    return ngrams;
  }

  ShortQuestions shortQuestions() {
    return shortQuestions;
  }
}
