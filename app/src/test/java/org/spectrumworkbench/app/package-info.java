/** Tests of the whole window and of the layers. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app;
