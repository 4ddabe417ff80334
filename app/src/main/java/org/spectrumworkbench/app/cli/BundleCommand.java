package org.spectrumworkbench.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.report.Report;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.bundle.Bundle;
import org.spectrumworkbench.core.bundle.BundleManifest;
import org.spectrumworkbench.core.bundle.BundleModels;
import org.spectrumworkbench.core.bundle.BundleWriter;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a run into one file. */
@Command(
    name = "bundle",
    description = {
      "Puts a run into one file that another machine opens.",
      "It holds settings, journal, scores, report, tables, models and the data sets the run read.",
      "It is a zip; its manifest names every file."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BundleCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN",
      description = "Identifier, the start of one, name, folder, or latest.")
  String run = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to; by default RUN.spectrum in this folder.")
  @Nullable Path out;

  @Option(
      names = "--models",
      paramLabel = "WHICH",
      description =
          "none; final: of the stages; chosen: these and the specialists, as usual; all: every checkpoint too, so that the run can be resumed.")
  String models = "chosen";

  @Option(names = "--without-data", description = "Leaves out the data sets.")
  boolean withoutData;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  BundleCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    BundleModels which = BundleModels.parse(models);
    RunFolder folder =
        RunReference.find(run, new KnownRuns(workbench.store()).list(workbench.runs()));
    Path file = out == null ? Path.of(folder.id() + Bundle.ENDING) : out;
    if (Files.exists(file)) {
      throw new WorkbenchException(
          file + " is there already", "Give another file with --out, or move that one away.");
    }
    BundleWriter.Written written;
    try (BundleProgress progress = new BundleProgress(terminal)) {
      written =
          BundleWriter.write(
              folder,
              file,
              new BundleWriter.Choice(
                  which, withoutData ? Optional.empty() : Optional.of(workbench.datasets())),
              Report::writePages,
              progress);
    } catch (CancellationException e) {
      terminal.err().println("Cancelled; nothing was written.");
      return ExitCode.STOPPED;
    }
    tell(written, file.toAbsolutePath());
    return ExitCode.OK;
  }

  private void tell(BundleWriter.Written written, Path file) {
    BundleManifest manifest = written.manifest();
    long bytes = file.toFile().length();
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("run", manifest.run());
      document.put("bundle", file.toString());
      document.put("bytes", bytes);
      document.put("cut", manifest.cut());
      document.put("gone", written.gone());
      document.put("files", manifest.files());
      Json.print(terminal.out(), document);
      return;
    }
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "bundle   %s%n%d files, %s, %s in the bundle%n",
            file,
            manifest.files().size(),
            Formats.bytes(manifest.bytes()),
            Formats.bytes(bytes));
    if (manifest.cut()) {
      terminal
          .out()
          .println("The run is going on: its journal is in it up to its last whole line.");
    }
    if (!written.gone().isEmpty()) {
      terminal
          .out()
          .println(
              "The run dropped these checkpoints meanwhile, so they are not in it: "
                  + String.join(", ", written.gone()));
    }
    terminal.out().println("Elsewhere: spectrum open " + file.getFileName());
  }
}
