package org.spectrumworkbench.core.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.spectrumworkbench.core.experiment.Forecast.Range;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.problem.TrainingExample;

/**
 * How long prompts and solutions are, which time and memory follow from.
 *
 * @param prompt tokens of a prompt, from the mean to the longest but a few
 * @param solution tokens of a worked solution with its end, likewise
 * @param unknown share of the tokens that the model's vocabulary lacks, 0 to 1
 */
public record TokenLengths(Range prompt, Range solution, double unknown) {
  private static final Set<String> UNKNOWN = Set.of("<unk>", "[UNK]");

  /** The mean of a sample, and that of all. */
  private static final double DOUBT = .9;

  /**
   * Tokens of a worked example as it is trained on: from the mean to a quarter more, since a batch
   * is padded to its longest.
   */
  Range example() {
    double mean = (prompt.low() + solution.low()) / DOUBT;
    return new Range(mean, 1.25 * mean);
  }

  /** What a user should know before numbers rest on such problems; empty where all is well. */
  Optional<String> remark() {
    return unknown == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "The model does not know %.1f %% of the tokens of these problems and cannot read them. Take a model whose vocabulary has them; tiny-text, trained from scratch, reads any text.",
                100 * unknown));
  }

  /** Whichever of the two is longer, and knows fewer words. */
  TokenLengths or(TokenLengths other) {
    return new TokenLengths(
        prompt.high() >= other.prompt.high() ? prompt : other.prompt,
        solution.high() >= other.solution.high() ? solution : other.solution,
        Math.max(unknown, other.unknown));
  }

  /** Of some examples, under the tokenizer of the model. */
  static TokenLengths of(List<TrainingExample> examples, Tokenizer tokenizer) {
    int[] prompts = new int[examples.size()];
    int[] solutions = new int[examples.size()];
    long all = 0;
    long unknown = 0;
    for (int i = 0; i < examples.size(); i++) {
      int[] prompt = tokenizer.encode(examples.get(i).problem().question());
      int[] solution = tokenizer.encode(examples.get(i).solution().text());
      prompts[i] = prompt.length;
      solutions[i] = solution.length + 1;
      all += prompt.length + solution.length;
      unknown += unknown(prompt, tokenizer) + unknown(solution, tokenizer);
    }
    return new TokenLengths(
        range(prompts), range(solutions), all == 0 ? 0 : (double) unknown / all);
  }

  private static long unknown(int[] tokens, Tokenizer tokenizer) {
    return Arrays.stream(tokens).filter(id -> UNKNOWN.contains(tokenizer.token(id))).count();
  }

  /** From the mean, less the doubt of a sample, to the length that 95 % do not exceed. */
  private static Range range(int[] lengths) {
    int[] sorted = lengths.clone();
    Arrays.sort(sorted);
    double mean = Arrays.stream(sorted).average().orElse(1);
    double long95 = sorted.length == 0 ? 1 : sorted[(int) (.95 * (sorted.length - 1))];
    return new Range(Math.max(1, mean * DOUBT), Math.max(mean, long95));
  }
}
