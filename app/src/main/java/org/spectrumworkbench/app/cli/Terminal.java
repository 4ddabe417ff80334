package org.spectrumworkbench.app.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err messages and progress
 * @param columns how wide the terminal is in which a person watches a stream; 0 where nobody does,
 *     so that nothing may be written over
 */
public record Terminal(PrintWriter out, PrintWriter err, ToIntFunction<Stream> columns) {
  private static final int USUAL_COLUMNS = 80;
  private static final int FEWEST_COLUMNS = 20;

  /** One of the two streams that a process writes. */
  public enum Stream {
    OUT,
    ERR
  }

  /** Streams that no person watches: files, pipes. */
  public static Terminal unwatched(PrintWriter out, PrintWriter err) {
    return new Terminal(out, err, stream -> 0);
  }

  /** This process's own streams. */
  public static Terminal ofProcess() {
    return new Terminal(
        new PrintWriter(System.out, true, charset("stdout.encoding")),
        new PrintWriter(System.err, true, charset("stderr.encoding")),
        Terminal::columnsOfProcess);
  }

  private static int columnsOfProcess(Stream stream) {
    return "dumb".equals(System.getenv("TERM")) || !isTerminal(stream)
        ? 0
        : columns(System.getenv("COLUMNS"), output("sh", "-c", "stty size </dev/tty"));
  }

  /**
   * The width of a terminal.
   *
   * @param variable of the environment: {@code COLUMNS}
   * @param size rows and columns, as {@code stty size} prints them; empty where it is not there
   */
  static int columns(@Nullable String variable, String size) {
    for (String text : new String[] {variable == null ? "" : variable, size}) {
      String last = text.strip().replaceAll("^.*\\s", "");
      if (last.matches("[1-9]\\d{0,4}")) {
        return Math.max(FEWEST_COLUMNS, Integer.parseInt(last));
      }
    }
    return USUAL_COLUMNS;
  }

  /** Java itself tells only whether all streams at once are a terminal. */
  private static boolean isTerminal(Stream stream) {
    try {
      return new ProcessBuilder("test", "-t", stream == Stream.OUT ? "1" : "2")
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      Console console = System.console();
      return console != null && console.isTerminal();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String output(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static Charset charset(String property) {
    String name = System.getProperty(property, "");
    return name.isEmpty() || !Charset.isSupported(name)
        ? StandardCharsets.UTF_8
        : Charset.forName(name);
  }
}
