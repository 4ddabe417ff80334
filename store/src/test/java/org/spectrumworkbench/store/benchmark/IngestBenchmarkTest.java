package org.spectrumworkbench.store.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IngestBenchmarkTest {
  private static final int RATE = 10_000;

  @TempDir Path folder;

  @Test
  void storeKeepsUpWithTenThousandEventsASecond() throws InterruptedException {
    IngestBenchmark.Result result =
        IngestBenchmark.run(
            folder,
            RATE,
            3,
            (store, run, stage, last, problem) -> {
              var questions = new LinkedHashMap<String, Runnable>();
              questions.put("last groups", () -> store.live().latestGroups(run, stage, 8));
              questions.put("runs", () -> store.runs().list());
              return questions;
            });
    // Four events come before the measured ones, one after them.
    assertThat(result.events()).isEqualTo(3 * RATE + 5);
    assertThat(result.catchUpSeconds()).isLessThan(10);
    assertThat(result.secondsBehindAtEnd()).isLessThan(5);
    assertThat(result.questions()).hasSize(2);
  }
}
