/**
 * Faults that are really made, one by one, and what must hold after each: nothing that was
 * acknowledged is lost, states are right within ten seconds, a message says what happened. The
 * command {@code faults} prints the table; docs/reliability.md keeps it.
 */
@NullMarked
package org.spectrumworkbench.app.faults;

import org.jspecify.annotations.NullMarked;
