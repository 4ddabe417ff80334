package org.spectrumworkbench.app.cli;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.Watch;
import org.spectrumworkbench.store.care.StoreCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks whether all is whole. */
@Command(
    name = "verify",
    description = {
      "Reads the whole database, every journal, and the heads of all checkpoints and models; then"
          + " compares the database with a second reading of the journals.",
      "The comparison takes about as long as a rebuild (a million answers: about a minute) and, in"
          + " the system's temporary folder, as much room as the largest run has in the database.",
      "Ends with 2 where something is wrong; each fault is named with its mend."
    },
    mixinStandardHelpOptions = true)
final class StoreVerifyCommand extends StoreWork {
  @Option(names = "--quick", description = "Leaves the comparison out.")
  boolean quick;

  StoreVerifyCommand(Workbench workbench, Terminal terminal, Clock clock) {
    super(workbench, terminal, clock);
  }

  @Override
  int work(Watch watch) {
    StoreCheck.Found found;
    try (Store store = open()) {
      found = StoreCheck.of(store, workbench, !quick, watch);
    }
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("runs", found.runs());
      document.put("events", found.events());
      document.put("checkpoints", found.checkpoints());
      document.put("models", found.models());
      document.put("tables", found.tables());
      document.put("rows", found.rows());
      document.put("compared", found.compared());
      document.put("faults", found.faults().stream().map(Json::fault).toList());
      document.put("notes", found.notes());
      Json.print(terminal.out(), document);
    } else {
      print(found);
    }
    return found.faults().isEmpty() ? ExitCode.OK : ExitCode.BAD_INPUT;
  }

  private void print(StoreCheck.Found found) {
    terminal
        .out()
        .printf(
            "database  %s, %s%nruns      %s with %s, %s, %s%n",
            Formats.count(found.tables(), "table"),
            Formats.count(found.rows(), "row"),
            Formats.count(found.runs()),
            Formats.count(found.events(), "event"),
            Formats.count(found.checkpoints(), "checkpoint"),
            Formats.count(found.models(), "model"));
    terminal
        .out()
        .println(
            quick
                ? "compared  left out"
                : "compared  " + Formats.count(found.compared(), "run") + " with the journals");
    found.notes().forEach(note -> terminal.out().println("note: " + note));
    terminal
        .out()
        .println(
            found.faults().isEmpty()
                ? "All is well."
                : Formats.count(found.faults().size(), "fault") + ":");
    terminal.out().flush();
    tell("fault: ", found.faults());
  }

  @Override
  String whenStopped() {
    return "Stopped; nothing was changed.";
  }
}
