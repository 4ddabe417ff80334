package org.spectrumworkbench.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.spectrumworkbench.app.worker.ProgramStart;
import org.spectrumworkbench.core.experiment.Workbench;

/** This program once more, as another process on the lab's workbench; killed where it lives on. */
final class ProgramProcess implements AutoCloseable {
  private static final int HEAP_MEGABYTES = 300;

  private final Process process;
  private final Path said;

  private ProgramProcess(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /**
   * Starts it.
   *
   * @param changed what is changed of the way in which it is started
   * @param arguments a command and its own
   */
  static ProgramProcess start(
      Workbench workbench, UnaryOperator<ProgramStart> changed, String... arguments)
      throws IOException {
    ProgramStart program = changed.apply(ProgramStart.worker(HEAP_MEGABYTES));
    List<String> command = new ArrayList<>(program.command());
    command.addAll(List.of(arguments));
    Files.createDirectories(workbench.home());
    Path said = Files.createTempFile(workbench.home(), "said", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().putAll(program.environment());
    builder.environment().put("SPECTRUM_HOME", workbench.home().toString());
    return new ProgramProcess(builder.start(), said);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Ends it without asking. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    boolean unused = process.waitFor(FaultLab.SOON.toSeconds(), TimeUnit.SECONDS);
  }

  /** Waits for its end and gives its exit code; -1 where it goes on. */
  int waitFor() throws InterruptedException {
    return process.waitFor(FaultLab.PATIENCE.toSeconds(), TimeUnit.SECONDS)
        ? process.exitValue()
        : -1;
  }

  /** Whether it has a file open; where the system does not tell, whether it is there. */
  boolean hasOpen(Path file) {
    return descriptors().contains(file.toString());
  }

  /** Whether it has a socket open. */
  boolean hasSocket() {
    return descriptors().stream().anyMatch(target -> target.startsWith("socket:"));
  }

  /** What its file descriptors point to. */
  List<String> descriptors() {
    try (Stream<Path> links = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      List<String> targets = new ArrayList<>();
      for (Path link : links.toList()) {
        try {
          targets.add(Files.readSymbolicLink(link).toString());
        } catch (IOException closedMeanwhile) {
          continue;
        }
      }
      return targets;
    } catch (IOException gone) {
      return List.of();
    }
  }

  /** The last that it said. */
  String tail() {
    try {
      List<String> lines = Files.readAllLines(said);
      return String.join(" | ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
