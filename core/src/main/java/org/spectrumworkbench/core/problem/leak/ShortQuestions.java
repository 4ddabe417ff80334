package org.spectrumworkbench.core.problem.leak;

import java.util.Arrays;

/**
 * A tree of the evaluation questions of fewer than {@link NgramSize#LARGEST} words, which a run of
 * n words may be too long for. Such a question counts as found where all of it occurs; one of fewer
 * than {@link #FEWEST} words occurs everywhere, and counts only where it is the whole passage.
 */
final class ShortQuestions {
  /** Fewer words than these must be the whole passage. */
  static final int FEWEST = 3;

  /** Where every walk begins. */
  static final int ROOT = 0;

  /** No node. */
  static final int NONE = -1;

  private static final int[] NOBODY = {};

  private long[] edges = new long[1 << 10];
  private int[] targets = new int[1 << 10];
  private int[][] items = new int[1 << 8][];
  private int nodes = 1;

  ShortQuestions() {
    items[ROOT] = NOBODY;
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return nodes == 1;
  }

  /** How many nodes the tree has. */
  int nodes() {
    return nodes;
  }

  /** Puts in a question, unless it has no words or too many. */
  void add(PassageWords question, int item) {
    if (question.count() == 0 || question.count() >= NgramSize.LARGEST) {
      return;
    }
    int node = ROOT;
    for (int i = 0; i < question.count(); i++) {
      node = stepOrGrow(node, question.at(i));
    }
    items[node] = Arrays.copyOf(items[node], items[node].length + 1);
    items[node][items[node].length - 1] = item;
  }

  /** The node behind a word, or {@link #NONE}. */
  int step(int node, int word) {
    int slot = slot(node, word);
    return edges[slot] == 0 ? NONE : targets[slot];
  }

  /** The items whose question ends at a node. */
  int[] items(int node) {
    return items[node];
  }

  private int stepOrGrow(int node, int word) {
    int slot = slot(node, word);
    if (edges[slot] != 0) {
      return targets[slot];
    }
    if (nodes == items.length) {
      items = Arrays.copyOf(items, 2 * nodes);
    }
    edges[slot] = edge(node, word);
    targets[slot] = nodes;
    items[nodes] = NOBODY;
    nodes++;
    if (2 * nodes > edges.length) {
      widen();
    }
    return nodes - 1;
  }

  private void widen() {
    long[] oldEdges = edges;
    int[] oldTargets = targets;
    edges = new long[2 * oldEdges.length];
    targets = new int[2 * oldTargets.length];
    for (int old = 0; old < oldEdges.length; old++) {
      if (oldEdges[old] != 0) {
        int slot = slot((int) (oldEdges[old] >>> 32), (int) oldEdges[old] - 1);
        edges[slot] = oldEdges[old];
        targets[slot] = oldTargets[old];
      }
    }
  }

  /** The slot of an edge, or the free one where it would go. */
  private int slot(int node, int word) {
    long edge = edge(node, word);
    long mixed = edge * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & (edges.length - 1);
    while (edges[slot] != 0 && edges[slot] != edge) {
      slot = (slot + 1) & (edges.length - 1);
    }
    return slot;
  }

  /** Never 0, since the word counts from 1 here. */
  private static long edge(int node, int word) {
    return ((long) node << 32) | (word + 1);
  }
}
