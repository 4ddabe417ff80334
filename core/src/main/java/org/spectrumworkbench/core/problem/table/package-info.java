/**
 * Tables in files of other people's making: JSON lines, JSON, CSV and Parquet, packed or not, read
 * a row at a time. Nothing in them is trusted: rows, nesting and what packed files grow to are
 * limited, and a row that is broken is told apart from the others.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.problem.table;
