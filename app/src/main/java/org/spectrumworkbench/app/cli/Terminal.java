package org.spectrumworkbench.app.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err messages and progress
 * @param interactive whether a person watches, so that a line may be written over
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {

  /** This process's own streams. */
  public static Terminal ofProcess() {
    Console console = System.console();
    return new Terminal(
        new PrintWriter(System.out, true, charset("stdout.encoding")),
        new PrintWriter(System.err, true, charset("stderr.encoding")),
        console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM")));
  }

  private static Charset charset(String property) {
    String name = System.getProperty(property, "");
    return name.isEmpty() || !Charset.isSupported(name)
        ? StandardCharsets.UTF_8
        : Charset.forName(name);
  }
}
