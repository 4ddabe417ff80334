/** Tests of the frame around the screens, and a workspace of fakes for the tests of any screen. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.shell;
