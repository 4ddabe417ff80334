package org.spectrumworkbench.core.verify.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.problem.ProgramTests.Language;

/**
 * What holds programs on this machine. Opening one looks for bubblewrap and the interpreters and
 * tries whether they work, by running one small program; that takes about 50 ms.
 *
 * <p>Safe for use by several threads. A thread that starts a program must outlive it.
 */
public final class Sandbox implements AutoCloseable {
  /** The classes that run beside a Java program. */
  private static final List<String> INSIDE =
      List.of(
          "JavaHarness",
          "JavaHarness$1",
          "JavaHarness$Body",
          "JavaHarness$Fault",
          "JavaHarness$Job",
          "JavaHarness$LimitedOutput",
          "JavaHarness$OutputFull",
          "JavaProgram",
          "JavaProgram$Source",
          "JavaProgram$Wanted",
          "JsonText");

  private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
  private static final String SCRIPT = "harness.py";
  private static final String COMPILED_SCRIPT = "harness.pyc";
  private static final String INSIDE_PACKAGE = "org.spectrumworkbench.core.verify.code.inside";

  private final Optional<Confinement> confinement;
  private final Interpreters interpreters;
  private final String reason;
  private final @Nullable ProgramFolder harness;
  private final Set<Confinement.Confined> running = ConcurrentHashMap.newKeySet();
  private final Thread atExit = new Thread(this::end, "sandbox-end");
  private volatile boolean closed;

  private Sandbox(
      Optional<Confinement> confinement,
      Interpreters interpreters,
      String reason,
      @Nullable ProgramFolder harness) {
    this.confinement = confinement;
    this.interpreters = interpreters;
    this.reason = reason;
    this.harness = harness;
  }

  /** The best sandbox that works here. */
  public static Sandbox open() {
    return open(Isolation.STRONG);
  }

