package org.spectrumworkbench.core.rollout;

import java.util.List;
import org.spectrumworkbench.core.evaluate.ProblemCount;
import org.spectrumworkbench.core.problem.Problem;

/**
 * The G answers sampled for one problem from one policy.
 *
 * @param prompt the problem's question as token identifiers
 */
public record Group(Problem problem, int[] prompt, List<Rollout> rollouts) {
  public Group {
    rollouts = List.copyOf(rollouts);
  }

  /** How many are correct, c. */
  public int correct() {
    return (int) rollouts.stream().filter(Rollout::correct).count();
  }

  /** c / G. */
  public double pCorrect() {
    return (double) correct() / rollouts.size();
  }

  /** Whether its advantages differ from 0: neither all correct nor all wrong. */
  public boolean hasSignal() {
    int correct = correct();
    return correct > 0 && correct < rollouts.size();
  }

  /** Whether each rollout is correct, length G. */
  public boolean[] verdicts() {
    boolean[] verdicts = new boolean[rollouts.size()];
    for (int i = 0; i < verdicts.length; i++) {
      verdicts[i] = rollouts.get(i).correct();
    }
    return verdicts;
  }

  /** As evaluation counts it. */
  public ProblemCount count() {
    return new ProblemCount(problem.id(), problem.subdomain(), rollouts.size(), correct());
  }

  /** The rewards, length G. */
  public double[] rewards() {
    return rollouts.stream().mapToDouble(Rollout::reward).toArray();
  }
}
