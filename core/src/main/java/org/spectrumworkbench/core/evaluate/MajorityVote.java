package org.spectrumworkbench.core.evaluate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The answer that most of k responses agree on (maj@k, cons@k). Responses without an answer do not
 * vote. Answers tied for the lead share the score.
 */
public final class MajorityVote {
  private MajorityVote() {}

  /**
   * The answers with the most votes.
   *
   * @param answers the extracted answers, already brought to one form; null does not vote
   * @return the leaders in alphabetical order; empty if nobody voted
   */
  public static List<String> leaders(List<? extends @Nullable String> answers) {
    Map<String, Integer> votes = new TreeMap<>();
    for (String answer : answers) {
      if (answer != null) {
        votes.merge(answer, 1, Integer::sum);
      }
    }
    int most = votes.values().stream().mapToInt(v -> v).max().orElse(0);
    return votes.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * The score of the vote: 1 if the gold answer leads alone, {@code 1/m} if it is one of m leaders,
   * else 0.
   *
   * @param answers the extracted answers; null does not vote
   * @param gold the gold answer in the same form
   */
  public static double score(List<? extends @Nullable String> answers, String gold) {
    List<String> leaders = leaders(answers);
    return leaders.contains(gold) ? 1. / leaders.size() : 0;
  }
}
