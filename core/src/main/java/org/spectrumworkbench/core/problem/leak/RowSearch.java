package org.spectrumworkbench.core.problem.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Searches one evaluation set for the words of training rows, passage after passage.
 *
 * <p>From each word on, the first six words lead to the places of the set that have them; each
 * further word narrows these to the ones that have it too. So the longest run shared with any item
 * is known after a few steps, however many items share the beginning. Only for hits are the items
 * looked at one by one, and of these no more than {@link HitLimits} allows.
 */
final class RowSearch {
  private final EvalIndex index;
  private final int n;
  private final HitLimits limits;
  private final Footprint footprint;
  private final Map<Integer, List<Hit.Match>> found = new TreeMap<>();
  private Reach reach = Reach.NONE;
  private boolean listing;
  private int placesLeft;
  private boolean cut;

  RowSearch(EvalIndex index, int n, HitLimits limits) {
    this.index = index;
    this.n = n;
    this.limits = limits;
    this.footprint = new Footprint(index);
  }

  /**
   * Begins with a row.
   *
   * @param listed whether its matches are wanted, not only how far it reaches
   */
  void startRow(boolean listed) {
    listing = listed;
    found.clear();
    reach = Reach.NONE;
    placesLeft = limits.placesARow();
    cut = false;
  }

  /** How far the row agrees with the set, after its passages. */
  Reach reach() {
    return reach;
  }

  /** The row's matches by item, in the order of the items. */
  Map<Integer, List<Hit.Match>> found() {
    return found;
  }

  /** Whether more items agree with the row than are listed. */
  boolean isCut() {
    return cut;
  }

  /** What was met of the set in all rows so far. */
  Footprint footprint() {
    return footprint;
  }

  /** Searches one passage of the row. */
  void search(Passage passage, PassageWords words) {
    searchShort(passage, words);
    NgramTable ngrams = index.ngrams();
    long hash = 0;
    int run = 0;
    for (int last = 0; last < words.count(); last++) {
      int word = words.at(last);
      if (word == Vocabulary.UNKNOWN) {
        run = 0;
        hash = 0;
        continue;
      }
      hash = NgramTable.roll(hash, word);
      if (run == NgramSize.SMALLEST) {
        hash = NgramTable.dropFirst(hash, words.at(last - NgramSize.SMALLEST));
      } else {
        run++;
      }
      if (run == NgramSize.SMALLEST) {
        int first = last + 1 - NgramSize.SMALLEST;
        int slot = ngrams.find(hash, words, first);
        if (slot >= 0) {
          narrow(passage, words, first, ngrams.low(slot), ngrams.high(slot));
        }
      }
    }
  }

  private void narrow(Passage passage, PassageWords words, int first, int from, int to) {
    SuffixArray suffixes = index.suffixes();
    int low = from;
    int high = to;
    int depth = NgramSize.SMALLEST;
    footprint.mark(low, depth);
    while (true) {
      if (depth == n && listing) {
        collect(passage, words, first, low, high);
      }
      int next = first + depth;
      if (depth == NgramSize.LARGEST
          || next == words.count()
          || words.at(next) == Vocabulary.UNKNOWN) {
        break;
      }
      low = suffixes.firstNotBelow(low, high, depth, words.at(next));
      high = suffixes.firstNotBelow(low, high, depth, words.at(next) + 1);
      if (low == high) {
        break;
      }
      depth++;
      footprint.mark(low, depth);
    }
    reach = reach.further(new Reach(depth, Reach.NO_WHOLE));
  }

  /** Notes the runs that begin here: those that do not already begin a word before. */
  private void collect(Passage passage, PassageWords words, int first, int low, int high) {
    for (int rank = low; rank < high; rank++) {
      if (placesLeft-- <= 0) {
        cut = true;
        return;
      }
      int place = index.suffixes().place(rank);
      if (first > 0 && place > 0 && isShared(words.at(first - 1), index.word(place - 1))) {
        continue;
      }
      int length = n;
      while (first + length < words.count()
          && isShared(words.at(first + length), index.word(place + length))) {
        length++;
      }
      note(
          index.item(index.passageAt(place)),
          new Hit.Match(
              words.span(passage, first, length),
              index.span(place, length),
              length,
              index.isWholeQuestion(place, length)));
    }
  }

  private static boolean isShared(int trainWord, int evalWord) {
    return trainWord == evalWord && trainWord != Vocabulary.UNKNOWN;
  }

  private void searchShort(Passage passage, PassageWords words) {
    ShortQuestions questions = index.shortQuestions();
    if (questions.isEmpty()) {
      return;
    }
    for (int first = 0; first < words.count(); first++) {
      int node = ShortQuestions.ROOT;
      for (int i = first; i < words.count() && words.at(i) != Vocabulary.UNKNOWN; i++) {
        node = questions.step(node, words.at(i));
        if (node == ShortQuestions.NONE) {
          break;
        }
        int length = i + 1 - first;
        if (questions.items(node).length > 0
            && (length >= ShortQuestions.FEWEST || length == words.count())) {
          reach = reach.further(new Reach(0, length));
          footprint.markShort(node);
          if (length < n && listing) {
            collectShort(questions.items(node), words.span(passage, first, length), length);
          }
        }
      }
    }
  }

  private void collectShort(int[] items, Span train, int length) {
    for (int item : items) {
      if (placesLeft-- <= 0) {
        cut = true;
        return;
      }
      note(item, new Hit.Match(train, index.questionSpan(item, length), length, true));
    }
  }

  private void note(int item, Hit.Match match) {
    List<Hit.Match> matches = found.get(item);
    if (matches == null) {
      if (found.size() == limits.itemsARow()) {
        cut = true;
        return;
      }
      matches = new ArrayList<>();
      found.put(item, matches);
    }
    matches.add(match);
  }
}
