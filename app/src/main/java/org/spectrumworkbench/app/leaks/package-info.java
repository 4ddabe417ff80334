/**
 * Decontamination in the window: which training rows share words with evaluation items, at which n,
 * where, and which of them are left out.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.leaks;
