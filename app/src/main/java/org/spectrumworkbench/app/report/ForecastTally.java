package org.spectrumworkbench.app.report;

import java.util.Collection;
import java.util.Locale;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.evaluate.Wilson;
import org.spectrumworkbench.core.experiment.ForecastCheck;
import org.spectrumworkbench.core.experiment.ForecastCheck.Quantity;

/**
 * In how many runs a forecast held.
 *
 * @param held runs in which what was measured lay within the range
 * @param runs runs in which it was measured
 */
public record ForecastTally(Quantity quantity, int held, int runs) {

  /** Counts. */
  public static ForecastTally of(Collection<ForecastCheck> checks, Quantity quantity) {
    int held = 0;
    int runs = 0;
    for (ForecastCheck check : checks) {
      var verdict = check.total("", quantity).held();
      runs += verdict.isPresent() ? 1 : 0;
      held += verdict.orElse(false) ? 1 : 0;
    }
    return new ForecastTally(quantity, held, runs);
  }

  /** {@code peak memory within its range in 9 of 10 runs (95 % interval 60 % to 98 %)}. */
  public String words() {
    String title = ForecastWords.title(quantity);
    return runs == 0
        ? title + ": no run was measured yet"
        : "%s within its range in %d of %d %s (95 %% interval %s)"
            .formatted(title, held, runs, runs == 1 ? "run" : "runs", interval());
  }

  /** The same for a picture that has a title: {@code 9 of 10 within range (95 %: 60 % to 98 %)}. */
  public String count() {
    return runs == 0 ? "" : "%d of %d within range (95 %%: %s)".formatted(held, runs, interval());
  }

  private String interval() {
    Interval interval = Wilson.interval95(held, runs);
    return String.format(
        Locale.ROOT, "%.0f %% to %.0f %%", 100 * interval.low(), 100 * interval.high());
  }
}
