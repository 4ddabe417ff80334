/**
 * Whether two mathematical answers are the same: lexer, parser, normal form, comparison. Every step
 * works within a budget, so that no answer can hold up or break a run.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.verify.math;
