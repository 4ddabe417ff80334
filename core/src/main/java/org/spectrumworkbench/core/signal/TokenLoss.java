package org.spectrumworkbench.core.signal;

/**
 * Losses of single tokens, written out in Java with their derivatives: the reference for the
 * engine's programs, and for reading. {@code rho = exp(logp - old)}, A is the advantage. All are to
 * be minimised.
 *
 * @param value the loss
 * @param gradient its derivative by the token's log-probability
 * @param clipped where the clip holds, so that the gradient is 0 (or the ratio is capped)
 */
public record TokenLoss(double value, double gradient, Clip clipped) {
  /** Which end of the clip range holds. */
  public enum Clip {
    /** None: the ratio is used as it is. */
    NONE,
    /** The ratio is below {@code 1 - epsLow} with a negative advantage. */
    LOW,
    /** The ratio is above {@code 1 + epsHigh} with a positive advantage. */
    HIGH
  }

  /**
   * The clipped ratio of PPO, GRPO, Dr.GRPO, DAPO and MGPO.
   *
   * <pre>l = -min(rho A, clip(rho, 1 - epsLow, 1 + epsHigh) A)</pre>
   *
   * @param logp log-probability under the policy that learns, nats
   * @param old log-probability under the policy that sampled, nats
   * @param advantage A, weighted or not
   * @param epsLow 0 to 1
   * @param epsHigh 0 or more; above {@code epsLow} it is clip-higher
   */
  public static TokenLoss clipped(
      double logp, double old, double advantage, double epsLow, double epsHigh) {
    double ratio = Math.exp(logp - old);
    double bounded = Math.clamp(ratio, 1 - epsLow, 1 + epsHigh);
    if (bounded * advantage < ratio * advantage) {
      return new TokenLoss(-bounded * advantage, 0, ratio > bounded ? Clip.HIGH : Clip.LOW);
    }
    return new TokenLoss(-ratio * advantage, -ratio * advantage, Clip.NONE);
  }

  /**
   * CISPO: the ratio is a capped constant, so that every token keeps a gradient.
   *
   * <pre>l = -sg[min(rho, cap)] A logp</pre>
   *
   * @param cap the largest ratio
   */
  public static TokenLoss cispo(double logp, double old, double advantage, double cap) {
    double ratio = Math.exp(logp - old);
    double factor = Math.min(ratio, cap) * advantage;
    return new TokenLoss(-factor * logp, -factor, ratio > cap ? Clip.HIGH : Clip.NONE);
  }

  /**
   * GSPO: one ratio a response, the geometric mean of its tokens' ratios, clipped as above.
   *
   * <pre>s = exp(1/|y| sum_t (logp_t - old_t)),   l = -min(s A, clip(s) A)</pre>
   *
   * The value is the response's; the gradient is by each of its tokens' log-probabilities, {@code
   * 1/|y|} of the whole.
   *
   * @param logp log-probabilities of the response's tokens, at least one
   * @param old the same under the policy that sampled
   */
  public static TokenLoss gspo(
      double[] logp, double[] old, double advantage, double epsLow, double epsHigh) {
    if (logp.length == 0 || logp.length != old.length) {
      throw new IllegalArgumentException(
          "%d log-probabilities against %d".formatted(logp.length, old.length));
    }
    double sum = 0;
    for (int t = 0; t < logp.length; t++) {
      sum += logp[t] - old[t];
    }
    TokenLoss whole = clipped(sum / logp.length, 0, advantage, epsLow, epsHigh);
    return new TokenLoss(whole.value(), whole.gradient() / logp.length, whole.clipped());
  }
}
