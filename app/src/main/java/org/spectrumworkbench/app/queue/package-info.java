/**
 * The queue that every run goes through: its file, the policy that says which run may start, and
 * the service that starts what nobody waits for. It knows no window.
 */
@NullMarked
package org.spectrumworkbench.app.queue;

import org.jspecify.annotations.NullMarked;
