package org.spectrumworkbench.app.samples;

import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.Outcome;

/**
 * One sampled answer.
 *
 * @param sample index in its group, from 0
 * @param extracted the answer that the verifier found, or null
 * @param reward 0 to 1
 * @param advantage what entered the loss, the weight included; null where the group was not trained
 *     on
 * @param length tokens
 * @param logProb mean log-prob of its tokens, nats
 * @param entropy mean entropy of the distributions they were drawn from, nats
 */
public record Answer(
    int sample,
    String text,
    Outcome verdict,
    String reason,
    @Nullable String extracted,
    double reward,
    @Nullable Double advantage,
    int length,
    double logProb,
    double entropy) {

  /**
   * Where the extracted answer stands in the text: the last place where it is a word of its own.
   *
   * @return {@code [from, to)}, or null where it does not stand there literally
   */
  public int @Nullable [] extractedAt() {
    String found = extracted;
    if (found == null || found.isEmpty()) {
      return null;
    }
    int from = text.lastIndexOf(found);
    while (from >= 0) {
      int to = from + found.length();
      if (!joins(from - 1) && !joins(to)) {
        return new int[] {from, to};
      }
      from = text.lastIndexOf(found, from - 1);
    }
    return null;
  }

  private boolean joins(int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }
}
