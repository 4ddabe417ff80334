/** Tests of the home screen. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.home;
