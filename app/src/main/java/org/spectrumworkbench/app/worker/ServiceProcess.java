package org.spectrumworkbench.app.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Workbench;

/** The queue's service as a process of its own, which outlives whoever started it. */
public final class ServiceProcess {
  private ServiceProcess() {}

  /**
   * Starts one. It ends at once where another serves this workbench.
   *
   * @throws WorkbenchException where the process cannot be started
   */
  public static ProcessHandle start(Workbench workbench) {
    ProgramStart program = ProgramStart.service();
    List<String> command = new ArrayList<>();
    Path setsid = ProgramStart.setsid();
    if (setsid != null) {
      command.add(setsid.toString());
    }
    command.addAll(ProgramStart.privately());
    command.addAll(program.command());
    command.add("service");
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    WorkerProcess.forgetLauncher(environment);
    environment.put("SPECTRUM_HOME", workbench.home().toAbsolutePath().toString());
    environment.put("MALLOC_ARENA_MAX", "1");
    environment.putAll(program.environment());
    try {
      Path log = workbench.home().resolve("logs").resolve("service.log");
      Privacy.makeFoldersAbove(log);
      Privacy.makeFile(log);
      builder.directory(workbench.home().toFile());
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.redirectInput(ProcessBuilder.Redirect.from(WorkerProcess.nothing()));
      return builder.start().toHandle();
    } catch (IOException e) {
      throw new WorkbenchException(
          "The queue's service cannot be started with "
              + command.getFirst()
              + ": "
              + e.getMessage(),
          "Check that the program's files are complete: spectrum doctor.",
          e);
    }
  }
}
