/** What the screens ask: runs, live curves and maps, samples, probes and evaluations. */
@NullMarked
package org.spectrumworkbench.store.query;

import org.jspecify.annotations.NullMarked;
