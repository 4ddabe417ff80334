package org.spectrumworkbench.app.cli;

import java.time.Clock;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.Watch;
import picocli.CommandLine.Command;

/** Gives the disk back what deleted rows took. */
@Command(
    name = "compact",
    description = {
      "Writes the database's file anew without the room that deleted rows left in it.",
      "Close the window first. It ends by itself and is not broken off: some seconds a gigabyte."
    },
    mixinStandardHelpOptions = true)
final class StoreCompactCommand extends StoreWork {
  StoreCompactCommand(Workbench workbench, Terminal terminal, Clock clock) {
    super(workbench, terminal, clock);
  }

  @Override
  int work(Watch watch) {
    Store.Compacted compacted;
    try (Store store = open()) {
      watch.orCancel();
      watch.at("compact the database", 0, 0);
      compacted = store.compact();
    }
    if (json) {
      Json.print(terminal.out(), compacted);
    } else {
      terminal
          .out()
          .printf(
              "%s before, %s after%n",
              Formats.bytes(compacted.before()), Formats.bytes(compacted.after()));
    }
    return ExitCode.OK;
  }

  @Override
  String whenStopped() {
    return "Stopped; nothing was changed.";
  }
}
