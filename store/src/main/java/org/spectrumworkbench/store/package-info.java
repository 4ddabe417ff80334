/**
 * The store: what the journals of all runs say, in one embedded database that screens can query.
 *
 * <p>Nothing is kept only here. A lost database is rebuilt from the run folders.
 */
@NullMarked
package org.spectrumworkbench.store;

import org.jspecify.annotations.NullMarked;
