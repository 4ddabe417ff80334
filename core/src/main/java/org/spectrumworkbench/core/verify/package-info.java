/**
 * Tells right answers from wrong ones, with the reason for each verdict: the reward of the signal
 * phase.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.verify;
