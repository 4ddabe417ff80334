/** Runs: the table of all runs, to find, open, resume, stop, export and delete them. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.runs;
