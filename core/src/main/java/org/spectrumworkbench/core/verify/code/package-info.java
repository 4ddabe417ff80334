/**
 * Checks answers that are programs: finds the program in a response, runs it against its tests in a
 * sandbox, and says what came of it.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.verify.code;
