/**
 * The spectrum phase: supervised training that keeps many ways to solve a problem alive, probing of
 * its checkpoints by subdomain, the choice of specialists, and their fusion into one model.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.spectrum;
