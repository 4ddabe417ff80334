/**
 * Tests of decontamination in the window: its logic without a window, its flow without a display.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.leaks;