  /**
   * The best sandbox that works here, but none that is better than asked for.
   *
   * @param atMost {@link Isolation#WEAK} to do without bubblewrap
   */
  public static Sandbox open(Isolation atMost) {
    try {
      if (!Files.isExecutable(Path.of("/bin/sh"))) {
        return none("This system has no /bin/sh, which sets the limits.");
      }
      Interpreters interpreters = Interpreters.find();
      if (interpreters.python().isEmpty() && interpreters.jdk().isEmpty()) {
        return none("Neither python3 nor a JDK of this release was found.");
      }
      ProgramFolder folder = writeHarness(interpreters);
      Sandbox sandbox = choose(atMost, interpreters, folder);
      if (sandbox.isolation() == Isolation.NONE) {
        folder.delete();
      } else {
        Runtime.getRuntime().addShutdownHook(sandbox.atExit);
      }
      return sandbox;
    } catch (IOException e) {
      return none("The sandbox could not be prepared: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return none("Interrupted while the sandbox was tried.");
    }
  }

  private static Sandbox choose(Isolation atMost, Interpreters interpreters, ProgramFolder folder)
      throws InterruptedException {
    boolean root = isRoot();
    Optional<Path> setpriv = ShortCommand.find("setpriv");
    Optional<Path> leavingRoot = root ? setpriv : Optional.empty();
    if (root && setpriv.isEmpty()) {
      return none("Programs are not run as root, and setpriv, which gives up root, is missing.");
    }
    List<Confinement> candidates = new ArrayList<>();
    String why = "weaker isolation was asked for";
    if (atMost == Isolation.STRONG) {
      Optional<Path> bubblewrap = ShortCommand.find("bwrap");
      bubblewrap.ifPresent(path -> candidates.addAll(bubblewraps(path, leavingRoot)));
      why = "bubblewrap is not installed";
    }
    if (atMost != Isolation.NONE) {
      candidates.add(new LimitedProcess(setpriv, root));
    }
    for (Confinement candidate : candidates) {
      String note = candidate.isolation() == Isolation.STRONG ? "" : ": " + why;
      Sandbox sandbox =
          new Sandbox(Optional.of(candidate), interpreters, candidate.description() + note, folder);
      Optional<String> fault = new Trial(sandbox).fault();
      if (fault.isEmpty()) {
        return sandbox;
      }
      why = candidate.description() + " does not work here: " + fault.get();
    }
    return none(why);
  }

  private static List<Confinement> bubblewraps(Path path, Optional<Path> setpriv) {
    List<String> command = new ArrayList<>();
    setpriv.ifPresent(program ->
        command.addAll(
            List.of(
                program.toString(),
                "--reuid",
                "65534",
                "--regid",
                "65534",
                "--clear-groups",
                "--")));
    command.add(path.toString());
    String version = "bubblewrap";
    try {
      String answer = ShortCommand.output(List.of(path.toString(), "--version"));
      version = answer == null ? version : answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.of(new Bubblewrap(command, version, true), new Bubblewrap(command, version, false));
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException noProc) {
      return "root".equals(System.getProperty("user.name"));
    }
  }

  private static Sandbox none(String reason) {
    return new Sandbox(
        Optional.empty(), new Interpreters(Optional.empty(), Optional.empty()), reason, null);
  }

  /** How well programs are held. */
  public Isolation isolation() {
    return confinement.map(Confinement::isolation).orElse(Isolation.NONE);
  }

  /** By what, and why not better, for people. */
  public String reason() {
    return reason;
  }

  /** Whether programs of a language can be run. */
  public boolean runs(Language language) {
    return confinement.isPresent() && interpreters.has(language);
  }

  /** The versions of what runs programs, for people; empty where nothing does. */
  public List<String> languages() {
    List<String> languages = new ArrayList<>();
    interpreters.python().ifPresent(python -> languages.add("Python " + python.version()));
    interpreters.jdk().ifPresent(jdk -> languages.add("Java " + Runtime.version().feature()));
    return languages;
  }

  /**
   * Starts the harness of a language, which reads a job from its standard input.
   *
   * @throws IOException if it cannot be started
   */
  Confinement.Confined start(Language language, Limits limits) throws IOException {
    ProgramFolder inside = harness;
    if (inside == null || closed || !runs(language)) {
      throw new IOException("No sandbox for this language.");
    }
    List<Path> readable = new ArrayList<>(List.of(inside.path()));
    List<String> command =
        switch (language) {
          case PYTHON -> {
            Interpreters.Python python = interpreters.python().orElseThrow();
            readable.add(python.prefix());
            Path compiled = inside.path().resolve(COMPILED_SCRIPT);
            yield python.command(
                (Files.exists(compiled) ? compiled : inside.path().resolve(SCRIPT)).toString());
          }
          case JAVA -> {
            Path jdk = interpreters.jdk().orElseThrow();
            readable.add(jdk);
            readable.addAll(settingsOutside(jdk));
            yield javaCommand(jdk, inside.path(), limits);
          }
        };
    Confinement.Confined started = confinement.orElseThrow().start(command, readable, limits);
    running.add(started);
    if (closed) {
      end(started);
      throw new IOException("The sandbox was closed.");
    }
    return started;
  }

  /**
   * Kills a program that was started here and everything that came of it.
   *
   * @throws IOException if something of it is left
   */
  void end(Confinement.Confined started) throws IOException {
    started.end();
    running.remove(started);
  }

  private static List<String> javaCommand(Path jdk, Path harness, Limits limits) {
    return List.of(
        jdk.resolve("bin/java").toString(),
        "-Xmx" + limits.memory(),
        "-XX:MaxMetaspaceSize=128m",
        "-XX:MaxDirectMemorySize=64m",
        "-XX:ReservedCodeCacheSize=64m",
        // Small and soon there: most programs run for a fraction of a second.
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        "-Xshare:auto",
        // Warnings of the JVM go to standard output by default, where only reports may go.
        "-Xlog:disable",
        "-Xlog:all=error:stderr",
        "-Dfile.encoding=UTF-8",
        "-ea",
        "-cp",
        harness.toString(),
        INSIDE_PACKAGE + ".JavaHarness");
  }

  /** Debian keeps the settings of a JDK elsewhere and links to them. */
  private static List<Path> settingsOutside(Path jdk) throws IOException {
    Path settings = jdk.resolve("conf/security/java.security").toRealPath();
    Path folder = settings.getParent();
    return settings.startsWith(jdk) || folder == null || folder.getParent() == null
        ? List.of()
        : List.of(folder.getParent());
  }

  private static ProgramFolder writeHarness(Interpreters interpreters)
      throws IOException, InterruptedException {
    ProgramFolder folder = ProgramFolder.create("spectrum-harness");
    String own = "/" + Sandbox.class.getPackageName().replace('.', '/') + "/";
    copy(own + SCRIPT, folder, SCRIPT);
    if (interpreters.python().isPresent()) {
      // Compiled once, it starts 3 ms sooner each time.
      String compile = "import py_compile, sys; py_compile.compile(sys.argv[1], sys.argv[2])";
      String script = folder.path().resolve(SCRIPT).toString();
      String compiled = folder.path().resolve(COMPILED_SCRIPT).toString();
      ShortCommand.output(interpreters.python().get().command("-c", compile, script, compiled));
    }
    String classes = INSIDE_PACKAGE.replace('.', '/');
    Files.createDirectories(folder.path().resolve(classes));
    for (String name : INSIDE) {
      String file = classes + "/" + name + ".class";
      copy("/" + file, folder, file);
    }
    folder.open();
    return folder;
  }

  private static void copy(String resource, ProgramFolder folder, String file) throws IOException {
    try (InputStream in = Sandbox.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("The program lacks its part " + resource + ".");
      }
      Files.copy(in, folder.path().resolve(file));
    }
  }

  /** Kills what still runs and removes the folder of the harness. */
  @Override
  public void close() {
    if (closed || harness == null) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
      end();
    } catch (IllegalStateException e) {
      // The program ends already, and does the same.
      return;
    }
  }

  private void end() {
    closed = true;
    for (Confinement.Confined started : running) {
      try {
        end(started);
      } catch (IOException e) {
        LOG.warn("Something of a program was left: {}", e.getMessage());
      }
    }
    if (harness != null) {
      try {
        harness.delete();
      } catch (IOException e) {
        LOG.warn("{}", e.getMessage());
      }
    }
  }
}
