package org.spectrumworkbench.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.report.Report;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.bundle.Bundle;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.care.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in a run that was bundled elsewhere. */
@Command(
    name = "open",
    description = {
      "Takes in a run that was bundled elsewhere, with its data sets.",
      "All of it is checked before anything can be seen; nothing in it is executed."
    },
    mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;

  @Parameters(paramLabel = "BUNDLE", description = "A file made with: spectrum bundle RUN")
  Path bundle = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Another identifier, to have a copy beside a run that is here.")
  @Nullable String as;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  OpenCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!Files.exists(bundle)) {
      throw new WorkbenchException(
          "There is no file " + bundle,
          "Check the path; a bundle is made with: spectrum bundle RUN");
    }
    if (Backup.isLike(bundle)) {
      throw new WorkbenchException(
          bundle + " is no bundle but a backup of a workbench",
          "This is a backup: spectrum store restore " + bundle);
    }
    Bundle.Opened opened;
    try (BundleProgress progress = new BundleProgress(terminal);
        Bundle unpacked = Bundle.unpack(bundle, workbench, progress)) {
      opened = unpacked.publish(Optional.ofNullable(as), RunReference.identifiers(workbench));
    } catch (CancellationException e) {
      terminal.err().println("Cancelled; nothing was taken in.");
      return ExitCode.STOPPED;
    }
    Report.write(opened.run(), opened.run().reportFile());
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("run", opened.run().id());
      document.put("folder", opened.run().path().toString());
      document.put("program", opened.manifest().program());
      document.put("cut", opened.manifest().cut());
      document.put("remarks", opened.remarks());
      Json.print(terminal.out(), document);
      return ExitCode.OK;
    }
    terminal.out().println("run      " + opened.run().id());
    terminal.out().println("folder   " + opened.run().path());
    terminal.out().println("made by  " + opened.manifest().program());
    opened.remarks().forEach(terminal.out()::println);
    terminal.out().println("Look at it: spectrum show " + opened.run().id());
    return ExitCode.OK;
  }
}
