package org.spectrumworkbench.core.signal;

/**
 * How the losses of tokens become one number: the weight of each token in {@code L = sum_i sum_t
 * w_it l_it}. The names are those of the field; in {@code max} and {@code |y|} lengths are in
 * tokens, end token included.
 */
public enum PolicyAggregation {
  /**
   * {@code 1 / (B |y_i|)}: the mean over responses of the mean over their tokens (DeepSeekMath).
   */
  GRPO,
  /**
   * {@code 1 / (N sum_j |y_j|)} over the micro-batch, with N micro-batches: every token of a
   * micro-batch counts alike, and every micro-batch of the step.
   */
  BNPO,
  /**
   * {@code 1 / sum_j |y_j|} over the whole accumulated batch: every token of the step counts alike
   * (DAPO).
   */
  DAPO,
  /** {@code 1 / (B L_max)}: a constant, so that long answers are not diluted (Dr.GRPO). */
  DR_GRPO;

  /**
   * What is known of the whole step, of which a micro-batch is a part.
   *
   * @param responses B, all responses of the step
   * @param tokens all response tokens of the step that count
   * @param maxLength L_max, the length limit
   * @param microBatches N, the micro-batches that the step is cut into
   */
  public record Step(int responses, long tokens, int maxLength, int microBatches) {
    /** The step whose responses are all in one micro-batch. */
    public static Step of(int[] lengths, int maxLength) {
      long tokens = 0;
      for (int length : lengths) {
        tokens += length;
      }
      return new Step(lengths.length, tokens, maxLength, 1);
    }
  }

  /**
   * The weight of each token.
   *
   * @param lengths length of each response of the micro-batch; 0 leaves a response out of the loss
   *     while it still counts in B, as overlong filtering does
   * @param width columns of the result, at least the longest length
   * @param step the step that the micro-batch is a part of
   * @return shape [responses, width], 0 behind the end of each response
   */
  public double[][] tokenWeights(int[] lengths, int width, Step step) {
    long inMicroBatch = 0;
    for (int length : lengths) {
      if (length < 0 || length > width) {
        throw new IllegalArgumentException(
            "a length of %d does not fit a width of %d".formatted(length, width));
      }
      inMicroBatch += length;
    }
    double[][] weights = new double[lengths.length][width];
    for (int i = 0; i < lengths.length; i++) {
      double weight =
          switch (this) {
            case GRPO -> 1. / ((double) step.responses() * lengths[i]);
            case BNPO -> 1. / ((double) step.microBatches() * inMicroBatch);
            case DAPO -> 1. / step.tokens();
            case DR_GRPO -> 1. / ((double) step.responses() * step.maxLength());
          };
      for (int t = 0; t < lengths[i]; t++) {
        weights[i][t] = weight;
      }
    }
    return weights;
  }
}
