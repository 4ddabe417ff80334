/**
 * The experiment: its settings, its stages, and everything a run leaves behind.
 *
 * <p>A run is a folder. Its worker writes {@link RunEvent}s to a journal; whoever watches reads the
 * journal and never the worker.
 */
@NullMarked
package org.spectrumworkbench.core.experiment;

import org.jspecify.annotations.NullMarked;
