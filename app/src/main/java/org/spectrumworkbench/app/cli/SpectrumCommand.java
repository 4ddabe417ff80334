package org.spectrumworkbench.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The program without a command: the window. */
@Command(
    name = "spectrum",
    description = {
      "Trains small language models to reason by the Spectrum-to-Signal Principle.",
      "Without a command it opens the window."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "[COMMAND]",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:a fault of the program",
      "2:bad usage or bad input; the message says how to mend it",
      "3:the run failed; it can be resumed",
      "4:no display for the window",
      "6:replay found that two runs differ",
      "130:stopped by the user; it can be resumed"
    })
final class SpectrumCommand implements Callable<Integer> {
  private final WindowCommand window;

  SpectrumCommand(WindowCommand window) {
    this.window = window;
  }

  @Override
  public Integer call() throws NoDisplay {
    return window.call();
  }
}
