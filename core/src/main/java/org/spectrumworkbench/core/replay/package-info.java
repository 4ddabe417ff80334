/** Replay: a run made again from its settings, and the comparison of two runs event by event. */
@NullMarked
package org.spectrumworkbench.core.replay;

import org.jspecify.annotations.NullMarked;
