package org.spectrumworkbench.core.problem;

import java.util.List;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * How a problem is put to the model: a text around its question.
 *
 * @param text with {@value #QUESTION} once where the question stands
 */
public record PromptTemplate(String text) {
  /** Where the question stands in a template. */
  public static final String QUESTION = "{question}";

  /** The question and nothing else. */
  public static final PromptTemplate PLAIN = new PromptTemplate(QUESTION);

  /**
   * @throws WorkbenchException if the question stands in it not once
   */
  public PromptTemplate {
    int first = text.indexOf(QUESTION);
    if (first < 0 || text.indexOf(QUESTION, first + 1) >= 0) {
      throw new WorkbenchException(
          "problems.prompt is '" + text + "', in which " + QUESTION + " does not stand once",
          "Write the text of the prompt with " + QUESTION + " where the question goes.");
    }
  }

  /**
   * The prompt of a problem. The options of a choice follow its question, a line each: {@code A)
   * 12}.
   */
  public String of(Problem problem) {
    StringBuilder question = new StringBuilder(problem.question());
    if (problem.check() instanceof Check.Choice(List<String> options)) {
      for (int i = 0; i < options.size(); i++) {
        question.append('\n').append((char) ('A' + i)).append(") ").append(options.get(i));
      }
    }
    return text.replace(QUESTION, question);
  }

  /** The problem with its prompt in the place of its question. */
  public Problem apply(Problem problem) {
    return new Problem(
        problem.id(),
        problem.subdomain(),
        problem.family(),
        of(problem),
        problem.answer(),
        problem.check(),
        problem.solution());
  }
}
