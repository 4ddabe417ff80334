package org.spectrumworkbench.store.query;

import java.time.Instant;

/**
 * A checkpoint on disk.
 *
 * @param path relative to the run's folder
 */
public record CheckpointRow(Instant time, String stage, int step, String path, long bytes) {}
