package org.spectrumworkbench.core.signal;

/**
 * Estimates of KL(policy || reference) from one token that the policy sampled, in nats. {@code d =
 * logp - reference}.
 */
public enum KlEstimator {
  /** {@code d}: unbiased, may be negative. */
  K1,
  /** {@code d^2 / 2}: biased, low variance. */
  K2,
  /** {@code exp(-d) + d - 1}: unbiased, never negative; what GRPO adds to its loss. */
  K3;

  /**
   * The estimate for one token.
   *
   * @param logp log-probability under the policy
   * @param reference log-probability under the reference
   */
  public double of(double logp, double reference) {
    double d = logp - reference;
    return switch (this) {
      case K1 -> d;
      case K2 -> d * d / 2;
      // expm1 keeps small differences exact.
      case K3 -> Math.expm1(-d) + d;
    };
  }
}
