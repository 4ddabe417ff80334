@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.faults;
