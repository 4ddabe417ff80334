package org.spectrumworkbench.store.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.experiment.RunState;

/**
 * A mark in the lane of events.
 *
 * @param seq its number in the journal
 * @param kind the journal's name of the event, for instance {@code noted}, {@code state-changed}
 * @param level info, warning or error
 * @param state the new state of a state-changed event; null otherwise
 * @param stage empty where it concerns the whole run
 * @param step 0 where it concerns the whole stage
 * @param message for people; may be empty
 */
public record EventRow(
    long seq,
    Instant time,
    int attempt,
    String kind,
    String level,
    @Nullable RunState state,
    String stage,
    int step,
    String message) {}
