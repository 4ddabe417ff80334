package org.spectrumworkbench.core.verify.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spectrumworkbench.core.problem.ProgramTests.Language;

/**
 * What runs programs on this machine.
 *
 * @param python the interpreter of Python 3, and the folder it is installed in
 * @param jdk a JDK of at least the release that the workbench is compiled for
 */
record Interpreters(Optional<Python> python, Optional<Path> jdk) {
  /** The options that keep users' packages, settings and byte code out. */
  private static final List<String> ALONE = List.of("-I", "-S", "-B", "-X", "utf8");

  /**
   * An interpreter.
   *
   * @param executable without links
   * @param prefix the folder with its library
   * @param version such as {@code 3.11.2}
   */
  record Python(Path executable, Path prefix, String version) {
    /** The command that runs a script, or code after {@code -c}. */
    List<String> command(String... script) {
      return Interpreters.command(executable, script);
    }
  }

  /** Looks for both; interpreters of the system come first, since users' own lie in their homes. */
  static Interpreters find() throws InterruptedException {
    return new Interpreters(findPython(), findJdk());
  }

  /** Whether programs of a language can be run. */
  boolean has(Language language) {
    return switch (language) {
      case PYTHON -> python.isPresent();
      case JAVA -> jdk.isPresent();
    };
  }

  private static List<String> command(Path executable, String... script) {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.addAll(ALONE);
    command.addAll(List.of(script));
    return command;
  }

  private static Optional<Python> findPython() throws InterruptedException {
    Optional<Path> found = ShortCommand.find("python3");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String question =
        "import sys; print(sys.base_prefix); print('%d.%d.%d' % sys.version_info[:3])";
    String answer = ShortCommand.output(command(found.get(), "-c", question));
    if (answer == null) {
      return Optional.empty();
    }
    List<String> lines = answer.lines().toList();
    if (lines.size() != 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Python(found.get().toRealPath(), Path.of(lines.getFirst()), lines.getLast()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> findJdk() {
    String variable = System.getenv().getOrDefault("JAVA_HOME", "");
    for (String home : List.of(System.getProperty("java.home"), variable)) {
      if (!home.isEmpty() && fits(Path.of(home))) {
        try {
          return Optional.of(Path.of(home).toRealPath());
        } catch (IOException e) {
          // Gone since it was looked at.
          continue;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether there is a launcher, a compiler, and a release that can read our classes. */
  private static boolean fits(Path home) {
    if (!Files.isExecutable(home.resolve("bin/java"))
        || !Files.isExecutable(home.resolve("bin/javac"))) {
      return false;
    }
    if (home.equals(Path.of(System.getProperty("java.home")))) {
      return true;
    }
    try {
      return Files.readAllLines(home.resolve("release")).stream()
          .filter(line -> line.startsWith("JAVA_VERSION=\""))
          .map(line -> line.substring("JAVA_VERSION=\"".length(), line.length() - 1))
          .anyMatch(
              version -> Runtime.Version.parse(version).feature() >= Runtime.version().feature());
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
