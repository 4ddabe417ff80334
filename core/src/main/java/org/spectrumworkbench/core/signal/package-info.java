/**
 * The signal phase: advantages of groups of responses, the maximum-entropy weight of MGPO, policy
 * losses and their aggregation, and the shaping of rewards. The formulas here are pure functions in
 * doubles on the host; they are what the loops call for the small per-group numbers, and the token
 * losses are what the engine's policy program is tested against, by value and gradient.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.signal;
