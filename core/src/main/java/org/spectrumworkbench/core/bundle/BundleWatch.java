package org.spectrumworkbench.core.bundle;

import java.util.concurrent.CancellationException;

/** Follows the making or opening of a bundle, and may end it. */
public interface BundleWatch {
  /** Watches nothing. */
  BundleWatch NONE =
      new BundleWatch() {
        @Override
        public void at(long bytes, long of) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /**
   * @param bytes that are done
   * @param of all
   */
  void at(long bytes, long of);

  /** Whether to stop; nothing is left behind then. */
  boolean isCancelled();

  /**
   * Goes on, or ends where that was asked for.
   *
   * @throws CancellationException then
   */
  default void step(long bytes, long of) {
    if (isCancelled()) {
      throw new CancellationException("cancelled");
    }
    at(bytes, of);
  }
}
