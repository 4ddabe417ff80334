package org.spectrumworkbench.core.problem.leak;

import java.util.BitSet;

/**
 * What of an evaluation set was met in a training set. A search leaves one mark where it came to,
 * not one at each of the places that agree there, which may be all of them: the marks are spread
 * over the items once, at the end.
 */
final class Footprint {
  private final EvalIndex index;

  /** By first rank: bit d - 6 is set where the places that agree from here in d words were met. */
  private final short[] marks;

  private final BitSet shortNodes;

  Footprint(EvalIndex index) {
    this.index = index;
    this.marks = new short[index.suffixes().size()];
    this.shortNodes = new BitSet(index.shortQuestions().nodes());
  }

  /** The places from this rank on that agree in so many words were met. */
  void mark(int low, int depth) {
    marks[low] |= (short) (1 << (depth - NgramSize.SMALLEST));
  }

  /** The short questions that end at this node were met. */
  void markShort(int node) {
    shortNodes.set(node);
  }

  /** Takes in what another search met of the same set. */
  void add(Footprint other) {
    for (int rank = 0; rank < marks.length; rank++) {
      marks[rank] |= other.marks[rank];
    }
    shortNodes.or(other.shortNodes);
  }

  /** How far each item agrees with what was searched, in the set's order. */
  Reach[] reaches() {
    int[] longest = new int[index.items().size()];
    NgramSize.all().forEach(depth -> spread(depth, longest));
    int[] whole = new int[longest.length];
    java.util.Arrays.fill(whole, Reach.NO_WHOLE);
    shortNodes.stream()
        .forEach(node -> {
          for (int item : index.shortQuestions().items(node)) {
            whole[item] = index.questionWords(item);
          }
        });
    Reach[] reaches = new Reach[longest.length];
    for (int item = 0; item < reaches.length; item++) {
      reaches[item] = new Reach(longest[item], whole[item]);
    }
    return reaches;
  }

  private void spread(int depth, int[] longest) {
    SuffixArray suffixes = index.suffixes();
    int bit = 1 << (depth - NgramSize.SMALLEST);
    boolean met = false;
    for (int rank = 0; rank < marks.length; rank++) {
      if (suffixes.sharedWithBefore(rank) < depth) {
        met = (marks[rank] & bit) != 0;
      }
      if (met) {
        int item = index.item(index.passageAt(suffixes.place(rank)));
        longest[item] = Math.max(longest[item], depth);
      }
    }
  }
}
