package org.spectrumworkbench.store.query;

import org.jspecify.annotations.Nullable;

/**
 * Something that a search found.
 *
 * @param run identifier of the run
 * @param runName its name
 * @param problem identifier of the problem; null where the run itself was found
 * @param text the problem's question, or the run's name
 */
public record SearchHit(String run, String runName, @Nullable String problem, String text) {}
