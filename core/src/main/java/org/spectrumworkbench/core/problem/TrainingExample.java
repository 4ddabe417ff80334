package org.spectrumworkbench.core.problem;

/**
 * A pair that supervised training learns from; the loss counts on the solution's tokens only.
 *
 * @param problem the problem whose question is the prompt
 * @param solution the solution that is the target
 */
public record TrainingExample(Problem problem, WorkedSolution solution) {}
