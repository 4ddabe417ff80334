package org.spectrumworkbench.store;

import java.util.concurrent.CancellationException;

/** Follows long work on the store and may break it off. Called on the thread that works. */
public interface Watch {
  /** Lets the work go to its end. */
  Watch NOBODY =
      new Watch() {
        @Override
        public void at(String doing, long done, long all) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /**
   * Told now and then how far the work is.
   *
   * @param doing what is done now, such as {@code copy files}
   * @param done bytes
   * @param all bytes of this part of the work; 0 where nobody knows
   */
  void at(String doing, long done, long all);

  /** Whether the work is to end as soon as it may. */
  boolean isCancelled();

  /**
   * Ends the work where it is to end.
   *
   * @throws CancellationException where it is
   */
  default void orCancel() {
    if (isCancelled()) {
      throw new CancellationException("broken off");
    }
  }
}
