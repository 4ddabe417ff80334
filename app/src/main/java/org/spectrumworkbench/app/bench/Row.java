package org.spectrumworkbench.app.bench;

import org.spectrumworkbench.core.verify.bench.BenchResult;
import org.spectrumworkbench.core.verify.bench.Rulings;

/**
 * A row of the list of cases.
 *
 * @param number its place among all cases, from 1
 * @param key of the case, by which rulings are found
 */
public record Row(int number, String key, BenchResult result) {
  Row with(Rulings rulings) {
    return new Row(number, key, result.with(key, rulings));
  }
}
