/**
 * Data sets: problems from files of other people's making, kept as immutable versions, each a
 * folder with its rows, an index and a manifest that says where they came from.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.problem.data;
