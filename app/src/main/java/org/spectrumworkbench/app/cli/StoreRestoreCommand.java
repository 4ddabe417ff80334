package org.spectrumworkbench.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Watch;
import org.spectrumworkbench.store.care.Manifest;
import org.spectrumworkbench.store.care.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a backup back. */
@Command(
    name = "restore",
    description = {
      "Brings back what a backup holds. All of it is checked before anything is put in its place,"
          + " and what is there already is kept.",
      "The database that is there is moved aside. Close the window first; with --only it may stay"
          + " open."
    },
    mixinStandardHelpOptions = true)
final class StoreRestoreCommand extends StoreWork {
  @Parameters(paramLabel = "FILE.zip", description = "What spectrum store backup wrote.")
  Path file = Path.of("backup.zip");

  @Option(
      names = "--only",
      paramLabel = "RUN",
      arity = "1..*",
      description = "These runs, by identifier or folder, and nothing else.")
  List<String> only = List.of();

  StoreRestoreCommand(Workbench workbench, Terminal terminal, Clock clock) {
    super(workbench, terminal, clock);
  }

  @Override
  int work(Watch watch) {
    Restore.Restored restored =
        only.isEmpty()
            ? Restore.all(file, workbench, clock, watch)
            : Restore.runs(file, only, workbench, clock, watch);
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("runs", restored.runs());
      document.put("kept", restored.kept());
      document.put("name_taken", restored.nameTaken());
      document.put("files", restored.files());
      document.put("files_kept", restored.filesKept());
      document.put("old_database", restored.oldDatabase().map(Path::toString).orElse(""));
      document.put("models", restored.models());
      Json.print(terminal.out(), document);
      return ExitCode.OK;
    }
    terminal
        .out()
        .printf(
            "%s and %s are back below %s%n",
            Formats.count(restored.runs().size(), "run"),
            Formats.count(restored.files(), "other file"),
            workbench.home());
    for (Manifest.Run run : restored.kept()) {
      terminal.out().println("kept as it is, since it is there: " + run.id());
    }
    for (Manifest.Run run : restored.nameTaken()) {
      terminal
          .out()
          .printf(
              "not back: %s, since something else is there under its folder's name: %s%n  Move that"
                  + " away, then: spectrum store restore %s --only %s%n",
              run.id(), workbench.runs().resolve(run.folder()), file, run.id());
    }
    for (String kept : restored.filesKept()) {
      terminal.out().println("kept as it is, since it is there: " + kept);
    }
    restored
        .oldDatabase()
        .ifPresent(old -> terminal.out().println("the database that was there: " + old));
    if (!restored.models() && !restored.runs().isEmpty()) {
      terminal
          .out()
          .println(
              "The backup holds no checkpoints: its runs can be looked at, and one that is resumed"
                  + " begins again from the last thing that is there.");
    }
    return ExitCode.OK;
  }

  @Override
  String whenStopped() {
    return "Stopped; nothing was changed.";
  }
}
