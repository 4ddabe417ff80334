package org.spectrumworkbench.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;

/** Another program that holds the database for itself until its input ends. */
public final class HeldDatabase implements AutoCloseable {
  private final Process process;

  private HeldDatabase(Process process) {
    this.process = process;
  }

  /** Starts it, and returns when it holds the database in this folder. */
  static HeldDatabase in(Path store) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                HeldDatabase.class.getName(),
                store.resolve("workbench").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String first =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (!"held".equals(first)) {
      process.destroyForcibly();
      throw new AssertionError("the database could not be held: " + first);
    }
    return new HeldDatabase(process);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the program that held the database did not end");
    }
  }

  /** Takes the database's path without its ending. */
  public static void main(String[] args) throws Exception {
    try (Connection held =
        DriverManager.getConnection("jdbc:h2:file:" + args[0], "workbench", "")) {
      System.out.println(held.isClosed() ? "closed" : "held");
      System.in.readAllBytes();
    }
  }
}
