/**
 * The command line: everything the program does, without a window. Commands read run folders and
 * journals, never the database, so that they work beside an open window.
 */
@NullMarked
package org.spectrumworkbench.app.cli;

import org.jspecify.annotations.NullMarked;
