package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.faults.Effort;
import org.spectrumworkbench.app.faults.FaultResult;
import org.spectrumworkbench.app.faults.FaultResult.Outcome;
import org.spectrumworkbench.app.faults.FaultTable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.WorkbenchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Breaks things on purpose, and says what held. */
@Command(
    name = "faults",
    description = {
      "Kills workers, tears files, fills disks, and looks that nothing is lost.",
      "In a temporary folder, with small runs of its own: your runs are not touched."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FaultsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Only these faults; see --list.")
  List<String> only = List.of();

  @Option(names = "--quick", description = "Each fault once or twice: minutes become seconds.")
  boolean quick;

  @Option(names = "--list", description = "Lists the faults and ends.")
  boolean list;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the random moments. Default: ${DEFAULT-VALUE}")
  long seed = 1;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Also writes the table there, as in docs/reliability.md.")
  @Nullable Path markdown;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  @Option(names = "--here", hidden = true, description = "Tries one fault in this folder.")
  @Nullable Path here;

  @Option(names = "--result", hidden = true, description = "With --here: where its result goes.")
  @Nullable Path result;

  FaultsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (list) {
      TextTable table = new TextTable("fault", "what is done");
      FaultTable.names().forEach(table::row);
      table.lines().forEach(terminal.out()::println);
      return ExitCode.OK;
    }
    Set<String> unknown = new TreeSet<>(only);
    FaultTable.names().forEach(name -> unknown.remove(name[0]));
    if (!unknown.isEmpty()) {
      throw new WorkbenchException(
          "There is no fault named " + String.join(", ", unknown),
          "All of them: spectrum faults --list");
    }
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    if (here != null && result != null) {
      Files.writeString(
          result,
          Json.MAPPER.writeValueAsString(FaultTable.here(only.getFirst(), here, effort, seed)));
      return ExitCode.OK;
    }
    ProgressLines progress =
        new ProgressLines(terminal.err(), terminal.columns().applyAsInt(Terminal.Stream.ERR));
    List<FaultResult> results =
        new FaultTable(effort, seed)
            .run(
                name -> only.isEmpty() || only.contains(name),
                name -> progress.standing("trying " + name));
    progress.clear();
    if (markdown != null) {
      Files.writeString(markdown, FaultTable.markdown(results));
    }
    if (json) {
      Json.print(terminal.out(), results);
    } else {
      print(results);
    }
    return results.stream().anyMatch(r -> r.outcome() == Outcome.FAILED)
        ? ExitCode.RUN_FAILED
        : ExitCode.OK;
  }

  private void print(List<FaultResult> results) {
    TextTable table = new TextTable("fault", "tried", "outcome", "checks", "time", "seen");
    for (FaultResult r : results) {
      table.row(
          r.name(),
          Integer.toString(r.tries()),
          FaultTable.words(r.outcome()),
          Integer.toString(r.held().values().stream().mapToInt(n -> n).sum()),
          Formats.duration(r.seconds()),
          r.counted());
    }
    table.lines().forEach(terminal.out()::println);
    results.forEach(r -> r.broken().forEach(why -> terminal.out().println(r.name() + ": " + why)));
    terminal
        .out()
        .println(
            results.stream()
                .collect(
                    Collectors.groupingBy(
                        FaultResult::outcome,
                        () -> new java.util.EnumMap<>(Outcome.class),
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(e ->
                    String.format(Locale.ROOT, "%d %s", e.getValue(), FaultTable.words(e.getKey())))
                .collect(Collectors.joining(", ")));
  }
}
