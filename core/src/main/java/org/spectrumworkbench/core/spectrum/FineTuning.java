package org.spectrumworkbench.core.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spectrumworkbench.core.engine.AdamW;
import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.engine.SupervisedLoss;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.problem.TrainingExample;
import org.spectrumworkbench.core.problem.TrainingMix;

/**
 * Supervised fine-tuning: {@code L = E[-log pi(y | x)]}, the loss on the solution's tokens only.
 *
 * <p>Step s trains on entries {@code (s-1) B .. s B - 1} of the mix, so that a run taken up at step
 * s goes on exactly as if it had never stopped.
 */
public final class FineTuning {
  private final SupervisedLoss loss;
  private final AdamW optimiser;
  private final Tokenizer tokenizer;
  private final TrainingMix mix;
  private final int batch;

  /**
   * @param batch worked solutions a step, B
   */
  public FineTuning(
      DecoderModel model, AdamW optimiser, Tokenizer tokenizer, TrainingMix mix, int batch) {
    this.loss = new SupervisedLoss(model);
    this.optimiser = optimiser;
    this.tokenizer = tokenizer;
    this.mix = mix;
    this.batch = batch;
  }

  /**
   * What a step measured.
   *
   * @param loss mean cross-entropy of a solution token, nats
   * @param gradNorm global gradient norm before clipping
   * @param tokens solution tokens trained on
   */
  public record Step(double loss, double gradNorm, long tokens) {}

  /**
   * Takes one optimiser step.
   *
   * @param step counts from 1
   * @param rate the learning rate of this step
   */
  public Step step(int step, double rate) {
    List<SupervisedLoss.Example> examples = new ArrayList<>(batch);
    for (int i = 0; i < batch; i++) {
      examples.add(encode(mix.example((long) (step - 1) * batch + i)));
    }
    SupervisedLoss.Report report = loss.accumulate(examples);
    return new Step(report.loss(), optimiser.step(rate), report.tokens());
  }

  /** The question, then the solution and the end token; only the latter two are learned. */
  private SupervisedLoss.Example encode(TrainingExample example) {
    int[] prompt = tokenizer.encode(example.problem().question());
    int[] solution = tokenizer.encode(example.solution().text());
    int[] tokens = Arrays.copyOf(prompt, prompt.length + solution.length + 1);
    System.arraycopy(solution, 0, tokens, prompt.length, solution.length);
    tokens[tokens.length - 1] = tokenizer.eosId();
    boolean[] learned = new boolean[tokens.length];
    Arrays.fill(learned, prompt.length, tokens.length, true);
    return new SupervisedLoss.Example(tokens, learned);
  }
}
