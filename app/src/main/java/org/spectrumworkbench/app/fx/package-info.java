/** What every screen shares: tasks off the window's thread, texts, themes, formats, dialogs. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.fx;
