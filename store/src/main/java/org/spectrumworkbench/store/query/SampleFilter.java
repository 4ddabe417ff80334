package org.spectrumworkbench.store.query;

import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.Outcome;

/**
 * Which groups the samples screen lists.
 *
 * @param stage null for all stages
 * @param step null for all steps
 * @param subdomain null for all
 * @param verdict only groups with at least one such answer; null for all
 * @param text only groups where the question or an answer contains this, upper and lower case
 *     alike; empty for all
 */
public record SampleFilter(
    @Nullable String stage,
    @Nullable Integer step,
    @Nullable String subdomain,
    @Nullable Outcome verdict,
    String text) {
  /** Every group of the run. */
  public static final SampleFilter ALL = new SampleFilter(null, null, null, null, "");

  /** All groups of one stage. */
  public static SampleFilter ofStage(String stage) {
    return new SampleFilter(stage, null, null, null, "");
  }

  /** Only groups of that step. */
  public SampleFilter atStep(@Nullable Integer other) {
    return new SampleFilter(stage, other, subdomain, verdict, text);
  }

  /** Only groups of that subdomain. */
  public SampleFilter inSubdomain(@Nullable String other) {
    return new SampleFilter(stage, step, other, verdict, text);
  }

  /** Only groups with such an answer. */
  public SampleFilter with(@Nullable Outcome other) {
    return new SampleFilter(stage, step, subdomain, other, text);
  }

  /** Only groups that contain that text. */
  public SampleFilter containing(String other) {
    return new SampleFilter(stage, step, subdomain, verdict, other);
  }
}
