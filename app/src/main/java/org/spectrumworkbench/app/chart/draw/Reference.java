package org.spectrumworkbench.app.chart.draw;

/**
 * A vertical line at a value of x that means something by itself, such as where two curves cross.
 *
 * @param label what it means, written beside it; may be empty
 * @param x where it stands
 */
public record Reference(String label, double x) {}
