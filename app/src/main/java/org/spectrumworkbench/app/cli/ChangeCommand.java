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
      return ExitCode.OK;
    }
    asked.forEach((request, change) ->
        terminal
            .out()
            .println(
                answers.get(request) instanceof SettingChanged changed
                    ? changed.words()
                    : attempt.state().isLive()
                        ? change + ": asked; the worker hears it after its current step."
                        : change + ": asked; it is heard when the run is resumed."));
    return ExitCode.OK;
  }

  /** Waits a little for the worker's answers. */
  private static Map<String, RunEvent> answers(Attempt attempt, Map<String, String> asked)
      throws InterruptedException {
    Map<String, RunEvent> answers = new LinkedHashMap<>();
    RunFollower follower = new RunFollower(attempt);
    long from = System.nanoTime();
    while (answers.size() < asked.size()
        && attempt.state().isLive()
        && System.nanoTime() - from < PATIENCE.toNanos()) {
      List<JournalLine> news = follower.poll();
      for (JournalLine line : news) {
        if (line.event() instanceof SettingChanged change && asked.containsKey(change.request())) {
          answers.put(change.request(), change);
        }
      }
      if (news.isEmpty()) {
        Thread.sleep(50);
      }
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
    }
    return row;
  }
}
