package org.spectrumworkbench.app.report;

/** Words of a command line. */
public final class ShellWord {
  private ShellWord() {}

  /** The word as a POSIX shell reads it back: quoted where it must be. */
  public static String quote(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
