@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.problem.domain;
