/** Looking after the store: backup and restore, checking it, what it takes of the disk. */
@NullMarked
package org.spectrumworkbench.store.care;

import org.jspecify.annotations.NullMarked;
