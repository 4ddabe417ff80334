package org.spectrumworkbench.core.verify.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.problem.ProgramTests.Call;
import org.spectrumworkbench.core.problem.ProgramTests.Exchange;
import org.spectrumworkbench.core.problem.ProgramTests.Language;

class HostileProgramsTest {
  private static final double SECONDS = .5;

  /** Start of the interpreter and the end of all processes, on a busy machine. */
  private static final double MARGIN = 8;

  private static final Path PROC = Path.of("/proc");

  @TempDir static Path outside;

  private static ProgramVerifier strong;
  private static ProgramVerifier weak;
  private static ServerSocket listener;
  private static Path canary;

  @BeforeAll
  static void open() throws IOException {
    strong = new ProgramVerifier(Sandbox.open(), 1);
    weak = new ProgramVerifier(Sandbox.open(Isolation.WEAK), 1);
    listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    canary = Files.writeString(outside.resolve("canary"), "alive");
  }

  @AfterAll
  static void close() throws IOException {
    strong.close();
    weak.close();
    listener.close();
  }

  static Stream<Arguments> all() {
    Map<String, String> programs = new LinkedHashMap<>(HostilePrograms.ofAnyIsolation());
    programs.putAll(HostilePrograms.ofAnotherUser());
    programs.putAll(HostilePrograms.ofStrongIsolation());
    return arguments(programs);
  }

  static Stream<Arguments> those() throws IOException {
    Map<String, String> programs = new LinkedHashMap<>(HostilePrograms.ofAnyIsolation());
    // Started by a user, a child process is that user's: it could kill this very process.
    if (Files.exists(PROC.resolve("self"))
        && Files.getAttribute(PROC.resolve("self"), "unix:uid").equals(0)) {
      programs.putAll(HostilePrograms.ofAnotherUser());
    }
    return arguments(programs);
  }

