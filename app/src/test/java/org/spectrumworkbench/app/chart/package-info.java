/** Tests of the charts. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.chart;
