package org.spectrumworkbench.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.spectrumworkbench.core.experiment.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at the machine and the installation. */
@Command(
    name = "doctor",
    description = {
      "Looks at device, libraries, memory, disk, display and database, and lets the tiny model answer.",
      "Ends with 0 where runs will work, with 1 where something is bad."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "auto, cpu, or gpu:N. Default: ${DEFAULT-VALUE}")
  String device = "auto";

  @Option(names = "--json", description = "Prints a JSON list.")
  boolean json;

  DoctorCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Interrupts.haltAtOnce();
    List<Doctor.Check> checks =
        new Doctor(workbench, System.getenv(), json ? check -> {} : this::print).examine(device);
    if (json) {
      Json.print(terminal.out(), checks);
    }
    boolean bad = checks.stream().anyMatch(check -> check.verdict() == Doctor.Verdict.BAD);
    return bad ? ExitCode.FAULT : ExitCode.OK;
  }

  private void print(Doctor.Check check) {
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%-8s %-12s %s%n",
            check.verdict().name().toLowerCase(Locale.ROOT),
            check.name(),
            check.detail());
    if (!check.mend().isEmpty()) {
      terminal.out().println("                      " + check.mend());
    }
  }
}
