package org.spectrumworkbench.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.Watch;
import org.spectrumworkbench.store.care.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes all into one file. */
@Command(
    name = "backup",
    description = {
      "Writes database, runs, data sets and drafts into one ZIP file, while windows and workers go"
          + " on.",
      "Checkpoints and models stay out unless asked for: a run restored without them can be looked"
          + " at, and resumed it begins again from the last thing that is there."
    },
    mixinStandardHelpOptions = true)
final class StoreBackupCommand extends StoreWork {
  @Parameters(paramLabel = "FILE.zip", description = "Where; must not exist yet.")
  Path file = Path.of("backup.zip");

  @Option(names = "--with-models", description = "Checkpoints and models too.")
  boolean withModels;

  StoreBackupCommand(Workbench workbench, Terminal terminal, Clock clock) {
    super(workbench, terminal, clock);
  }

  @Override
  int work(Watch watch) {
    if (Files.exists(file)) {
      throw new WorkbenchException(file + " is there already", "Give another name.");
    }
    Backup.Written written;
    try (Store store = open()) {
      written = Backup.write(store, workbench, file, withModels, clock, watch);
    }
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("file", written.file().toString());
      document.put("runs", written.runs());
      document.put("files", written.files());
      document.put("bytes", written.bytes());
      document.put("size", written.size());
      document.put("models_left_out", written.modelsLeftOut());
      document.put("left_out", written.leftOut());
      Json.print(terminal.out(), document);
      return ExitCode.OK;
    }
    terminal
        .out()
        .printf(
            "%s%n%s, %s, %s, packed %s%n",
            written.file(),
            Formats.count(written.runs(), "run"),
            Formats.count(written.files(), "file"),
            Formats.bytes(written.bytes()),
            Formats.bytes(written.size()));
    if (written.modelsLeftOut() > 0) {
      terminal
          .out()
          .printf(
              "without checkpoints and models (%s): add --with-models to be able to go on from"
                  + " them%n",
              Formats.bytes(written.modelsLeftOut()));
    }
    written.leftOut().forEach(name -> terminal.err().println("left out, by its name: " + name));
    return ExitCode.OK;
  }

  @Override
  String whenStopped() {
    return "Stopped; nothing was written.";
  }
}
