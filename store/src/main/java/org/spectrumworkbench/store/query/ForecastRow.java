package org.spectrumworkbench.store.query;

import java.time.Instant;
import org.spectrumworkbench.core.experiment.ForecastCheck;
import org.spectrumworkbench.core.experiment.RunState;

/**
 * A run with its forecast.
 *
 * @param created when the run was made
 * @param check what was foreseen and, as far as the run has come, what was measured
 */
public record ForecastRow(
    String run, String name, Instant created, RunState state, ForecastCheck check) {}
