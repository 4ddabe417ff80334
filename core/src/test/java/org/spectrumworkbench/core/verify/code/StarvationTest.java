package org.spectrumworkbench.core.verify.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StarvationTest {
  @Test
  void limitIsStretchedByWhatOthersTookButNotWithoutEnd() {
    assertThat(Starvation.stretched(6, 0)).isEqualTo(6);
    assertThat(Starvation.stretched(6, .5)).isEqualTo(12);
    assertThat(Starvation.stretched(6, .9)).isEqualTo(18);
    assertThat(Starvation.stretched(6, 1)).isEqualTo(18);
  }

  @Test
  void sleepingIsNoWaiting() throws Exception {
    Process sleeper = new ProcessBuilder("/bin/sleep", "60").start();
    try {
      assertThat(Starvation.share(sleeper, 10)).isBetween(0.0, .1);
    } finally {
      sleeper.destroyForcibly();
    }
  }
}
