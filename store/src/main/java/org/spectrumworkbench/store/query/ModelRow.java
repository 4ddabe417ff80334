package org.spectrumworkbench.store.query;

import java.time.Instant;

/**
 * A model folder on disk.
 *
 * @param path relative to the run's folder
 */
public record ModelRow(Instant time, String stage, String path, String description) {}
