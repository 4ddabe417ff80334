package org.spectrumworkbench.app.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How this very program is started once more: from an installed image by its own launcher, else by
 * the {@code java} command that runs it now.
 *
 * @param command without the program's own arguments
 * @param environment what is added to the environment
 */
public record ProgramStart(List<String> command, Map<String, String> environment) {
  /**
   * Further options for the JVM of workers, behind the program's own: the last of a kind counts.
   */
  static final String WORKER_OPTIONS = "SPECTRUM_WORKER_OPTS";

  /** Options that every JVM reads; an image's launcher hands on none that it is given. */
  private static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";

  /**
   * The serial collector in a small heap: the worker's memory is native, and Java garbage that
   * nobody collects would only add to it. An image has the same in its {@code worker.properties}.
   */
  private static final List<String> WORKER_JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xss2m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djava.awt.headless=true",
          "-Dai.djl.offline=true",
          "-Dai.djl.pytorch.num_interop_threads=1");

  private static final Path SHELL = Path.of("/bin/sh");
  private static final int SERVICE_MEGABYTES = 256;

  private static final String MAIN = "org.spectrumworkbench.app.Main";

  public ProgramStart {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * Starts a worker.
   *
   * @param heapMegabytes the most it may use; the user's own options may say otherwise
   */
  public static ProgramStart worker(int heapMegabytes) {
    return with(options(heapMegabytes, System.getenv(WORKER_OPTIONS)));
  }

  /**
   * Starts the queue's service, which trains nothing: what it reads to forecast runs must fit, and
   * what it does not use goes back to the system.
   */
  static ProgramStart service() {
    return with(
        List.of(
            "-Xms8m",
            "-Xmx" + SERVICE_MEGABYTES + "m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30"));
  }

  private static ProgramStart with(List<String> options) {
    String image = System.getProperty("jpackage.app-path");
    return image == null
        ? new ProgramStart(byJava(options), Map.of())
        : byImage(Path.of(image), options, System.getenv(JVM_OPTIONS));
  }

  /** Starts the program with further options for its JVM; the last of a kind counts. */
  public ProgramStart withOptions(String... options) {
    int classPath = command.indexOf("-cp");
    if (classPath < 0) {
      // An image's launcher takes them from the environment only.
      String before = environment.getOrDefault(JVM_OPTIONS, "");
      return withEnvironment(
          Map.of(JVM_OPTIONS, (before + " " + String.join(" ", options)).strip()));
    }
    List<String> longer = new ArrayList<>(command);
    longer.addAll(classPath, List.of(options));
    return new ProgramStart(longer, environment);
  }

  /** Starts it with more in its environment. */
  public ProgramStart withEnvironment(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new ProgramStart(command, all);
  }

  /** Starts another program that starts this one: the last of its arguments. */
  public ProgramStart behind(List<String> wrapper) {
    return new ProgramStart(
        Stream.concat(wrapper.stream(), command.stream()).toList(), environment);
  }

  /** The options that differ from run to run and from user to user. */
  static List<String> options(int heapMegabytes, @Nullable String ofUser) {
    List<String> options = new ArrayList<>();
    options.add("-Xmx" + heapMegabytes + "m");
    if (ofUser != null && !ofUser.isBlank()) {
      options.addAll(List.of(ofUser.strip().split("\\s+")));
    }
    return options;
  }

  /**
   * The image's launcher for workers, which has the worker's fixed settings; the main launcher
   * where an image lacks it.
   *
   * @param launcher the launcher that started this process
   * @param given the JVM options that the environment has already; null where it has none
   */
  static ProgramStart byImage(Path launcher, List<String> options, @Nullable String given) {
    String ending = launcher.getFileName().toString().endsWith(".exe") ? ".exe" : "";
    Path own = launcher.resolveSibling("spectrum-worker" + ending);
    String ours = String.join(" ", options);
    return new ProgramStart(
        List.of((Files.isExecutable(own) ? own : launcher).toString()),
        Map.of(JVM_OPTIONS, given == null ? ours : given + " " + ours));
  }

  private static List<String> byJava(List<String> options) {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    List<String> command = new ArrayList<>();
    command.add(
        Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java").toString());
    command.addAll(WORKER_JVM);
    command.addAll(options);
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
   * What a command is started by so that all its files are the user's alone; nothing where there is
   * no shell: on Windows the user's profile is the user's alone.
   */
  static List<String> privately() {
    return Files.isExecutable(SHELL)
        ? List.of(SHELL.toString(), "-c", "umask 077; exec \"$@\"", "spectrum")
        : List.of();
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
