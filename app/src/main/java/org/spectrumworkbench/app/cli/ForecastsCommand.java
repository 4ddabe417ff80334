package org.spectrumworkbench.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.spectrumworkbench.app.report.ForecastTally;
import org.spectrumworkbench.app.report.ForecastWords;
import org.spectrumworkbench.core.experiment.ForecastCheck;
import org.spectrumworkbench.core.experiment.ForecastCheck.Quantity;
import org.spectrumworkbench.core.experiment.ForecastCheck.Row;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.RunSync;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.query.ForecastRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How true the forecasts of all runs were. */
@Command(
    name = "forecasts",
    description = {
      "How true forecasts were: time, peak memory and disk of each run beside what was foreseen.",
      "Runs of earlier versions have no forecast and are left out."
    },
    mixinStandardHelpOptions = true)
final class ForecastsCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  ForecastsCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<ForecastRow> rows;
    try (Store store = Store.open(workbench.store())) {
      // What cannot be taken in is for the command that lists the runs to tell of.
      new RunSync(store, List.of(workbench.runs())).catchUp();
      rows = store.forecasts().list();
    }
    if (json) {
      Json.print(terminal.out(), document(rows));
    } else {
      print(rows);
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> document(List<ForecastRow> rows) {
    List<Map<String, Object>> runs = new ArrayList<>();
    for (ForecastRow row : rows) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("run", row.run());
      one.put("name", row.name());
      one.put("state", row.state().name());
      one.putAll(ForecastTable.document(row.check()));
      runs.add(one);
    }
    Map<String, Object> tallies = new LinkedHashMap<>();
    for (Quantity quantity : Quantity.values()) {
      ForecastTally tally = ForecastTally.of(checks(rows), quantity);
      tallies.put(
          ForecastTable.key(quantity), Map.of("runs", tally.runs(), "within", tally.held()));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("runs", runs);
    document.put("within_range", tallies);
    return document;
  }

  private void print(List<ForecastRow> rows) {
    if (rows.isEmpty()) {
      terminal.out().println("No run has a forecast yet. Start one: spectrum run quickstart");
      return;
    }
    List<String> titles = new ArrayList<>(List.of("run"));
    for (Quantity quantity : Quantity.values()) {
      titles.addAll(List.of(ForecastWords.title(quantity), "measured", ""));
    }
    TextTable table = new TextTable(titles);
    for (ForecastRow run : rows) {
      List<String> cells = new ArrayList<>(List.of(run.run()));
      for (Quantity quantity : Quantity.values()) {
        Row row = run.check().total("", quantity);
        cells.add(ForecastWords.range(quantity, row.forecast()));
        cells.add(ForecastWords.measured(row));
        cells.add(ForecastWords.verdict(row));
      }
      table.row(cells);
    }
    table.lines().forEach(terminal.out()::println);
    terminal.out().println();
    for (Quantity quantity : Quantity.values()) {
      terminal.out().println(ForecastTally.of(checks(rows), quantity).words());
    }
  }

  private static List<ForecastCheck> checks(List<ForecastRow> rows) {
    return rows.stream().map(ForecastRow::check).toList();
  }
}
