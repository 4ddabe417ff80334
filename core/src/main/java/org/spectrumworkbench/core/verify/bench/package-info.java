/**
 * Puts verifiers to the test: cases with a known verdict, the confusion table, error rates with
 * their intervals, and what people ruled by hand.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.verify.bench;
