package org.spectrumworkbench.core.problem;

import java.util.Objects;

/**
 * One question with its gold answer.
 *
 * @param id unique within every set it can appear in
 * @param subdomain name of the subdomain, such as {@code algebra}
 * @param family name of the generator or source within the subdomain, such as {@code linear}
 * @param question the prompt as the model reads it
 * @param answer the gold answer as text
 */
public record Problem(String id, String subdomain, String family, String question, String answer) {
  public Problem {
    Objects.requireNonNull(id);
    Objects.requireNonNull(subdomain);
    Objects.requireNonNull(family);
    Objects.requireNonNull(question);
    Objects.requireNonNull(answer);
  }
}
