/**
 * Decontamination: finds the training rows that share a run of n words with an evaluation item,
 * after case, punctuation and symbols are dropped; lets people exclude or keep each; and measures
 * on planted leaks what the search finds and what it misses.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.problem.leak;
