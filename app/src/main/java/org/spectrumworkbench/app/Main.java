package org.spectrumworkbench.app;

import java.time.Clock;
import org.spectrumworkbench.app.cli.Program;
import org.spectrumworkbench.app.cli.Terminal;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.experiment.Worker;

/**
 * The program's one entry: the window, the commands and the worker alike.
 *
 * <p>It must not extend {@code Application}: JavaFX lies on the class path, and commands run where
 * there is no display.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Workbench workbench = Workbench.ofUser();
    boolean worker = args.length > 0 && args[0].equals("worker");
    // Read by logback.xml, so before the first logger is made. What a worker logs stands in its
    // run's worker.log.
    System.setProperty("spectrum.log", worker ? "CONSOLE" : "FILE");
    System.setProperty("spectrum.logs", workbench.home().resolve("logs").toString());
    Program program =
        new Program(
            workbench,
            Terminal.ofProcess(),
            Clock.systemUTC(),
            WorkbenchApp::open,
            Screenshots::take,
            Worker::run);
    System.exit(program.run(args));
  }
}
