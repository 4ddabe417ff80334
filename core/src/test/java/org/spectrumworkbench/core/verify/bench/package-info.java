@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.verify.bench;
