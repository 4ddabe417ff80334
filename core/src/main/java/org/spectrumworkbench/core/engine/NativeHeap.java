package org.spectrumworkbench.core.engine;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.function.IntBinaryOperator;

/**
 * Tells the C library's allocator to keep what libtorch frees.
 *
 * <p>By default glibc hands large blocks back to the system at once, and every step faults the same
 * pages in again: four fifths of a policy step's page faults, and up to a tenth of its time. One
 * arena instead of one a thread keeps the resident memory low and flat.
 */
final class NativeHeap {
  // From glibc's malloc.h.
  private static final int TRIM_THRESHOLD = -1;
  private static final int MMAP_THRESHOLD = -3;
  private static final int ARENA_MAX = -8;
  private static final int KEPT_BYTES = 512 << 20;
  // The most that older glibc takes as a threshold for mmap.
  private static final int OLDER_LIMIT = 32 << 20;

  private NativeHeap() {}

  /** Does nothing where the C library has no {@code mallopt}. */
  static void keepFreedMemory() {
    Linker linker = Linker.nativeLinker();
    linker
        .defaultLookup()
        .find("mallopt")
        .ifPresent(symbol -> {
          MethodHandle mallopt =
              linker.downcallHandle(
                  symbol,
                  FunctionDescriptor.of(
                      ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
          keepFreedMemory((parameter, value) -> call(mallopt, parameter, value));
        });
  }

  /**
   * The same for a given allocator.
   *
   * @param mallopt takes a parameter and its value; gives 0 where it refuses
   */
  static void keepFreedMemory(IntBinaryOperator mallopt) {
    // Refusal is harmless: the allocator then works as it does by default.
    int unused = mallopt.applyAsInt(ARENA_MAX, 1);
    // Setting either threshold stops glibc from adapting the other. A trim threshold alone would
    // leave every block above 128 kB to come from the system and go back at once.
    if (mallopt.applyAsInt(MMAP_THRESHOLD, KEPT_BYTES) != 0
        || mallopt.applyAsInt(MMAP_THRESHOLD, OLDER_LIMIT) != 0) {
      unused = mallopt.applyAsInt(TRIM_THRESHOLD, KEPT_BYTES);
    }
  }

  private static int call(MethodHandle mallopt, int parameter, int value) {
    try {
      return (int) mallopt.invokeExact(parameter, value);
    } catch (Throwable e) {
      throw new IllegalStateException("mallopt cannot be called", e);
    }
  }
}
