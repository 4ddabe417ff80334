package org.spectrumworkbench.core.problem.data;

/** Told where an import is, now and then, and asked whether it is still wanted. */
public interface ImportWatch {
  /** Looks at nothing and never cancels. */
  ImportWatch NONE =
      new ImportWatch() {
        @Override
        public void at(long bytes, long of, long rows) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /**
   * @param bytes of the file that were read, as it lies there
   * @param of its size
   * @param rows that were read
   */
  void at(long bytes, long of, long rows);

  /** Whether to stop; nothing is left behind then. */
  boolean isCancelled();
}
