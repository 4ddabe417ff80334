package org.spectrumworkbench.app.cli;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.query.Contents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The database of the window: how much is in it, and made anew from the run folders. */
@Command(
    name = "store",
    description = "Tells what the window's database holds; it is made of the run folders.",
    mixinStandardHelpOptions = true)
final class StoreCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;
  private final Clock clock;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  StoreCommand(Workbench workbench, Terminal terminal, Clock clock) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (Store store = Store.open(workbench.store())) {
      return print(store);
    }
  }

  /** Makes the database anew. */
  @Command(
      name = "rebuild",
      description = {
        "Makes the database anew from the run folders; nothing is lost by it.",
        "The old file is kept beside it. Close the window first."
      },
      mixinStandardHelpOptions = true)
  int rebuild() {
    try (Store store =
        Store.rebuild(
            workbench.store(),
            List.of(workbench.runs()),
            clock,
            fault -> terminal.err().println("left out: " + fault.getMessage()))) {
      return print(store);
    }
  }

  private int print(Store store) {
    Contents contents = store.contents();
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("folder", workbench.store().toString());
      document.put("contents", contents);
      Json.print(terminal.out(), document);
      return ExitCode.OK;
    }
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%s%n%,d runs, %,d groups, %,d rollouts, %s%n",
            workbench.store(),
            contents.runs(),
            contents.groups(),
            contents.rollouts(),
            Formats.bytes(contents.bytes()));
    return ExitCode.OK;
  }
}
