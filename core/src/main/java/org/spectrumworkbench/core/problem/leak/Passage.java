package org.spectrumworkbench.core.problem.leak;

import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

/** The texts of a problem that can leak. A run of words never crosses from one to another. */
public enum Passage {
  /** The prompt. */
  QUESTION,
  /** The worked solution. */
  SOLUTION,
  /** The gold answer, where it is a program. */
  ANSWER;

  /**
   * A passage's text.
   *
   * @param text as the problem has it
   */
  public record Text(Passage passage, String text) {}

  /** The passages that a problem has, the question first. */
  public static List<Text> of(Problem problem) {
    List<Text> passages = new ArrayList<>(3);
    passages.add(new Text(QUESTION, problem.question()));
    String solution = problem.solution();
    if (solution != null) {
      passages.add(new Text(SOLUTION, solution));
    }
    // Any other gold answer is a number or a few words, which every training set has by chance.
    if (problem.check() instanceof Check.Program && !problem.answer().equals(solution)) {
      passages.add(new Text(ANSWER, problem.answer()));
    }
    return passages;
  }

  /** This passage of a problem; empty where it has none. */
  public String textOf(Problem problem) {
    String solution = problem.solution();
    return switch (this) {
      case QUESTION -> problem.question();
      case SOLUTION -> solution == null ? "" : solution;
      case ANSWER -> problem.answer();
    };
  }
}
