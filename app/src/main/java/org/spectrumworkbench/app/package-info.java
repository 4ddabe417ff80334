/** Spectrum Workbench: app. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app;
