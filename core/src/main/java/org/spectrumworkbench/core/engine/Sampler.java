package org.spectrumworkbench.core.engine;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.jni.IValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * Draws responses from a model.
 *
 * <p>A response depends on its prompt, its seed stream and the settings, not on what else stands in
 * the batch: its random numbers are fixed beforehand and invert the cumulative distribution token
 * by token. (Only rounding differs with a batch's shape, by about 1e-7 in a probability.) A
 * prompt's keys and values are computed once and shared by its responses.
 */
public final class Sampler {
  /** Responses run at once unless told otherwise. */
  public static final int DEFAULT_ROWS = 512;

  /**
   * Multiplications below which decoding keeps to one thread. 256 rows of the tiny model, 7
   * million, took 117 to 189 ms on two threads and 86 to 103 on one.
   */
  private static final long SMALL_PRODUCT = 16_000_000;

  private final DecoderModel model;
  private final int maxRows;
  private final Runnable beforeBatch;

  /** A sampler that runs up to 512 responses at once. */
  public Sampler(DecoderModel model) {
    this(model, DEFAULT_ROWS);
  }

  /**
   * @param model the policy
   * @param maxRows the most responses to run at once, which bounds the memory of the cache
   */
  public Sampler(DecoderModel model, int maxRows) {
    this(model, maxRows, () -> {});
  }

  /**
   * @param model the policy
   * @param maxRows the most responses to run at once, which bounds the memory of the cache
   * @param beforeBatch called before each batch; what it throws ends the sampling
   */
  public Sampler(DecoderModel model, int maxRows, Runnable beforeBatch) {
    if (maxRows < 1) {
      throw new IllegalArgumentException("a batch needs at least one row, not " + maxRows);
    }
    this.model = model;
    this.maxRows = maxRows;
    this.beforeBatch = beforeBatch;
  }

  /**
   * A prompt to answer.
   *
   * @param tokens its ids, at least one
   * @param seeds the problem's stream; sample i draws from its i-th child
   */
  public record Prompt(int[] tokens, SeedStream seeds) {}

  /**
   * A response.
   *
   * @param tokens ids, the stop token among them if it came
   * @param logProbs log-probability of each token under the policy at the sampling temperature and
   *     without filters, as the ratio of a policy loss needs it; at temperature 0 that of
   *     temperature 1
   * @param entropies entropy in nats of the distribution before each token, likewise
   * @param finished whether a stop token came before the limit
   */
  public record Sample(int[] tokens, float[] logProbs, float[] entropies, boolean finished) {}

  /**
   * Draws responses.
   *
   * @param prompts the prompts
   * @param samplesPerPrompt responses to each
   * @return for each prompt, in order, its responses
   * @throws WorkbenchException if prompt and limit together exceed the model's positions
   */
  public List<List<Sample>> sample(
      List<Prompt> prompts, int samplesPerPrompt, SamplingSettings settings) {
    return sample(prompts, 0, samplesPerPrompt, settings);
  }

  /**
   * Draws the responses numbered from {@code firstSample}: a later call continues an earlier one.
   *
   * @param prompts the prompts
   * @param firstSample number of the first response
   * @param samplesPerPrompt responses to each
   * @return for each prompt, in order, its responses
   */
  public List<List<Sample>> sample(
      List<Prompt> prompts, int firstSample, int samplesPerPrompt, SamplingSettings settings) {
    var results = new ArrayList<List<Sample>>();
    for (Prompt prompt : prompts) {
      if (prompt.tokens().length == 0) {
        throw new WorkbenchException("a prompt has no tokens", "give each prompt some text");
      }
      results.add(new ArrayList<>());
    }
    // Prompts of like length share a batch, so that little of it is padding.
    int[] order =
        IntStream.range(0, prompts.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> prompts.get(i).tokens().length))
            .mapToInt(Integer::intValue)
            .toArray();
    int samplesAtOnce = Math.min(samplesPerPrompt, maxRows);
    int promptsAtOnce = Math.max(1, maxRows / Math.max(1, samplesAtOnce));
    for (int from = 0; from < order.length; from += promptsAtOnce) {
      int[] chosen = Arrays.copyOfRange(order, from, Math.min(order.length, from + promptsAtOnce));
      List<Prompt> batch = Arrays.stream(chosen).mapToObj(prompts::get).toList();
      for (int s = 0; s < samplesPerPrompt; s += samplesAtOnce) {
        int count = Math.min(samplesAtOnce, samplesPerPrompt - s);
        beforeBatch.run();
        List<Sample> drawn = decode(batch, firstSample + s, count, settings);
        for (int p = 0; p < chosen.length; p++) {
          results.get(chosen[p]).addAll(drawn.subList(p * count, (p + 1) * count));
        }
      }
    }
    return results;
  }

  private List<Sample> decode(
      List<Prompt> prompts, int firstSample, int count, SamplingSettings settings) {
    int width = prompts.stream().mapToInt(p -> p.tokens().length).max().orElse(1);
    int limit = settings.maxTokens();
    model.requirePositions(width + limit);
    int rows = prompts.size() * count;
    long[] ids = new long[prompts.size() * width];
    long[] lengths = new long[prompts.size()];
    float[] uniforms = new float[Math.multiplyExact(rows, limit)];
    for (int p = 0; p < prompts.size(); p++) {
      int[] tokens = prompts.get(p).tokens();
      lengths[p] = tokens.length;
      for (int t = 0; t < width; t++) {
        ids[p * width + t] = t < tokens.length ? tokens[t] : model.config().padTokenId();
      }
      for (int s = 0; s < count; s++) {
        SeedStream seeds = prompts.get(p).seeds().child(firstSample + s);
        for (int t = 0; t < limit; t++) {
          uniforms[(p * count + s) * limit + t] = seeds.uniform(t);
        }
      }
    }
    long[] stops = settings.stopTokens().stream().mapToLong(Integer::longValue).toArray();
    try (StepArrays step = model.step()) {
      Supplier<NDList> decoding =
          () ->
              model
                  .program()
                  .run(
                      step.manager(),
                      "decode",
                      IValue.from(step.of("ids", ids, prompts.size(), width)),
                      IValue.from(step.of("lengths", lengths, lengths.length)),
                      IValue.from(step.of("uniforms", uniforms, rows, limit)),
                      IValue.from(step.of("stops", stops, stops.length)),
                      IValue.from(model.angles()),
                      IValue.from(settings.temperature()),
                      IValue.from((long) settings.topK()),
                      IValue.from(settings.topP()),
                      IValue.from(settings.minP()),
                      model.parameterList());
      NDList out = isSmall(rows) ? model.engine().onOneThread(decoding) : decoding.get();
      return cut(
          out.get(0).toLongArray(),
          out.get(1).toFloatArray(),
          out.get(2).toLongArray(),
          limit,
          settings);
    }
  }

  /** Whether the largest product of a decoding step is too small to be worth several threads. */
  private boolean isSmall(int rows) {
    return (long) rows * model.config().hiddenSize() * model.config().intermediateSize()
        < SMALL_PRODUCT;
  }

  private static List<Sample> cut(
      long[] ids, float[] facts, long[] lengths, int limit, SamplingSettings settings) {
    var samples = new ArrayList<Sample>();
    for (int row = 0; row < lengths.length; row++) {
      int n = (int) lengths[row];
      int at = row * limit;
      int[] tokens = new int[n];
      for (int t = 0; t < n; t++) {
        tokens[t] = (int) ids[at + t];
      }
      samples.add(
          new Sample(
              tokens,
              Arrays.copyOfRange(facts, at, at + n),
              Arrays.copyOfRange(facts, ids.length + at, ids.length + at + n),
              settings.stopTokens().contains(tokens[n - 1])));
    }
    return samples;
  }
}
