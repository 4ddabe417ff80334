package org.spectrumworkbench.app.cli;

import java.io.PrintWriter;

/**
 * Writes progress: at a terminal one line that is written over, elsewhere (a file, a pipe) only the
 * lines that stand.
 */
final class ProgressLines {
  private final PrintWriter out;
  private final int width;
  private int shown;

  /**
   * @param columns of the terminal; 0 where it is none
   */
  ProgressLines(PrintWriter out, int columns) {
    this.out = out;
    // A line that fills the last column wraps in some terminals, and could not be written over.
    this.width = Math.max(0, columns - 1);
  }

  /**
   * Where a command writes its progress: with {@code --json} the standard output belongs to the
   * document.
   */
  static ProgressLines of(Terminal terminal, boolean json) {
    return json
        ? new ProgressLines(terminal.err(), terminal.columns().applyAsInt(Terminal.Stream.ERR))
        : new ProgressLines(terminal.out(), terminal.columns().applyAsInt(Terminal.Stream.OUT));
  }

  /** How long the current line may be; 0 where there is none. */
  int width() {
    return width;
  }

  /** Replaces the current line; nothing where it could not be replaced later. */
  void current(String line) {
    if (width == 0) {
      return;
    }
    String cut = line.length() > width ? line.substring(0, width) : line;
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
