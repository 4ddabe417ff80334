package org.spectrumworkbench.core.signal;

/** What the centred rewards of a group are divided by. */
public enum RewardScaling {
  /** The standard deviation of the group's rewards: GRPO. */
  GROUP,
  /** Nothing: Dr.GRPO. */
  NONE
}
