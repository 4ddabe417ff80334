/** Settings: the look, folders, care of the store, the machine's report, versions. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.settings;
