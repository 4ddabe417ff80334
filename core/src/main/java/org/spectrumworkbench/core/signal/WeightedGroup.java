package org.spectrumworkbench.core.signal;

import org.spectrumworkbench.core.rollout.Group;

/**
 * A group with what enters the loss.
 *
 * @param deviation D_ME of its p_c, nats
 * @param weight w_ME, after renormalisation where that is on; 1 for methods without it
 * @param advantages weight times the normalised advantage of each rollout, length G
 */
public record WeightedGroup(Group group, double deviation, double weight, double[] advantages) {}
