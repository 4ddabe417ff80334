package org.spectrumworkbench.app.cli;

import java.util.concurrent.Callable;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.Settings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints every setting with its range, default, help and source. */
@Command(
    name = "settings",
    description = "Lists every setting of an experiment with its range, default and source.",
    mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @ArgGroup Form form = new Form();

  /** How the list is printed. */
  static final class Form {
    @Option(names = "--markdown", description = "As the page docs/settings.md.")
    boolean markdown;

    @Option(names = "--yaml", description = "As an experiment's file with all defaults.")
    boolean yaml;

    @Option(names = "--json", description = "As a JSON list.")
    boolean json;
  }

  SettingsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (form.markdown) {
      terminal.out().print(SettingsPage.markdown());
    } else if (form.yaml) {
      terminal.out().print(ExperimentFile.write(Settings.initial()));
    } else if (form.json) {
      Json.print(terminal.out(), SettingsPage.documents());
    } else {
      SettingsPage.lines().forEach(terminal.out()::println);
    }
    return ExitCode.OK;
  }
}
