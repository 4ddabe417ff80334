/** The window around the screens: rail, inspector, status bar, palette, one shared selection. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.shell;
