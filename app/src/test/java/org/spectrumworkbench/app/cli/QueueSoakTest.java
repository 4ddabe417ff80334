package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class QueueSoakTest {
  @TempDir Path home;

  @Test
  @Timeout(300)
  void everyRunEndsInTheStoreAndNothingIsLeftBehind() throws Exception {
    QueueSoak.Result result = QueueSoak.run(home, 4);

    assertThat(result.finished()).isEqualTo(4);
    assertThat(result.stored()).isEqualTo(4);
    assertThat(result.processesLeft()).isZero();
    assertThat(result.services()).isEqualTo(1);
    assertThat(result.good()).as(result.toString()).isTrue();
  }

  @Test
  void aLeakAServiceThatCameAgainAndALostRunAreNotGood() {
    assertThat(result(4, 4, 0, 1, 60, 1.0).good()).isTrue();
    assertThat(result(3, 4, 0, 1, 60, 1.0).good()).isFalse();
    assertThat(result(4, 3, 0, 1, 60, 1.0).good()).isFalse();
    assertThat(result(4, 4, 1, 1, 60, 1.0).good()).isFalse();
    assertThat(result(4, 4, 0, 2, 60, 1.0).good()).isFalse();
    assertThat(result(4, 4, 0, 1, 69, 1.0).good()).isFalse();
    assertThat(result(4, 4, 0, 1, 60, 1.3).good()).isFalse();
  }

  private static QueueSoak.Result result(
      int finished, int stored, int left, int services, long files, double growth) {
    return new QueueSoak.Result(
        4, finished, stored, left, services, 60, files, 100e6, growth * 100e6, 1.4);
  }
}
