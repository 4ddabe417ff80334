package org.spectrumworkbench.core;

/**
 * A fault that the user can mend: bad input, a missing folder, a file cut short.
 *
 * <p>The message says what is wrong and where; {@link #mend()} says what most likely puts it right.
 * The command line and the window show both and nothing else.
 */
public final class WorkbenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String mend;

  /**
   * @param what what is wrong, and where (file and line, or field)
   * @param mend what the user can do about it
   */
  public WorkbenchException(String what, String mend) {
    super(what);
    this.mend = mend;
  }

  /**
   * @param what what is wrong, and where (file and line, or field)
   * @param mend what the user can do about it
   * @param cause the fault underneath, kept for the log
   */
  public WorkbenchException(String what, String mend, Throwable cause) {
    super(what, cause);
    this.mend = mend;
  }

  /** What the user can do about it. */
  public String mend() {
    return mend;
  }
}
