package org.spectrumworkbench.app.cli;

/** How a command ended, as the shell sees it. {@code docs/exit-codes.md} lists them for people. */
public final class ExitCode {
  /** All went well. */
  public static final int OK = 0;

  /** A fault of the program; the log has the details. */
  public static final int FAULT = 1;

  /** Bad usage or bad input; the message says how to mend it. */
  public static final int BAD_INPUT = 2;

  /** The run failed or its worker vanished; it can be resumed. */
  public static final int RUN_FAILED = 3;

  /** There is no display for the window. */
  public static final int NO_DISPLAY = 4;

  /** A worker found the disk too full even for its last word in the journal. */
  public static final int DISK_FULL = 5;

  /** Two runs that were compared are not the same. */
  public static final int DIFFERS = 6;

  /** The user stopped the run; it can be resumed. */
  public static final int STOPPED = 130;

  private ExitCode() {}
}
