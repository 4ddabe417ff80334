/**
 * Evaluation: Pass@K without bias, intervals that say how little a few problems prove, majority
 * votes, diversity, paired comparisons, and the score of claim-level reliability.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.evaluate;
