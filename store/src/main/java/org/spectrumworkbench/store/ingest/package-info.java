/** From journal to tables: each event exactly once, and none that a later attempt superseded. */
@NullMarked
package org.spectrumworkbench.store.ingest;

import org.jspecify.annotations.NullMarked;
