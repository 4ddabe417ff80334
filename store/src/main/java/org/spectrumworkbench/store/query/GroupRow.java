package org.spectrumworkbench.store.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.Outcome;

/**
 * All answers to one problem at one step, without their texts.
 *
 * @param place orders groups by the time of sampling, across the stages of a run
 * @param deviation D_ME in nats; null where not trained on
 * @param weight w_ME; null where not trained on
 * @param verdicts one a sample, in the order of samples
 * @param tokens of all answers together
 */
public record GroupRow(
    long place,
    String stage,
    int step,
    String problem,
    String subdomain,
    String question,
    double pCorrect,
    @Nullable Double deviation,
    @Nullable Double weight,
    List<Outcome> verdicts,
    int tokens) {
  public GroupRow {
    verdicts = List.copyOf(verdicts);
  }

  /** How many answers are correct: c of the n in {@link #samples}. */
  public int correct() {
    return count(Outcome.CORRECT);
  }

  /** How many answers there are: n. */
  public int samples() {
    return verdicts.size();
  }

  /** How many answers have that verdict. */
  public int count(Outcome outcome) {
    return (int) verdicts.stream().filter(outcome::equals).count();
  }
}
