package org.spectrumworkbench.app.samples;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.Outcome;

/**
 * All answers to one problem at one step.
 *
 * @param problem identifier
 * @param gold the right answer
 * @param pCorrect fraction of the answers that are correct
 * @param weight w_ME; null where the group was not trained on
 * @param occurrence 0, or above where the step drew the same problem again
 */
public record Group(
    String problem,
    String subdomain,
    String question,
    String gold,
    double pCorrect,
    @Nullable Double weight,
    int occurrence,
    List<Answer> answers) {
  public Group {
    answers = List.copyOf(answers);
  }

  /** How many answers have this verdict. */
  public int count(Outcome verdict) {
    return (int) answers.stream().filter(answer -> answer.verdict() == verdict).count();
  }

  /** Whether all answers earned the same, so that no gradient comes of them. */
  public boolean noSignal() {
    return pCorrect == 0 || pCorrect == 1;
  }

  /** The largest size of an advantage, to draw the others against; 0 where there is none. */
  public double largestAdvantage() {
    double largest = 0;
    for (Answer answer : answers) {
      Double advantage = answer.advantage();
      largest = advantage == null ? largest : Math.max(largest, Math.abs(advantage));
    }
    return largest;
  }
}
