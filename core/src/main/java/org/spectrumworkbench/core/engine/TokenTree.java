package org.spectrumworkbench.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A prompt and the responses that continue it. The prompt stands once, however many responses share
 * it, so what is computed for it is computed once.
 *
 * @param prompt ids of the prompt's tokens, at least one
 * @param branches the responses
 */
record TokenTree(int[] prompt, List<Branch> branches) {

  /**
   * A response.
   *
   * @param tokens its ids
   * @param targets which of them are to be predicted
   */
  record Branch(int[] tokens, boolean[] targets) {
    Branch {
      if (tokens.length != targets.length) {
        throw new IllegalArgumentException(
            tokens.length + " tokens, but " + targets.length + " target marks");
      }
    }
  }

  TokenTree {
    if (prompt.length == 0) {
      throw new IllegalArgumentException("a prompt needs at least one token");
    }
  }

  /** A tree whose response tokens are all to be predicted. */
  static TokenTree of(int[] prompt, List<int[]> responses) {
    var branches = new ArrayList<Branch>();
    for (int[] response : responses) {
      boolean[] all = new boolean[response.length];
      Arrays.fill(all, true);
      branches.add(new Branch(response, all));
    }
    return new TokenTree(prompt, branches);
  }

  /** Tokens in all. */
  int size() {
    return prompt.length + branches.stream().mapToInt(b -> b.tokens().length).sum();
  }

  /** Tokens from the start to the end of the longest response. */
  int depth() {
    return prompt.length + branches.stream().mapToInt(b -> b.tokens().length).max().orElse(0);
  }

  /** Tokens to predict. */
  int targets() {
    int n = 0;
    for (Branch branch : branches) {
      for (boolean target : branch.targets()) {
        n += target ? 1 : 0;
      }
    }
    return n;
  }

  /** Cuts a list into consecutive batches of at most so many tokens, but at least one tree. */
  static List<List<TokenTree>> batches(List<TokenTree> trees, int maxTokens) {
    var batches = new ArrayList<List<TokenTree>>();
    int start = 0;
    int tokens = 0;
    for (int i = 0; i < trees.size(); i++) {
      int size = trees.get(i).size();
      if (i > start && tokens + size > maxTokens) {
        batches.add(trees.subList(start, i));
        start = i;
        tokens = 0;
      }
      tokens += size;
    }
    if (start < trees.size()) {
      batches.add(trees.subList(start, trees.size()));
    }
    return batches;
  }
}
