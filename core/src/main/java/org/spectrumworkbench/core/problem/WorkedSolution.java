package org.spectrumworkbench.core.problem;

/**
 * A written solution of a problem, as supervised training shows it to the model.
 *
 * @param strategy the way it was solved, such as {@code undo}
 * @param text the working, ending in {@code answer N}; no end token
 * @param slipped whether an arithmetic slip was planted, so that the text ends in a wrong answer
 */
public record WorkedSolution(String strategy, String text, boolean slipped) {}
