package org.spectrumworkbench.core.engine;

import ai.djl.ndarray.NDList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clipped policy loss of the GRPO family, with its gradient.
 *
 * <p>For token t of response i, with ratio {@code rho = pi(y_t) / pi_old(y_t)}, advantage {@code
 * A_i} and weight {@code W_it}:
 *
 * <pre>
 *   L = - sum_it W_it min(rho A_i, clip(rho, 1 - low, 1 + high) A_i) + beta sum_it W_it k3_it
 *   k3 = exp(log pi_ref - log pi) - (log pi_ref - log pi) - 1
 * </pre>
 *
 * The weights say how tokens are averaged: GRPO's are {@code 1 / (responses |y_i|)}, Dr.GRPO's
 * {@code 1 / (responses L_max)}, DAPO's {@code 1 / (tokens of the whole step)}. Sources: GRPO
 * (arXiv 2402.03300), GSPO (arXiv 2507.18071), CISPO (arXiv 2506.13585).
 *
 * <p>The policy is taken at the temperature that the responses were drawn at, as are the
 * log-probabilities that it is compared with.
 *
 * <p>A group's prompt is computed once and shared by its responses.
 */
public final class PolicyLoss {
  private final DecoderModel model;
  private final Settings settings;

  /** What the ratio compares. */
  public enum Ratio {
    /** Each token's probability: GRPO, DAPO, Dr.GRPO, MGPO. */
    TOKEN,
    /** The whole response's, by the mean of its tokens' log-ratios: GSPO. */
    SEQUENCE,
    /** Each token's, held constant as a weight that is capped at 1 + high: CISPO. */
    CLIPPED_WEIGHT
  }

  /**
   * What does not change from step to step.
   *
   * @param clipLow how far below 1 the ratio counts
   * @param clipHigh how far above 1 it counts
   * @param beta weight of the KL term to a reference; 0 for none
   * @param ratio what the ratio compares
   * @param temperature what the policy's logits are divided by, above 0
   */
  public record Settings(
      double clipLow, double clipHigh, double beta, Ratio ratio, double temperature) {
    /** Clip at .2 on both sides, no KL term, ratio by token, temperature 1. */
    public static final Settings GRPO = new Settings(.2, .2, 0, Ratio.TOKEN, 1);
  }

  /**
   * One response of a group.
   *
   * @param tokens ids, the stop token among them
   * @param oldLogProbs log-probability of each token under the policy that drew it
   * @param advantage the response's advantage, already weighted
   * @param weights W of each token
   * @param referenceLogProbs log-probabilities under the reference, or null where the KL divergence
   *     from it is neither in the loss nor to be measured; in one call all have them or none
   */
  public record Response(
      int[] tokens,
      float[] oldLogProbs,
      float advantage,
      float[] weights,
      float @Nullable [] referenceLogProbs) {
    /** Refuses arrays that differ in length from the tokens. */
    public Response {
      if (oldLogProbs.length != tokens.length
          || weights.length != tokens.length
          || (referenceLogProbs != null && referenceLogProbs.length != tokens.length)) {
        throw new IllegalArgumentException(
            "a response of %d tokens has %d old log-probabilities and %d weights"
                .formatted(tokens.length, oldLogProbs.length, weights.length));
      }
    }
  }

  /**
   * A prompt with the responses to learn from.
   *
   * @param prompt ids of the prompt's tokens
   * @param responses the responses, none empty
   */
  public record Group(int[] prompt, List<Response> responses) {}

  /**
   * What a call came to. Means are over tokens.
   *
   * @param loss the loss as defined above
   * @param klToOld mean of {@code rho - 1 - log rho}, which estimates the KL divergence of the
   *     policy now from the one that drew the responses (k3)
   * @param klToReference mean k3 to the reference, NaN without one
   * @param clippedLow share of tokens held back below
   * @param clippedHigh share of tokens held back above
   * @param tokens response tokens
   */
  public record Report(
      double loss,
      double klToOld,
      double klToReference,
      double clippedLow,
      double clippedHigh,
      long tokens) {}

  /** A policy loss on that model. */
  public PolicyLoss(DecoderModel model, Settings settings) {
    this.model = model;
    this.settings = settings;
  }

  /**
   * Adds the gradient of the loss of these groups to the parameters' gradients. Losses add up, so a
   * step may be cut into micro-batches of whole groups.
   *
   * @param groups computed at once
   */
  public Report accumulate(List<Group> groups) {
    List<TokenTree> trees =
        groups.stream()
            .map(g ->
                TokenTree.of(g.prompt(), g.responses().stream().map(Response::tokens).toList()))
            .toList();
    PackedRows rows = PackedRows.pack(trees);
    int tokens = rows.targets();
    if (tokens == 0) {
      return new Report(0, 0, Double.NaN, 0, 0, 0);
    }
    model.requirePositions(rows.maxPosition() + 1);
    try (StepArrays step = model.step()) {
      NDList inputs = rows.arrays(step);
      boolean reference = addTokens(step, inputs, groups, tokens);
      float[] options = {
        (float) settings.clipLow(),
        (float) settings.clipHigh(),
        (float) settings.beta(),
        settings.ratio().ordinal(),
        (float) settings.temperature()
      };
      inputs.add(step.of("options", options, options.length));
      float[] sums = model.backward(step, "policy", inputs).get(1).toFloatArray();
      return new Report(
          sums[0],
          sums[1] / tokens,
          reference ? sums[2] / tokens : Double.NaN,
          sums[3] / tokens,
          sums[4] / tokens,
          tokens);
    }
  }

  /** Adds what is known of each token; says whether a reference is among it. */
  private boolean addTokens(StepArrays step, NDList inputs, List<Group> groups, int tokens) {
    boolean reference =
        groups.stream()
            .flatMap(group -> group.responses().stream())
            .anyMatch(response -> response.referenceLogProbs() != null);
    if (settings.beta() != 0 && !reference) {
      throw new IllegalArgumentException("a KL term needs the reference's log-probabilities");
    }
    float[] old = new float[tokens];
    float[] references = new float[reference ? tokens : 0];
    float[] advantages = new float[tokens];
    float[] weights = new float[tokens];
    long[] owners = new long[tokens];
    float[] lengths = new float[groups.stream().mapToInt(g -> g.responses().size()).sum()];
    int at = 0;
    int owner = 0;
    for (Group group : groups) {
      for (Response response : group.responses()) {
        int n = response.tokens().length;
        System.arraycopy(response.oldLogProbs(), 0, old, at, n);
        System.arraycopy(response.weights(), 0, weights, at, n);
        if (reference) {
          if (response.referenceLogProbs() == null) {
            throw new IllegalArgumentException(
                "the reference's log-probabilities are needed of every response or of none");
          }
          System.arraycopy(response.referenceLogProbs(), 0, references, at, n);
        }
        Arrays.fill(advantages, at, at + n, response.advantage());
        Arrays.fill(owners, at, at + n, owner);
        lengths[owner++] = n;
        at += n;
      }
    }
    inputs.add(step.of("old", old, old.length));
    inputs.add(step.of("reference", references, references.length));
    inputs.add(step.of("advantages", advantages, advantages.length));
    inputs.add(step.of("weights", weights, weights.length));
    inputs.add(step.of("owners", owners, owners.length));
    inputs.add(step.of("lengths", lengths, lengths.length));
    return reference;
  }
}
