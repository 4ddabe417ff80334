/**
 * The models of a run that were scored on held-out problems: their names, their order, and what may
 * be said of their differences. Several screens show them.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.score;
