/**
 * Sorting the problems of a data set into subdomains: rules applied in order, problems moved by
 * hand, and the deal of each subdomain into training, the two halves of its probing set, and
 * evaluation. Everything here is a pure function of the problems and an immutable board.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.problem.domain;
