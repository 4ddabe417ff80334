/**
 * What a number was made on and what it took: the machine's facts, peak memory, energy. Each reader
 * is given the root of the file system, so that a test can make up a machine.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.machine;
