/** The database's file: opening and sharing it, its schema, its faults in plain words. */
@NullMarked
package org.spectrumworkbench.store.database;

import org.jspecify.annotations.NullMarked;