  private static Stream<Arguments> arguments(Map<String, String> programs) {
    return programs.entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void sandboxHolds(String name, String program) throws IOException {
    assumeTrue(
        strong.sandbox().isolation() == Isolation.STRONG,
        () -> "No strong isolation here: " + strong.sandbox().reason());
    isHeld(strong, name, program);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("those")
  void childProcessWithLimitsHolds(String name, String program) throws IOException {
    assumeTrue(
        weak.sandbox().isolation() == Isolation.WEAK && weak.sandbox().runs(Language.PYTHON),
        () -> "Programs cannot be run here: " + weak.sandbox().reason());
    isHeld(weak, name, program);
  }

  static Stream<Arguments> inJava() {
    return Stream.of(
            "new ProcessBuilder(\"/bin/sleep\", \"MARK\").start(); while (true) new"
                + " ProcessBuilder(\"/bin/sleep\", \"MARK\").start();",
            "while (true) new Thread(() -> { while (true) {} }).start();",
            "for (int n = 0; n < 20; n++) new Thread(null, new Deep(), \"\", 1 << 30).start();",
            "try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {"
                + " out.write(\"x value 1 2\\n42\\n\".getBytes()); }",
            "Runtime.getRuntime().halt(0);",
            "return new java.io.File(\"/etc/passwd\").exists() ? 42 : 0;",
            "for (var p : ProcessHandle.allProcesses().toList()) p.destroyForcibly();",
            "try { new java.net.Socket(\"127.0.0.1\", PORT).close(); return 42; } catch (Exception"
                + " e) {}")
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("inJava")
  void sandboxHoldsJava(String body) throws IOException {
    assumeTrue(
        strong.sandbox().isolation() == Isolation.STRONG && strong.sandbox().runs(Language.JAVA),
        () -> "No strong isolation of Java here: " + strong.sandbox().reason());
    String mark = ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000) + ".5";
    String program =
        """
        class Solution {
          static class Deep implements Runnable {
            public void run() { run(); }
          }
          static int f() throws Exception {
            if (System.nanoTime() != 0) { BODY }
            return 0;
          }
        }
        """
            .replace("BODY", body)
            .replace("MARK", mark)
            .replace("PORT", Integer.toString(listener.getLocalPort()));
    ProgramTests tests =
        new ProgramTests.Calls(Language.JAVA, SECONDS, "f", List.of(new Call("[]", "42")));
    ProgramResult result = strong.run(program, tests);
    assertThat(result.outcome())
        .as(result.reason())
        .isNotIn(
            ProgramOutcome.PASSED, ProgramOutcome.INFRASTRUCTURE, ProgramOutcome.COMPILE_ERROR);
    assertThat(survivors(mark)).as("processes left; %s", result).isEmpty();
  }

  private static void isHeld(ProgramVerifier verifier, String name, String program)
      throws IOException {
    String mark = ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000) + ".5";
    String filled =
        program
            .replace("MARK", mark)
            .replace("CANARY", canary.toString())
            .replace("PORT", Integer.toString(listener.getLocalPort()))
            .replace("PID", Long.toString(ProcessHandle.current().pid()))
            .replace("SECRET", "HOME=" + System.getenv("HOME"))
            .replace("PROJECT", Path.of("pom.xml").toAbsolutePath().toString());
    filled = "open('left-" + mark + "', 'w').close()\n" + filled;
    for (ProgramTests tests : kinds(name)) {
      long start = System.nanoTime();
      ProgramResult result = verifier.run(filled, tests);
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(result.outcome())
          .as(result.reason())
          .isNotIn(ProgramOutcome.PASSED, ProgramOutcome.INFRASTRUCTURE);
      assertThat(seconds).as("seconds; %s", result).isLessThan(SECONDS + MARGIN);
      assertThat(survivors(mark)).as("processes left; %s", result).isEmpty();
      assertThat(folders(mark)).as("folders left; %s", result).isEmpty();
      assertThat(canary).hasContent("alive");
    }
  }

  /** A program that only makes a function is no attack where the whole program is run. */
  private static List<ProgramTests> kinds(String name) {
    ProgramTests statements =
        new ProgramTests.Statements(
            Language.PYTHON, SECONDS, "", "", "", List.of("assert f() == 'ok'"));
    return switch (name) {
      case "fork bomb", "killing parent and all", "child that outlives it" ->
          List.of(
              statements,
              new ProgramTests.Calls(
                  Language.PYTHON, SECONDS, "f", List.of(new Call("[]", "\"ok\""))),
              new ProgramTests.InputOutput(
                  Language.PYTHON, SECONDS, List.of(new Exchange("", "ok"))));
      default -> List.of(statements);
    };
  }

  /** Processes with the mark, or of our harness, that do not go within two seconds. */
  private static List<String> survivors(String mark) throws IOException {
    long end = System.nanoTime() + 2_000_000_000L;
    List<String> found = processes(mark);
    while (!found.isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
      found = processes(mark);
    }
    return found;
  }

  private static List<String> processes(String mark) throws IOException {
    List<String> found = new java.util.ArrayList<>();
    List<ProcessHandle> descendants = ProcessHandle.current().descendants().toList();
    descendants.forEach(process -> found.add(process.toString()));
    if (!Files.isDirectory(PROC)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path entry : entries) {
        try {
          String line =
              new String(Files.readAllBytes(entry.resolve("cmdline")), StandardCharsets.UTF_8);
          if (line.contains(mark)) {
            found.add(entry + " " + line);
          }
        } catch (IOException gone) {
          // It ended while we looked.
          continue;
        }
      }
    }
    return found;
  }

  private static List<Path> folders(String mark) throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> folders = Files.list(temporary)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith("spectrum-program"))
          .filter(folder -> Files.exists(folder.resolve("left-" + mark), LinkOption.NOFOLLOW_LINKS))
          .toList();
    }
  }
}
