/** Tests of the data screen. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.data;
