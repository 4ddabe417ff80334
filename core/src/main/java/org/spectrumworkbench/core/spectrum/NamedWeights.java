package org.spectrumworkbench.core.spectrum;

import org.spectrumworkbench.core.model.Weights;

/**
 * Weights with the name that messages call them by.
 *
 * @param name such as {@code specialist algebra}; distinct among models that are fused
 * @param weights the weights
 */
public record NamedWeights(String name, Weights weights) {}
