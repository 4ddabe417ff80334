package org.spectrumworkbench.app.bench;

import java.util.Locale;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.bench.Rate;

/** How verdicts and rates are called. */
final class VerdictWords {
  private VerdictWords() {}

  static String of(Texts texts, Outcome outcome) {
    return texts.get("verdict." + outcome.name().toLowerCase(Locale.ROOT));
  }

  /** {@code 1 of 43}. */
  static String count(Texts texts, Rate rate) {
    return texts.get("rate.count", Formats.count(rate.events()), Formats.count(rate.cases()));
  }

  /** {@code 0.02 (0.00–0.12)}, or that there are too few cases to tell. */
  static String share(Texts texts, Rate rate) {
    if (!rate.canTell()) {
      return texts.get("rate.cannotTell", Rate.FEWEST_CASES);
    }
    return rate.interval()
        .map(interval -> Formats.score(rate.share(), interval.low(), interval.high()))
        .orElseThrow();
  }
}
