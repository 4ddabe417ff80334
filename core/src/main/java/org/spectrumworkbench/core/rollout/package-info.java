/**
 * Rollouts: several answers sampled for each problem, each with its verdict. Probing, evaluation
 * and the signal phase all stand on them.
 */
@NullMarked
package org.spectrumworkbench.core.rollout;

import org.jspecify.annotations.NullMarked;
