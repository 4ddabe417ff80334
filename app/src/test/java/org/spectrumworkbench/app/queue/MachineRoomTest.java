package org.spectrumworkbench.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineRoomTest {
  private static final long GB = 1_000_000_000;

  @Test
  void containersLimitCountsWhereItIsTheLesser() {
    assertThat(MachineRoom.freeOf(200 * GB, 256 * GB, 8 * GB, 3 * GB)).isEqualTo(3 * GB);
    assertThat(MachineRoom.freeOf(2 * GB, 256 * GB, 8 * GB, 3 * GB)).isEqualTo(2 * GB);
  }

  @Test
  void withoutALimitTheFileCacheCountsAsFree() {
    assertThat(MachineRoom.freeOf(20 * GB, 24 * GB, 24 * GB, 5 * GB)).isEqualTo(20 * GB);
  }

  @Test
  void thisMachineHasCoresAndMemory() {
    assertThat(MachineRoom.now().cores()).isPositive();
    assertThat(MachineRoom.now().freeBytes()).isPositive();
  }
}
