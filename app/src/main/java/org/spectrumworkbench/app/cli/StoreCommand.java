package org.spectrumworkbench.app.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.query.Contents;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The database of the window: how much is in it, made anew from the run folders, looked after. */
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

  /** The command with those below it. */
  static CommandLine line(Workbench workbench, Terminal terminal, Clock clock) {
    return new CommandLine(new StoreCommand(workbench, terminal, clock))
        .addSubcommand(new StoreBackupCommand(workbench, terminal, clock))
        .addSubcommand(new StoreRestoreCommand(workbench, terminal, clock))
        .addSubcommand(new StoreVerifyCommand(workbench, terminal, clock))
        .addSubcommand(new StoreCompactCommand(workbench, terminal, clock))
        .addSubcommand(new StoreSizeCommand(workbench, terminal, clock));
  }

  @Override
  public Integer call() {
    try (Store store = Store.open(workbench.store())) {
      print(store, List.of(), json);
      return ExitCode.OK;
    }
  }

  /** Makes the database anew. */
  @Command(
      name = "rebuild",
      description = {
        "Makes the database anew from the run folders; nothing is lost by it.",
        "The old file is kept beside it. Close the window first.",
        "Broken off by Ctrl+C it leaves a good database; what that lacks comes in when it is opened.",
        "Ends with 2 where a run could not be taken in; the others are."
      },
      mixinStandardHelpOptions = true)
  int rebuild(
      @Option(names = "--json", description = "Prints one JSON document.") boolean jsonToo) {
    List<WorkbenchException> leftOut = new ArrayList<>();
    try (StoreProgress progress = new StoreProgress(terminal);
        Store store =
            Store.rebuild(
                workbench.store(), List.of(workbench.runs()), clock, leftOut::add, progress)) {
      print(store, leftOut, json || jsonToo);
    } catch (CancellationException stopped) {
      terminal.err().println("Stopped; what the new database lacks comes in when it is opened.");
      return ExitCode.STOPPED;
    }
    for (WorkbenchException fault : leftOut) {
      terminal.err().println("left out: " + fault.getMessage());
      terminal.err().println("  " + fault.mend());
    }
    return leftOut.isEmpty() ? ExitCode.OK : ExitCode.BAD_INPUT;
  }

  private void print(Store store, List<WorkbenchException> leftOut, boolean asJson) {
    Contents contents = store.contents();
    if (asJson) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("folder", workbench.store().toString());
      document.put("contents", contents);
      if (!leftOut.isEmpty()) {
        document.put("left_out", leftOut.stream().map(Json::fault).toList());
      }
      Json.print(terminal.out(), document);
      return;
    }
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%s%n%s read in, %s, %s, %s%nThe window reads in what is new; spectrum runs lists the folders themselves.%n",
            workbench.store(),
            Formats.count(contents.runs(), "run"),
            Formats.count(contents.groups(), "group"),
            Formats.count(contents.rollouts(), "rollout"),
            Formats.bytes(contents.bytes()));
  }
}
