/**
 * Problems and where they come from: the subdomains, the generators of the tiny problem language
 * with several ways to solve each problem, the split into training and held-out prompts, and the
 * mix that supervised training draws from.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.problem;
