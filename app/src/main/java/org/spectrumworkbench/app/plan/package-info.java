/** Plan: an experiment is laid out, checked, forecast and started. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.plan;
