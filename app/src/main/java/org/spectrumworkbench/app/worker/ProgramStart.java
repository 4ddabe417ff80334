package org.spectrumworkbench.app.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How this very program is started once more: from an installed image by its own launcher, else by
 * the {@code java} command that runs it now.
 */
final class ProgramStart {
  /**
   * A small heap and the serial collector: the worker's memory is native, and Java garbage that
   * nobody collects would only add to it.
   */
  static final List<String> WORKER_JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx128m",
          "-Xss2m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djava.awt.headless=true",
          "-Dai.djl.offline=true",
          "-Dai.djl.pytorch.num_interop_threads=1");

  private static final String MAIN = "org.spectrumworkbench.app.Main";

  private ProgramStart() {}

  /** The command, without the program's own arguments. */
  static List<String> worker() {
    String image = System.getProperty("jpackage.app-path");
    return image == null ? byJava() : byImage(Path.of(image));
  }

  /**
   * The image's launcher for workers, which has the worker's memory settings; the main launcher
   * where an image lacks it.
   *
   * @param launcher the launcher that started this process
   */
  static List<String> byImage(Path launcher) {
    String ending = launcher.getFileName().toString().endsWith(".exe") ? ".exe" : "";
    Path own = launcher.resolveSibling("spectrum-worker" + ending);
    return List.of((Files.isExecutable(own) ? own : launcher).toString());
  }

  private static List<String> byJava() {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    List<String> command = new ArrayList<>();
    command.add(
        Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java").toString());
    command.addAll(WORKER_JVM);
    for (String property : List.of("ai.djl.pytorch.num_threads", "DJL_CACHE_DIR", "user.home")) {
      String value = System.getProperty(property);
      if (value != null) {
        command.add("-D" + property + "=" + value);
      }
    }
    command.add("-cp");
    command.add(absoluteClassPath(System.getProperty("java.class.path", "")));
    command.add(MAIN);
    return command;
  }

  /** The worker may run in another folder than this process was started in. */
  static String absoluteClassPath(String classPath) {
    return Arrays.stream(classPath.split(java.io.File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }

  /**
   * The program that gives a command a session of its own, so that Ctrl+C in the terminal does not
   * reach it; null where there is none.
   */
  static @Nullable Path setsid() {
    for (String folder : List.of("/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin")) {
      Path file = Path.of(folder, "setsid");
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    return null;
  }
}
