/** Spectrum Workbench: core. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core;
