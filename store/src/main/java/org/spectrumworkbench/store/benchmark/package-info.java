/** How fast journals come in, and how long the screens' queries take with a million rollouts. */
@NullMarked
package org.spectrumworkbench.store.benchmark;

import org.jspecify.annotations.NullMarked;
