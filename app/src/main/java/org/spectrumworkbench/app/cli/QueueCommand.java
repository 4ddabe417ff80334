package org.spectrumworkbench.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.queue.Needs;
import org.spectrumworkbench.app.queue.Priority;
import org.spectrumworkbench.app.queue.QueueEntry;
import org.spectrumworkbench.app.queue.QueueState;
import org.spectrumworkbench.app.queue.QueueView;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The queue of runs: listed, ordered, paused. {@code queue add} is a command of its own class. */
@Command(
    name = "queue",
    description = {
      "Lists the runs that are under way and those that wait, in the order in which they start.",
      "Every run goes through the queue; it goes on when windows and terminals are closed."
    },
    mixinStandardHelpOptions = true)
final class QueueCommand implements Callable<Integer> {
  private static final String RUN = "RUN";
  private static final String WHICH = "Identifier, the start of one, name, folder, or latest.";

  private final Workbench workbench;
  private final Terminal terminal;
  private final Queues queues;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  QueueCommand(Workbench workbench, Terminal terminal, Queues queues) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.queues = queues;
  }

  @Override
  public Integer call() {
    queues.queue().forecastMissing();
    try {
      queues.service().ensure();
    } catch (WorkbenchException without) {
      terminal.err().println(without.getMessage());
      terminal.err().println("  " + without.mend());
    }
    QueueView view = queues.queue().view();
    if (json) {
      Json.print(terminal.out(), document(view));
    } else {
      print(view);
    }
    for (Path damaged : view.keptAside()) {
      terminal.err().println("A damaged queue is kept as " + damaged);
      terminal
          .err()
          .println("  Queue its runs again with: spectrum queue add RUN. Then delete it.");
    }
    return ExitCode.OK;
  }

  private void print(QueueView view) {
    String limit =
        view.limit() == QueueState.AUTO
            ? "as many runs at once as cores and memory carry"
            : "at most " + view.limit() + " at once";
    if (view.waiting().isEmpty() && view.running().isEmpty()) {
      terminal.out().println("Nothing is queued. Queue a run with: spectrum queue add quickstart");
    } else {
      TextTable table =
          new TextTable("place", "run", "priority", "state", "cores", "memory", "time");
      for (QueueView.UnderWay one : view.running()) {
        row(table, "", one.id(), one.entry(), one.isPaused() ? "paused" : "under way");
      }
      for (QueueView.Waiting one : view.waiting()) {
        row(
            table,
            Integer.toString(one.place()),
            one.id(),
            one.entry(),
            "waits: " + one.hold().words());
      }
      table.lines().forEach(terminal.out()::println);
    }
    terminal
        .out()
        .println((view.paused() ? "The queue is paused; " : "The queue goes on; ") + limit);
  }

  private static void row(
      TextTable table, String place, String id, QueueEntry entry, String state) {
    table.row(
        place,
        id,
        entry.priority().word(),
        state,
        entry.needs().map(needs -> Integer.toString(needs.cores())).orElse(""),
        entry.needs().map(QueueCommand::memory).orElse(""),
        entry.needs().map(QueueCommand::time).orElse(""));
  }

  private static String memory(Needs needs) {
    return needs.memoryBytes() > 0 ? "to " + Formats.bytes((long) needs.memoryBytes()) : "?";
  }

  private static String time(Needs needs) {
    return needs.secondsHigh() > 0
        ? Formats.durations(needs.secondsLow(), needs.secondsHigh())
        : "?";
  }

  private Map<String, Object> document(QueueView view) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (QueueView.UnderWay one : view.running()) {
      Map<String, Object> row = document(one.entry(), one.id());
      row.put("paused", one.isPaused());
      rows.add(row);
    }
    for (QueueView.Waiting one : view.waiting()) {
      Map<String, Object> row = document(one.entry(), one.id());
      row.put("place", one.place());
      row.put("why", one.hold().words());
      rows.add(row);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("paused", view.paused());
    document.put("limit", view.limit() == QueueState.AUTO ? "auto" : view.limit());
    document.put("runs", rows);
    document.put("damaged", view.keptAside().stream().map(Path::toString).toList());
    return document;
  }

  private static Map<String, Object> document(QueueEntry entry, String id) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("run", id);
    row.put("folder", entry.run());
    row.put("attempt", entry.attempt());
    row.put("priority", entry.priority().word());
    row.put("added", entry.added());
    row.put("by", entry.by());
    entry
        .needs()
        .ifPresent(needs -> {
          row.put("cores", needs.cores());
          row.put("memory_bytes", needs.memoryBytes());
          row.put("seconds_low", needs.secondsLow());
          row.put("seconds_high", needs.secondsHigh());
        });
    return row;
  }

  /** Moves a waiting run. */
  @Command(
      name = "move",
      description = {
        "Moves a waiting run: up, down, first, last, or to a place.",
        "Where runs of another priority wait, it takes on theirs, and says so."
      },
      mixinStandardHelpOptions = true)
  int move(
      @Parameters(paramLabel = RUN, description = WHICH) String run,
      @Parameters(paramLabel = "WHERE", description = "up, down, first, last, or a number from 1.")
          String where) {
    RunFolder waiting = waiting(run);
    Optional<Priority> before = priority(waiting);
    queues.queue().move(waiting.path(), target(where));
    int code = tell(waiting);
    priority(waiting)
        .filter(now -> before.isPresent() && now != before.get())
        .ifPresent(now -> terminal.out().println("priority now " + now.word()));
    return code;
  }

  private Optional<Priority> priority(RunFolder run) {
    return queues.queue().view().waiting(run.path()).map(waiting -> waiting.entry().priority());
  }

  private static QueueState.Target target(String where) {
    return switch (where) {
      case "up" -> new QueueState.Target.By(1);
      case "down" -> new QueueState.Target.By(-1);
      case "first" -> new QueueState.Target.To(1);
      case "last" -> new QueueState.Target.To(Integer.MAX_VALUE);
      default -> {
        if (where.matches("[1-9]\\d{0,5}")) {
          yield new QueueState.Target.To(Integer.parseInt(where));
        }
        throw new WorkbenchException(
            "There is no place '" + where + "'", "Give up, down, first, last, or a number from 1.");
      }
    };
  }

  /** Gives a waiting run another priority. */
  @Command(
      name = "priority",
      description = "Gives a waiting run another priority.",
      mixinStandardHelpOptions = true)
  int priority(
      @Parameters(paramLabel = RUN, description = WHICH) String run,
      @Parameters(paramLabel = "PRIORITY", description = "high, normal or low.")
          Priority priority) {
    RunFolder waiting = waiting(run);
    queues.queue().prioritise(waiting.path(), priority);
    return tell(waiting);
  }

  /** Takes a waiting run out. */
  @Command(
      name = "remove",
      description = {
        "Takes a waiting run out of the queue; its folder stays.",
        "A run that is under way is stopped with: spectrum stop RUN"
      },
      mixinStandardHelpOptions = true)
  int remove(@Parameters(paramLabel = RUN, description = WHICH) String run) {
    Optional<QueueView.Waiting> away = away(run);
    if (away.isPresent()) {
      boolean unused = queues.queue().remove(away.get().entry().folder()).isPresent();
      terminal.out().println("Taken out of the queue; its folder was away.");
      return ExitCode.OK;
    }
    RunFolder waiting = waiting(run);
    boolean unused = queues.queue().remove(waiting.path()).isPresent();
    terminal
        .out()
        .println("Taken out of the queue. Queue it again with: spectrum resume " + waiting.id());
    return ExitCode.OK;
  }

  /** Starts nothing from now on. */
  @Command(
      name = "pause",
      description = "Starts no further run; those under way go on.",
      mixinStandardHelpOptions = true)
  int pause() {
    queues.queue().pause(true);
    terminal.out().println("The queue is paused. Go on with: spectrum queue continue");
    return ExitCode.OK;
  }

  /** Starts runs again. */
  @Command(
      name = "continue",
      description = "Starts waiting runs again after a pause.",
      mixinStandardHelpOptions = true)
  int goOn() {
    queues.queue().pause(false);
    queues.service().ensure();
    terminal.out().println("The queue goes on.");
    return ExitCode.OK;
  }

  /** Sets how many runs may be under way at once. */
  @Command(
      name = "limit",
      description = "How many runs may be under way at once.",
      mixinStandardHelpOptions = true)
  int limit(
      @Parameters(
              paramLabel = "auto|N",
              description =
                  "auto: as many as the cores carry. N: so many, whatever their cores. Memory counts either way.")
          String limit) {
    if (!limit.equals("auto") && !limit.matches("[1-9]\\d{0,2}")) {
      throw new WorkbenchException(
          "'" + limit + "' is no limit of runs at once", "Give auto, or a number from 1 to 999.");
    }
    queues.queue().limit(limit.equals("auto") ? QueueState.AUTO : Integer.parseInt(limit));
    terminal.out().println("Runs at once: " + limit);
    return ExitCode.OK;
  }

  /** A queued run whose folder is away is known by the folder alone, or its name. */
  private Optional<QueueView.Waiting> away(String text) {
    return queues.queue().view().waiting().stream()
        .filter(one -> one.isAway() && (one.id().equals(text) || one.entry().run().equals(text)))
        .findFirst();
  }

  private RunFolder waiting(String text) {
    RunFolder run =
        RunReference.find(text, new KnownRuns(workbench.store()).list(workbench.runs()));
    QueueView view = queues.queue().view();
    if (view.waiting(run.path()).isEmpty()) {
      throw new WorkbenchException(
          "The run " + run.id() + " does not wait in the queue",
          view.isUnderWay(run.path())
              ? "It is under way; stop it with: spectrum stop " + run.id()
              : "See: spectrum queue");
    }
    return run;
  }

  private int tell(RunFolder run) {
    RunQueue queue = queues.queue();
    terminal
        .out()
        .println(
            queue.view().waiting(run.path()).map(QueueWait::words).orElse("started meanwhile"));
    return ExitCode.OK;
  }
}
