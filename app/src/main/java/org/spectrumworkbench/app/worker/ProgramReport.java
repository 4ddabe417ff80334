package org.spectrumworkbench.app.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Workbench;

/**
 * Lets this program run one of its commands in a process of its own and gives what it prints: a
 * fault in libtorch can abort a process, and must not abort the window.
 */
public final class ProgramReport {
  private static final int HEAP_MEGABYTES = 512;

  private ProgramReport() {}

  /**
   * Runs the command to its end.
   *
   * @param arguments the command with its options
   * @return what it printed, whatever its exit code
   * @throws WorkbenchException where the process cannot be started
   */
  public static String of(Workbench workbench, String... arguments) {
    ProgramStart program = ProgramStart.worker(HEAP_MEGABYTES);
    List<String> command = new ArrayList<>(program.command());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("_JPACKAGE"));
    builder.environment().putAll(program.environment());
    builder.environment().put("SPECTRUM_HOME", workbench.home().toString());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new WorkbenchException(
          "The program cannot be started once more: " + e.getMessage(),
          "Run it in a terminal: spectrum " + String.join(" ", arguments) + ".",
          e);
    }
  }
}
