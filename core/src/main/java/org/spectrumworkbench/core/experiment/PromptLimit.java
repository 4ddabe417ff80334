package org.spectrumworkbench.core.experiment;

import java.util.function.Predicate;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.problem.Problem;

/**
 * Whether a problem fits the model: its prompt together with an answer of the longest allowed
 * length, and with its solution and the end token, where it has one.
 *
 * @param tokenizer closed with this
 * @param positions the most tokens that the model takes at once
 * @param answer the longest answer, tokens
 */
record PromptLimit(Tokenizer tokenizer, int positions, int answer)
    implements Predicate<Problem>, AutoCloseable {

  /**
   * @param problem with its prompt in the place of its question
   */
  @Override
  public boolean test(Problem problem) {
    int prompt = tokenizer.encode(problem.question()).length;
    String solution = problem.solution();
    int learned = solution == null ? 0 : tokenizer.encode(solution).length + 1;
    return prompt > 0 && prompt + Math.max(answer, learned) <= positions;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
