package org.spectrumworkbench.app.cli;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.Watch;
import picocli.CommandLine.Option;

/** What the subcommands of {@code store} have in common. */
abstract class StoreWork implements Callable<Integer> {
  final Workbench workbench;
  final Terminal terminal;
  final Clock clock;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  StoreWork(Workbench workbench, Terminal terminal, Clock clock) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public final Integer call() {
    try (StoreProgress progress = new StoreProgress(terminal)) {
      return work(progress);
    } catch (CancellationException stopped) {
      terminal.err().println(whenStopped());
      return ExitCode.STOPPED;
    }
  }

  /** Does it and prints what came of it; gives the exit code. */
  abstract int work(Watch watch);

  /** What a user reads who broke it off. */
  abstract String whenStopped();

  final Store open() {
    return Store.open(workbench.store());
  }

  final void tell(String prefix, List<WorkbenchException> faults) {
    for (WorkbenchException fault : faults) {
      terminal.err().println(prefix + fault.getMessage());
      terminal.err().println("  " + fault.mend());
    }
  }
}
