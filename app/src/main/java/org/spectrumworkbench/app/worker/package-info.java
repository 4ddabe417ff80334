/**
 * The process that trains: how it is started, watched and spoken to. Nothing is ever trained inside
 * the process of the window or of a command.
 */
@NullMarked
package org.spectrumworkbench.app.worker;

import org.jspecify.annotations.NullMarked;
