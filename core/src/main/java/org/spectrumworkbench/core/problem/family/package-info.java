/**
 * Families of problems in plain English, each with levels of difficulty, several worked ways to the
 * answer and a check; problems drawn from them by a seed; and perturbed twins of those problems.
 *
 * <p>The tiny language that the shipped base model speaks has families of its own, in {@link
 * org.spectrumworkbench.core.problem.TinyMath}.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.problem.family;
