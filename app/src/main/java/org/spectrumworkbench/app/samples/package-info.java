/**
 * The samples screen: every answer that was sampled for a problem, together, with its verdict, the
 * reason, and what it weighed in the loss.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.samples;
