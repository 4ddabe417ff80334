package org.spectrumworkbench.app.cli;

import java.io.PrintWriter;

/**
 * Writes progress: at a terminal one line that is written over, elsewhere (a file, a pipe) only the
 * lines that stand.
 */
final class ProgressLines {
  private static final int WIDTH = 118;

  private final PrintWriter out;
  private final boolean interactive;
  private int shown;

  ProgressLines(PrintWriter out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  /** Replaces the current line; nothing where it could not be replaced later. */
  void current(String line) {
    if (!interactive) {
      return;
    }
    String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
    out.print("\r" + cut + " ".repeat(Math.max(0, shown - cut.length())));
    out.flush();
    shown = cut.length();
  }

  /** Writes a line that stands. */
  void standing(String line) {
    clear();
    out.println(line);
    out.flush();
  }

  /** Takes the current line away. */
  void clear() {
    if (shown > 0) {
      out.print("\r" + " ".repeat(shown) + "\r");
      out.flush();
      shown = 0;
    }
  }
}
