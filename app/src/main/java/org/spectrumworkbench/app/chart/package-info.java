/**
 * The project's own charts as controls of the window: each shows one figure of {@link
 * org.spectrumworkbench.app.chart.draw}, which can be pointed at, zoomed, read as a table and
 * exported.
 *
 * <p>The built-in charts redraw every point and take some hundred milliseconds a frame on long
 * runs; these draw a whole history in at most 500 buckets a series, once a pulse and only when
 * something changed.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.chart;
