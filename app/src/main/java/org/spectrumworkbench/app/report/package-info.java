/**
 * What a run came to, for reading: the figures of its journal put together, and the page {@code
 * report.html} made of them.
 */
@NullMarked
package org.spectrumworkbench.app.report;

import org.jspecify.annotations.NullMarked;
