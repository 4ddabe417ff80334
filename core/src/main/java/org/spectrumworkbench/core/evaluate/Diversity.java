package org.spectrumworkbench.core.evaluate;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How different the responses to one problem are; shown beside Pass@K. */
public final class Diversity {
  private Diversity() {}

  /**
   * Entropy of the answers in nats, {@code H = -sum_a q_a ln q_a}; 0 if there is none.
   *
   * @param answers the extracted answers; null is left out
   */
  public static double answerEntropy(Collection<? extends @Nullable String> answers) {
    Map<String, Integer> counts = new HashMap<>();
    int total = 0;
    for (String answer : answers) {
      if (answer != null) {
        counts.merge(answer, 1, Integer::sum);
        total++;
      }
    }
    double entropy = 0;
    for (int count : counts.values()) {
      double share = count / (double) total;
      entropy -= share * Math.log(share);
    }
    return entropy;
  }

  /**
   * Effective number of answers, {@code exp(H)}: as many equally common answers would have the same
   * entropy.
   */
  public static double effectiveAnswers(Collection<? extends @Nullable String> answers) {
    return Math.exp(answerEntropy(answers));
  }

  /**
   * distinct-n: different n-grams over all n-grams of the responses, 0 to 1; 0 if no response has n
   * tokens (Li et al. 2016).
   *
   * @param responses the tokens of each response
   * @param n at least 1
   */
  public static double distinctN(List<List<String>> responses, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n must be at least 1: " + n);
    }
    Set<List<String>> distinct = new HashSet<>();
    int total = 0;
    for (List<String> tokens : responses) {
      for (int i = 0; i + n <= tokens.size(); i++) {
        distinct.add(List.copyOf(tokens.subList(i, i + n)));
        total++;
      }
    }
    return total == 0 ? 0 : distinct.size() / (double) total;
  }

  /**
   * How many different texts there are, white space aside. Of the correct responses it is the
   * number of distinct solutions.
   */
  public static int distinctSolutions(Collection<String> texts) {
    Set<List<String>> distinct = new HashSet<>();
    for (String text : texts) {
      distinct.add(Arrays.asList(text.strip().split("\\s+")));
    }
    return distinct.size();
  }
}
