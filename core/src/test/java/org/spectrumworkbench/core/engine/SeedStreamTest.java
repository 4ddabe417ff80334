package org.spectrumworkbench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedStreamTest {
  @Test
  void numbersAreUniformWithinAndAcrossStreams() {
    int n = 100_000;
    int[] within = new int[64];
    int[] across = new int[64];
    int[] pairs = new int[64];
    SeedStream root = SeedStream.ofRun(1);
    for (int i = 0; i < n; i++) {
      within[(int) (root.uniform(i) * 64)]++;
      across[(int) (root.child(i).uniform(0) * 64)]++;
      // Neighbouring samples and tokens must not go together.
      int a = (int) (root.child(i).uniform(1) * 8);
      int b = (int) (root.child(i + 1).uniform(1) * 8);
      pairs[8 * a + b]++;
    }
    for (int[] counts : new int[][] {within, across, pairs}) {
      double chi = 0;
      for (int count : counts) {
        chi += Math.pow(count - n / 64., 2) / (n / 64.);
      }
      assertThat(chi).isBetween(63 - 4 * Math.sqrt(126), 63 + 5 * Math.sqrt(126));
    }
  }

  @Test
  void everyPathHasItsOwnStream() {
    Set<Long> seen = new HashSet<>();
    for (int run = 0; run < 5; run++) {
      SeedStream root = SeedStream.ofRun(run);
      for (String stage : new String[] {"", "a", "b", "ab", "ba", "signal", "0", "1"}) {
        for (int step = 0; step < 50; step++) {
          for (int sample = 0; sample < 20; sample++) {
            assertThat(seen.add(root.child(stage).child(step).child(sample).state())).isTrue();
          }
        }
      }
    }
    assertThat(SeedStream.ofRun(1).child(2).child(3))
        .isNotEqualTo(SeedStream.ofRun(1).child(3).child(2));
  }

  @Test
  void numbersStayTheSameFromReleaseToRelease() {
    SeedStream stream = SeedStream.ofRun(42).child("signal").child(7);
    assertThat(stream.state()).isEqualTo(-6157774046555794242L);
    assertThat(stream.uniform(0)).isEqualTo(.1178664f);
  }

  @Test
  void uniformsLieBelowOne() {
    SeedStream stream = SeedStream.ofRun(5);
    for (int i = 0; i < 1_000_000; i++) {
      float u = stream.uniform(i);
      if (u < 0 || u >= 1) {
        assertThat(u).isBetween(0f, Math.nextDown(1f));
      }
    }
  }
}
