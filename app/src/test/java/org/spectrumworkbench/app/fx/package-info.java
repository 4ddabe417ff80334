/** What the tests of windows share: a toolkit without a display, and pictures of what was drawn. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.fx;
