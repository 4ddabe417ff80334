package org.spectrumworkbench.core.problem;

import java.util.Arrays;

/**
 * Which part of the prompt space a prompt belongs to. The part is a function of the prompt alone (a
 * hash), so that a generator with any seed can never train on a prompt that is held out.
 *
 * <p>The hash is taken over the prompt's tokens in sorted order: {@code perimeter 7 by 48 ?} and
 * {@code perimeter 48 by 7 ?} fall into the same part, so that a held-out problem has no mirror
 * image in training.
 *
 * <p>Shares of the prompt space: training 80 %, probing 5 % for selection and 5 % for confirmation,
 * evaluation 10 %.
 */
public enum Split {
  /** Supervised training and the signal phase. */
  TRAIN(80),
  /** The half of the probing set that specialists are selected on. */
  PROBE_SELECT(5),
  /** The half of the probing set that confirms the selection. */
  PROBE_CONFIRM(5),
  /** Held out for evaluation. */
  EVALUATE(10);

  private final int percent;

  Split(int percent) {
    this.percent = percent;
  }

  /** For people: what the problems of this part are for. */
  public String words() {
    return switch (this) {
      case TRAIN -> "training";
      case PROBE_SELECT -> "probing, to select";
      case PROBE_CONFIRM -> "probing, to confirm";
      case EVALUATE -> "evaluation";
    };
  }

  /** Share of the prompt space in percent; the shares add up to 100. */
  public int percent() {
    return percent;
  }

  /** The part that this prompt belongs to. */
  public static Split of(String question) {
    byte[] hash = mirrorHash(question);
    int value = ((hash[0] & 0xff) << 16) | ((hash[1] & 0xff) << 8) | (hash[2] & 0xff);
    int place = value % 100;
    for (Split split : values()) {
      place -= split.percent;
      if (place < 0) {
        return split;
      }
    }
    throw new AssertionError("the shares add up to 100");
  }

  /** {@link #mirrorHash} in hexadecimal. */
  public static String mirrorId(String question) {
    return Hashes.hex(mirrorHash(question));
  }

  /**
   * SHA-256 of the prompt's tokens in sorted order: the same for a prompt and its mirror images.
   */
  public static byte[] mirrorHash(String question) {
    String[] tokens = TinyVocabulary.split(question).toArray(String[]::new);
    Arrays.sort(tokens);
    return Hashes.sha256(String.join(" ", tokens));
  }
}
