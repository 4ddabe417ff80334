package org.spectrumworkbench.app.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Workbench;

/**
 * A process like a worker's that measures how fast this machine is and keeps what it found; it ends
 * by itself within some seconds. What it measures of its own start and memory is a worker's.
 */
public final class MeasuringProcess implements AutoCloseable {
  /** What the program is told to do in that process. */
  public static final String COMMAND = "measure-speed";

  private static final int HEAP_MEGABYTES = 128;

  private final Process process;
  private final Path log;

  private MeasuringProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @throws WorkbenchException where the process cannot be started
   */
  public static MeasuringProcess start(Workbench workbench) {
    ProgramStart program = ProgramStart.worker(HEAP_MEGABYTES).behind(ProgramStart.privately());
    List<String> command = new ArrayList<>(program.command());
    command.add(COMMAND);
    try {
      Privacy.makeFolders(workbench.home());
      Path log = Files.createTempFile("spectrum-measure", ".log");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
      builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
      Map<String, String> environment = builder.environment();
      environment.keySet().removeIf(name -> name.startsWith("_JPACKAGE"));
      environment.put("SPECTRUM_HOME", workbench.home().toString());
      // As a worker has them.
      environment.put("MALLOC_ARENA_MAX", "1");
      environment.putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
      environment.putIfAbsent("GOMP_SPINCOUNT", "10000");
      environment.putAll(program.environment());
      return new MeasuringProcess(builder.start(), log);
    } catch (IOException e) {
      throw new WorkbenchException(
          "This machine cannot be measured: " + e.getMessage(),
          "Check that the program's files are complete: spectrum doctor.",
          e);
    }
  }

  /**
   * Waits for its end.
   *
   * @throws WorkbenchException where it does not end in that time or fails, with what it said
   */
  public void await(Duration atMost) throws InterruptedException {
    boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended || process.exitValue() != 0) {
      throw new WorkbenchException(
          "This machine could not be measured" + (ended ? ": " + lastLine() : " in time"),
          "Forecasts stay as wide as they were. Try again on a quiet machine: spectrum calibrate.");
    }
  }

  private String lastLine() {
    try {
      List<String> lines = Files.readAllLines(log).stream().filter(l -> !l.isBlank()).toList();
      return lines.isEmpty() ? "it said nothing" : lines.getLast();
    } catch (IOException e) {
      return "it said nothing";
    }
  }

  /** Ends it, whether or not it is done. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      Files.deleteIfExists(log);
    } catch (IOException left) {
      log.toFile().deleteOnExit();
    }
  }

  private static File nothing() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(java.util.Locale.ROOT).contains("win");
    return new File(windows ? "NUL" : "/dev/null");
  }
}
