package org.spectrumworkbench.core.problem;

import java.util.List;
import java.util.random.RandomGenerator;
import org.spectrumworkbench.core.engine.SeedStream;

/**
 * Where an experiment's problems come from: a generator without end, or a data set. Its parts
 * ({@link Split}) share no problem. Every problem's question is the prompt as the model reads it.
 */
public interface ProblemSource {
  /** Names of the subdomains in their order. */
  List<String> subdomainNames();

  /** A problem of each kind of {@link Check} that is there, and perhaps more. */
  List<Problem> ofEachKind();

  /** Draws a problem of a subdomain from {@link Split#TRAIN}; one may come again. */
  Problem draw(String subdomain, RandomGenerator random);

  /**
   * Draws a problem of a subdomain from {@link Split#TRAIN}, and a solution to learn from.
   *
   * @param style how solutions are drawn where the source writes them itself
   */
  TrainingExample example(String subdomain, SolutionStyle style, RandomGenerator random);

  /**
   * Distinct problems of one part, the same number from each subdomain, subdomains taking turns.
   *
   * @param name name of the set
   * @param seeds the same seeds give the same set
   * @throws org.spectrumworkbench.core.WorkbenchException if a subdomain has not that many
   */
  ProblemSet draw(String name, Split part, int perSubdomain, SeedStream seeds);

  /**
   * Distinct problems of one part, spread over the subdomains as evenly as these last.
   *
   * @param name name of the set
   * @param count problems in all
   * @param seeds the same seeds give the same set
   * @throws org.spectrumworkbench.core.WorkbenchException if there are not that many
   */
  ProblemSet spread(String name, Split part, int count, SeedStream seeds);
}
