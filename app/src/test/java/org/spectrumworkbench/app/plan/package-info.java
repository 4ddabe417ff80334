/** Tests of the plan. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.plan;
