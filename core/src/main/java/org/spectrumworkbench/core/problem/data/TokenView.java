package org.spectrumworkbench.core.problem.data;

import java.util.List;

/**
 * A problem as supervised training sees it: the question, then the solution and the end token; the
 * loss counts on the latter two.
 *
 * @param tokens all of them in order
 * @param prompt how many are the question's
 * @param unknown how many stand for text that the vocabulary has no token for
 */
public record TokenView(List<Token> tokens, int prompt, int unknown) {
  public TokenView {
    tokens = List.copyOf(tokens);
  }

  /**
   * A token.
   *
   * @param id in the vocabulary
   * @param text as the vocabulary writes it
   * @param learned whether the loss counts on it
   * @param unknown whether it stands for text that has no token
   */
  public record Token(int id, String text, boolean learned, boolean unknown) {}

  /** How many tokens the loss counts on: those of the solution and the end token. */
  public int learned() {
    return tokens.size() - prompt;
  }

  /** The share of the tokens that are unknown, 0 to 1. */
  public double unknownShare() {
    return tokens.isEmpty() ? 0 : (double) unknown / tokens.size();
  }
}
