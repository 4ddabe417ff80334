package org.spectrumworkbench.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.care.Restore;

/** A second Java process that holds a database open, run by tests. */
final class OtherProgram implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final OutputStream orders;

  private OtherProgram(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.orders = process.getOutputStream();
  }

  /** Starts it and waits until it says that it is ready. */
  static OtherProgram start(String how, Path... paths) throws IOException {
    return start(List.of(), how, paths);
  }

  /** The same, with no file that it writes longer than so many kilobytes. */
  static OtherProgram startLimited(int kilobytes, String how, Path... paths) throws IOException {
    return start(
        List.of("bash", "-c", "ulimit -f \"$0\" && exec \"$@\"", Integer.toString(kilobytes)),
        how,
        paths);
  }

  private static OtherProgram start(List<String> by, String how, Path... paths) throws IOException {
    List<String> command = new ArrayList<>(by);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            OtherProgram.class.getName(),
            how));
    for (Path path : paths) {
      command.add(path.toString());
    }
    OtherProgram program =
        new OtherProgram(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    program.awaitLine("ready");
    return program;
  }

  long pid() {
    return process.pid();
  }

  /** The next line of its output. */
  String line() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the other program ended");
    }
    return line;
  }

  /** Reads its output up to that line. */
  void awaitLine(String wanted) throws IOException {
    String line;
    while ((line = answers.readLine()) != null) {
      if (line.equals(wanted)) {
        return;
      }
    }
    throw new IOException("the other program ended before it said: " + wanted);
  }

  /** Gives an order and waits for its answer. */
  void order(String order, String answer) throws IOException {
    orders.write((order + "\n").getBytes(StandardCharsets.UTF_8));
    orders.flush();
    awaitLine(answer);
  }

  /** Ends it without a chance to tidy up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  /** Writes to disk what was committed, and nothing that is committed from now on. */
  private static void holdBack(Path folder) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve("workbench") + ";AUTO_SERVER=TRUE",
                "workbench",
                "");
        var statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
      statement.execute("SET WRITE_DELAY 600000");
    }
  }

  /** The other process. */
  public static void main(String[] args) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Path folder = Path.of(args[1]);
    switch (args[0]) {
      case "locks" -> {
        try (var connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve("workbench"), "workbench", "")) {
          System.out.println("ready");
          in.readLine();
          System.out.println(connection.isClosed());
        }
      }
      case "shares" -> {
        try (Store store = Store.open(folder)) {
          System.out.println("ready");
          String order;
          while ((order = in.readLine()) != null) {
            if (order.equals("take")) {
              store.take(RunFolder.open(Path.of(args[2])));
              System.out.println("taken");
            } else if (order.equals("hold back")) {
              holdBack(folder);
              System.out.println("held back");
            } else if (order.equals("count")) {
              System.out.println(store.contents().rollouts());
            } else {
              break;
            }
          }
        }
        System.out.println("closed");
      }
      case "fills" -> {
        try (Store store = Store.open(folder)) {
          System.out.println("ready");
          try {
            while (true) {
              store.take(RunFolder.open(Path.of(args[2])));
              store.forget(RunFolder.open(Path.of(args[2])).id());
            }
          } catch (WorkbenchException full) {
            System.out.println(full.getMessage());
          }
          try {
            store.runs().list();
            System.out.println("reads");
          } catch (WorkbenchException full) {
            System.out.println(full.getMessage());
          }
          Runtime.getRuntime().halt(0);
        }
      }
      case "closes" -> {
        try (Store store = Store.open(folder)) {
          String order =
              store.closedWhile(() -> {
                System.out.println("ready");
                try {
                  return in.readLine();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
          System.out.println("open after " + order);
          in.readLine();
        }
      }
      case "unpacks" -> {
        try (Restore unpacked =
            Restore.unpack(Path.of(args[2]), new Workbench(folder), SmallRun.CLOCK, Watch.NOBODY)) {
          System.out.println("ready");
          in.readLine();
        }
      }
      case "remembers" -> {
        System.out.println("ready");
        in.readLine();
        KnownRuns known = new KnownRuns(folder);
        for (int i = 0; i < 50; i++) {
          known.add(Path.of("/theirs/" + i));
        }
        System.out.println("remembered");
      }
      default -> throw new IllegalArgumentException(args[0]);
    }
  }
}
