/** Home: where one begins, and where one finds what was left. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.home;
