/** The verifier bench: cases, confusion table, rulings by hand, error rates. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.bench;
