package org.spectrumworkbench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeHeapTest {
  private static final int TRIM = -1;
  private static final int MMAP = -3;
  private static final int ARENAS = -8;

  /** What an allocator is told that refuses mmap thresholds above a limit. */
  private static List<List<Integer>> calls(int limit) {
    var calls = new ArrayList<List<Integer>>();
    NativeHeap.keepFreedMemory((parameter, value) -> {
      calls.add(List.of(parameter, value >> 20));
      return parameter == MMAP && value > limit ? 0 : 1;
    });
    return calls;
  }

  @Test
  void bothThresholdsAreSetWhereTheAllocatorTakesThem() {
    assertThat(calls(Integer.MAX_VALUE))
        .containsExactly(List.of(ARENAS, 0), List.of(MMAP, 512), List.of(TRIM, 512));
  }

  @Test
  void anOlderAllocatorIsAskedForLess() {
    assertThat(calls(32 << 20))
        .containsExactly(
            List.of(ARENAS, 0), List.of(MMAP, 512), List.of(MMAP, 32), List.of(TRIM, 512));
  }

  @Test
  void theTrimThresholdIsLeftAloneWhereTheOtherIsRefused() {
    assertThat(calls(0)).extracting(call -> call.get(0)).doesNotContain(TRIM);
  }
}
