package org.spectrumworkbench.app.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.worker.RunFollower;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunEvent.SettingChanged;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.SettingRequests;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a run that goes on to take another value from its next step on. */
@Command(
    name = "change",
    description = {
      "Changes a setting of a run that goes on, from its next step on; a run that stands still"
          + " takes it up when it is resumed.",
      "These can change: signal.lambda, signal.rate, signal.steps, sft.rate."
    },
    mixinStandardHelpOptions = true)
final class ChangeCommand implements Callable<Integer> {
  /** A step of a large model takes longer; the request stays where it is. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Workbench workbench;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN",
      description = "Identifier, the start of one, name, folder, or latest.")
  String run = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      required = true,
      description = "The setting and its new value; may be given several times.")
  List<String> changes = new ArrayList<>();

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  ChangeCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    RunFolder folder =
        RunReference.find(run, new KnownRuns(workbench.store()).list(workbench.runs()));
    Map<String, String> asked = new LinkedHashMap<>();
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 1) {
        throw new WorkbenchException(
            "--set " + change + ": there is no '='", "Give it as --set signal.lambda=2.");
      }
      String key = change.substring(0, equals).strip();
      asked.put(
          SettingRequests.leave(folder, key, change.substring(equals + 1), "--set " + change),
          change);
    }
    Attempt attempt = folder.latestAttempt().orElseThrow();
    Map<String, RunEvent> answers = answers(attempt, asked);
    if (json) {
      List<Map<String, Object>> rows = new ArrayList<>();
      asked.forEach((request, change) -> rows.add(row(request, change, answers.get(request))));
      Json.print(terminal.out(), Map.of("run", folder.id(), "changes", rows));
      return rows.stream().anyMatch(row -> row.containsKey("refused"))
          ? ExitCode.BAD_INPUT
          : ExitCode.OK;
    }
    boolean refused = false;
    for (Map.Entry<String, String> one : asked.entrySet()) {
      switch (answers.get(one.getKey())) {
        case SettingChanged changed -> terminal.out().println(changed.words());
        case RunEvent.Noted refusal -> {
          refused = true;
          terminal.err().println(one.getValue() + ": refused. " + refusal.message());
        }
        case null, default ->
            terminal
                .out()
                .println(
                    one.getValue()
                        + (attempt.state().isLive()
                            ? ": asked; the worker hears it after its current step."
                            : ": asked; it is heard when the run is resumed."));
      }
    }
    return refused ? ExitCode.BAD_INPUT : ExitCode.OK;
  }

  /** Waits a little for the worker's answers: changes and refusals, by request. */
  private static Map<String, RunEvent> answers(Attempt attempt, Map<String, String> asked)
      throws InterruptedException {
    Map<String, RunEvent> answers = new LinkedHashMap<>();
    RunFollower follower = new RunFollower(attempt);
    long from = System.nanoTime();
    boolean live;
    List<JournalLine> news;
    do {
      // In this order: what a worker says last is read after its end was seen.
      live = attempt.state().isLive();
      news = follower.poll();
      for (JournalLine line : news) {
        String request =
            switch (line.event()) {
              case SettingChanged change -> change.request();
              case RunEvent.Noted note -> note.request();
              default -> null;
            };
        if (request != null && asked.containsKey(request)) {
          answers.put(request, line.event());
        }
      }
      if (live && news.isEmpty()) {
        Thread.sleep(50);
      }
    } while (answers.size() < asked.size()
        && (live || !news.isEmpty())
        && System.nanoTime() - from < PATIENCE.toNanos());
    if (!live && attempt.state() == RunState.FINISHED) {
      // It was left in the moment in which the run ended: nobody will hear it.
      asked
          .keySet()
          .forEach(request ->
              answers.putIfAbsent(
                  request,
                  new RunEvent.Noted(
                      "warning", "", 0, "It came too late: the run has ended.", request)));
    }
    return answers;
  }

  private static Map<String, Object> row(String request, String change, @Nullable RunEvent answer) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("asked", change);
    row.put("request", request);
    row.put("heard", answer != null);
    if (answer instanceof SettingChanged changed) {
      row.put("from", changed.from());
      row.put("to", changed.to());
      row.put("stage", changed.stage());
      row.put("step", changed.step());
    } else if (answer instanceof RunEvent.Noted refusal) {
      row.put("refused", refusal.message());
    }
    return row;
  }
}
