package org.spectrumworkbench.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.report.Report;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a run's report anew, of an unfinished run too. */
@Command(
    name = "report",
    description = "Makes the report of a run anew from its journal, of an unfinished run too.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN",
      description = "Identifier, the start of one, name, folder, or latest.")
  String run = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to; by default report.html in the run's folder.")
  @Nullable Path out;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  ReportCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RunFolder folder =
        RunReference.find(run, new KnownRuns(workbench.store()).list(workbench.runs()));
    Path file = out == null ? folder.reportFile() : out.toAbsolutePath();
    Report.write(folder, file);
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("run", folder.id());
      document.put("report", file.toString());
      Json.print(terminal.out(), document);
    } else {
      terminal.out().println("report   " + file);
    }
    return ExitCode.OK;
  }
}
