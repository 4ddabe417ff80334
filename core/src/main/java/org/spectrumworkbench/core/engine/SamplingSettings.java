package org.spectrumworkbench.core.engine;

import java.util.Set;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * How responses are drawn. The filters apply in turn, after the temperature.
 *
 * @param temperature what logits are divided by; 0 takes the likeliest token
 * @param topK keep the k likeliest tokens; 0 for all
 * @param topP keep the fewest tokens whose probabilities reach p; 1 for all
 * @param minP keep tokens with at least this share of the likeliest one's probability; 0 for all
 * @param maxTokens the longest response, in tokens
 * @param stopTokens ids that end a response; the one that did is its last token
 */
public record SamplingSettings(
    double temperature,
    int topK,
    double topP,
    double minP,
    int maxTokens,
    Set<Integer> stopTokens) {

  /**
   * Refuses values out of range.
   *
   * @throws WorkbenchException naming the value and its range
   */
  public SamplingSettings {
    require(temperature >= 0 && temperature <= 100, "temperature", temperature, "0 to 100");
    require(topK >= 0, "top-k", topK, "0 (all) or more");
    require(topP > 0 && topP <= 1, "top-p", topP, "above 0, to 1 (all)");
    require(minP >= 0 && minP <= 1, "min-p", minP, "0 (all) to 1");
    require(maxTokens >= 1 && maxTokens <= 1 << 20, "the response limit", maxTokens, "1 or more");
    stopTokens = Set.copyOf(stopTokens);
  }

  /** The policy's own distribution: temperature 1, no filter. */
  public static SamplingSettings plain(int maxTokens, int stopToken) {
    return new SamplingSettings(1, 0, 1, 0, maxTokens, Set.of(stopToken));
  }

  /** The likeliest token each time. */
  public static SamplingSettings greedy(int maxTokens, int stopToken) {
    return new SamplingSettings(0, 0, 1, 0, maxTokens, Set.of(stopToken));
  }

  private static void require(boolean holds, String name, double value, String range) {
    if (!holds) {
      throw new WorkbenchException(
          "%s is %s; its range is %s".formatted(name, value, range), "choose a value in range");
    }
  }
}
