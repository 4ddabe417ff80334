/** Tests of the samples screen: its logic without a window, its flows on the headless platform. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.samples;
