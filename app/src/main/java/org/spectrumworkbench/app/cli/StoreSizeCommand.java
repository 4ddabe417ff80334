package org.spectrumworkbench.app.cli;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.Watch;
import org.spectrumworkbench.store.care.StoreSize;
import picocli.CommandLine.Command;

/** What takes the disk. */
@Command(
    name = "size",
    description = {
      "What each run takes of the disk, largest first, and what is left.",
      "A run's share of the database is an estimate, by the bytes of its journals."
    },
    mixinStandardHelpOptions = true)
final class StoreSizeCommand extends StoreWork {
  StoreSizeCommand(Workbench workbench, Terminal terminal, Clock clock) {
    super(workbench, terminal, clock);
  }

  @Override
  int work(Watch watch) {
    StoreSize size;
    try (Store store = open()) {
      size = StoreSize.of(store, workbench, watch);
    }
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("runs", size.runs().stream().map(StoreSizeCommand::row).toList());
      document.put("database", size.database());
      document.put("old_databases", size.oldDatabases());
      document.put("leftovers", size.leftovers());
      document.put("other", size.other());
      document.put("total", size.total());
      document.put("free", size.free());
      Json.print(terminal.out(), document);
      return ExitCode.OK;
    }
    TextTable table =
        new TextTable("run", "all", "rows", "journal", "checkpoints", "models", "other");
    for (StoreSize.Run run : size.runs()) {
      table.row(
          run.id(),
          Formats.bytes(run.all()),
          "~" + Formats.bytes(run.rows()),
          Formats.bytes(run.journal()),
          Formats.bytes(run.checkpoints()),
          Formats.bytes(run.models()),
          Formats.bytes(run.other()));
    }
    table.lines().forEach(terminal.out()::println);
    terminal
        .out()
        .printf(
            "database %s, older databases %s, data sets and the rest %s%ntotal %s, free on the disk"
                + " %s%n",
            Formats.bytes(size.database()),
            Formats.bytes(size.oldDatabases()),
            Formats.bytes(size.other()),
            Formats.bytes(size.total()),
            size.free() < 0 ? "not known" : Formats.bytes(size.free()));
    if (size.leftovers() > 0) {
      terminal
          .out()
          .printf(
              "%s were left by commands that were killed while they unpacked; the next open or"
                  + " restore deletes them%n",
              Formats.bytes(size.leftovers()));
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> row(StoreSize.Run run) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", run.id());
    row.put("name", run.name());
    row.put("path", run.path().toString());
    row.put("all", run.all());
    row.put("rows", run.rows());
    row.put("journal", run.journal());
    row.put("checkpoints", run.checkpoints());
    row.put("models", run.models());
    row.put("other", run.other());
    return row;
  }

  @Override
  String whenStopped() {
    return "Stopped.";
  }
}
