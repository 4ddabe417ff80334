package org.spectrumworkbench.core.engine;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

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
          set(mallopt, ARENA_MAX, 1);
          set(mallopt, TRIM_THRESHOLD, KEPT_BYTES);
          set(mallopt, MMAP_THRESHOLD, KEPT_BYTES);
        });
  }

  private static void set(MethodHandle mallopt, int parameter, int value) {
    try {
      // Refusal is harmless: the allocator then works as it does by default.
      int unused = (int) mallopt.invokeExact(parameter, value);
    } catch (Throwable e) {
      throw new IllegalStateException("mallopt cannot be called", e);
    }
  }
}
