package org.spectrumworkbench.core.problem;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One question with its gold answer.
 *
 * @param id unique within every set it can appear in
 * @param subdomain name of the subdomain, such as {@code algebra}; {@link #UNSORTED} where nobody
 *     has said
 * @param family name of the generator or source within the subdomain, such as {@code linear}
 * @param question the prompt as the model reads it
 * @param answer the gold answer as text
 * @param check how answers are judged
 * @param solution a worked solution to learn from, ending in the answer; null where there is none
 */
public record Problem(
    String id,
    String subdomain,
    String family,
    String question,
    String answer,
    Check check,
    @Nullable String solution) {
  /** The subdomain of a problem that nobody has put into one. */
  public static final String UNSORTED = "unsorted";

  public Problem {
    Objects.requireNonNull(id);
    Objects.requireNonNull(subdomain);
    Objects.requireNonNull(family);
    Objects.requireNonNull(question);
    Objects.requireNonNull(answer);
    Objects.requireNonNull(check);
  }

  /** A problem of the tiny language, whose solutions are written by its family. */
  public Problem(String id, String subdomain, String family, String question, String answer) {
    this(id, subdomain, family, question, answer, Check.WHOLE_NUMBER, null);
  }

  /** The same problem in another subdomain. */
  public Problem in(String otherSubdomain) {
    return new Problem(id, otherSubdomain, family, question, answer, check, solution);
  }
}
