/**
 * What the charts show and how they are drawn, without any toolkit: the same drawing goes to the
 * window and to the pictures of a report that a command line writes on a machine without a display.
 *
 * <p>A {@link org.spectrumworkbench.app.chart.draw.Figure} draws itself through a {@link
 * org.spectrumworkbench.app.chart.draw.Pen} in the colours of a {@link
 * org.spectrumworkbench.app.chart.draw.Palette}. Nothing here may use JavaFX.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.chart.draw;
