package org.spectrumworkbench.core.rollout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.engine.Sampler;
import org.spectrumworkbench.core.engine.SamplingSettings;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.verify.Verdict;
import org.spectrumworkbench.core.verify.Verifier;

/**
 * Samples G answers to each of some problems and verifies them.
 *
 * <p>Each answer is drawn from random numbers of its own, addressed by problem and sample, so that
 * it does not depend on which problems are sampled together.
 */
public final class RolloutSampler {
  private final Sampler sampler;
  private final Tokenizer tokenizer;
  private final Verifier verifier;
  private final Runnable between;
  private final LongSupplier nanoTime;

  /**
   * @param model the policy
   */
  public RolloutSampler(DecoderModel model, Tokenizer tokenizer, Verifier verifier) {
    this(model, tokenizer, verifier, () -> {}, System::nanoTime);
  }

  /**
   * @param model the policy
   * @param between called before each batch of the sampler and while verdicts are waited for; what
   *     it throws ends the sampling
   * @param nanoTime the clock that sampling and verifying are timed by
   */
  public RolloutSampler(
      DecoderModel model,
      Tokenizer tokenizer,
      Verifier verifier,
      Runnable between,
      LongSupplier nanoTime) {
    this.sampler = new Sampler(model, Sampler.DEFAULT_ROWS, between);
    this.tokenizer = tokenizer;
    this.verifier = verifier;
    this.between = between;
    this.nanoTime = nanoTime;
  }

  /**
   * Samples and verifies.
   *
   * @param problems at once in one batch
   * @param group answers a problem, G
   * @param settings how tokens are drawn
   * @param seeds the stream of this stage and step; each problem's identifier leads on from it
   * @return one group a problem, in order, with the seconds that sampling and verifying took
   */
  public Sampled sample(
      List<Problem> problems, int group, SamplingSettings settings, SeedStream seeds) {
    long start = nanoTime.getAsLong();
    List<int[]> prompts = problems.stream().map(p -> tokenizer.encode(p.question())).toList();
    List<Sampler.Prompt> requests = new ArrayList<>();
    for (int i = 0; i < problems.size(); i++) {
      requests.add(new Sampler.Prompt(prompts.get(i), seeds.child(problems.get(i).id())));
    }
    List<List<Sampler.Sample>> samples = sampler.sample(requests, group, settings);
    long sampled = nanoTime.getAsLong();
    List<Group> groups = new ArrayList<>();
    List<Verifier.Request> answers = new ArrayList<>();
    for (int i = 0; i < problems.size(); i++) {
      for (Sampler.Sample sample : samples.get(i)) {
        answers.add(new Verifier.Request(problems.get(i), text(sample), !sample.finished()));
      }
    }
    List<Verdict> verdicts = verifier.verifyAll(answers, between);
    int answer = 0;
    for (int i = 0; i < problems.size(); i++) {
      List<Rollout> rollouts = new ArrayList<>();
      for (Sampler.Sample sample : samples.get(i)) {
        String text = answers.get(answer).response();
        rollouts.add(rollout(rollouts.size(), sample, text, verdicts.get(answer)));
        answer++;
      }
      groups.add(new Group(problems.get(i), prompts.get(i), rollouts));
    }
    long verified = nanoTime.getAsLong();
    return new Sampled(groups, (sampled - start) / 1e9, (verified - sampled) / 1e9);
  }

  /**
   * Groups with what they cost.
   *
   * @param sampleSeconds wall time of the sampler
   * @param verifySeconds wall time of decoding to text and of the verifier
   */
  public record Sampled(List<Group> groups, double sampleSeconds, double verifySeconds) {
    public Sampled {
      groups = List.copyOf(groups);
    }
  }

  private String text(Sampler.Sample sample) {
    int[] tokens = sample.tokens();
    int end = sample.finished() ? tokens.length - 1 : tokens.length;
    return tokenizer.decode(Arrays.copyOf(tokens, end));
  }

  private static Rollout rollout(int index, Sampler.Sample sample, String text, Verdict verdict) {
    int[] tokens = sample.tokens();
    double entropy = 0;
    for (float one : sample.entropies()) {
      entropy += one / tokens.length;
    }
    return new Rollout(
        index, tokens, text, sample.logProbs(), entropy, !sample.finished(), verdict);
  }
}
