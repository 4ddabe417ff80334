/** Tests of the runs screen. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.runs;
