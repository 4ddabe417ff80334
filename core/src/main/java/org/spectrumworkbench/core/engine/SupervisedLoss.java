package org.spectrumworkbench.core.engine;

import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cross-entropy on the tokens that a mask picks, with its gradient.
 *
 * <p>{@code L = -scale * sum_t log pi(y_t | y_<t)} over the picked tokens of a batch. With scale =
 * 1 / (picked tokens of all micro-batches) the sum of several calls is their mean.
 */
public final class SupervisedLoss {
  private final DecoderModel model;

  /** A loss on that model. */
  public SupervisedLoss(DecoderModel model) {
    this.model = model;
  }

  /**
   * A training sequence.
   *
   * @param tokens ids, at least two
   * @param learned which tokens the loss counts; the first token follows nothing and never counts
   */
  public record Example(int[] tokens, boolean[] learned) {
    /** Refuses a mask of another length, and sequences of less than two tokens. */
    public Example {
      if (tokens.length != learned.length) {
        throw new IllegalArgumentException(
            tokens.length + " tokens, but a mask of " + learned.length);
      }
      if (tokens.length < 2) {
        throw new IllegalArgumentException("a training sequence needs at least two tokens");
      }
    }

    /** A prompt that is not learned and the response that is. */
    public static Example of(int[] prompt, int[] response) {
      int[] tokens = Arrays.copyOf(prompt, prompt.length + response.length);
      System.arraycopy(response, 0, tokens, prompt.length, response.length);
      boolean[] learned = new boolean[tokens.length];
      Arrays.fill(learned, prompt.length, tokens.length, true);
      return new Example(tokens, learned);
    }

    /** The number of tokens that the loss counts. */
    public int learnedTokens() {
      int n = 0;
      for (int t = 1; t < learned.length; t++) {
        n += learned[t] ? 1 : 0;
      }
      return n;
    }
  }

  /**
   * What a batch came to.
   *
   * @param loss mean cross-entropy in nats a token
   * @param tokens tokens that the loss counts
   */
  public record Report(double loss, long tokens) {}

  /**
   * Adds the gradient of the batch's mean loss to the parameters' gradients.
   *
   * @return the mean loss over the batch
   */
  public Report accumulate(List<Example> batch) {
    long tokens = batch.stream().mapToLong(Example::learnedTokens).sum();
    return accumulate(batch, tokens == 0 ? 0 : 1. / tokens);
  }

  /**
   * Adds the gradient of {@code scale} times the batch's summed loss to the parameters' gradients.
   *
   * @param batch the sequences, computed at once
   * @param scale 1 / (tokens that count in the whole optimiser step)
   * @return the mean loss over the batch, whatever the scale
   */
  public Report accumulate(List<Example> batch, double scale) {
    var trees = new ArrayList<TokenTree>();
    for (Example example : batch) {
      int n = example.tokens().length;
      trees.add(
          new TokenTree(
              Arrays.copyOf(example.tokens(), 1),
              List.of(
                  new TokenTree.Branch(
                      Arrays.copyOfRange(example.tokens(), 1, n),
                      Arrays.copyOfRange(example.learned(), 1, n)))));
    }
    PackedRows rows = PackedRows.pack(trees);
    if (rows.targets() == 0) {
      return new Report(0, 0);
    }
    model.requirePositions(rows.maxPosition() + 1);
    try (StepArrays step = model.step()) {
      float[] weights = new float[rows.targets()];
      Arrays.fill(weights, (float) scale);
      NDList inputs = rows.arrays(step);
      inputs.add(step.of("weights", weights, weights.length));
      double sum = model.backward(step, "supervised", inputs).get(0).getFloat();
      return new Report(scale == 0 ? 0 : sum / scale / rows.targets(), rows.targets());
    }
  }
}
