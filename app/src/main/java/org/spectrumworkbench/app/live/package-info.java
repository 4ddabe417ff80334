/**
 * The live screen: a run as it goes, stage by stage, or as it went. It reads the store and leaves
 * commands for the worker; it never waits for either on the window's thread.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.live;
