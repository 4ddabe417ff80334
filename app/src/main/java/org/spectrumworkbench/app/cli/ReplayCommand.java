package org.spectrumworkbench.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.queue.Priority;
import org.spectrumworkbench.app.worker.NewRuns;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.bundle.Bundle;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.replay.ReplayPlan;
import org.spectrumworkbench.core.replay.RunComparison;
import org.spectrumworkbench.core.replay.RunComparison.Contrast;
import org.spectrumworkbench.store.KnownRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a run again and compares every number. */
@Command(
    name = "replay",
    description = {
      "Makes a run again from its settings, as a new run, and compares the two.",
      "Every number but times, every token and verdict, and the weights of the models",
      "that both runs still have: it says of how many.",
      "Ends with 6 where they differ, and says where first and what differs in the machine."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;
  private final Clock clock;
  private final Queues queues;

  @Parameters(
      paramLabel = "RUN|BUNDLE",
      description = "Identifier, the start of one, name, folder, latest, or a bundle's file.")
  String run = "";

  @Option(
      names = "--against",
      paramLabel = "RUN",
      description = "Compares with this run, and runs nothing.")
  @Nullable String against;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  ReplayCommand(Workbench workbench, Terminal terminal, Clock clock, Queues queues) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
    this.queues = queues;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<Path> file = bundle();
    if (file.isEmpty()) {
      return replay(
          RunReference.find(
              run,
              new KnownRuns(workbench.store()).list(workbench.runs()),
              "run or bundle",
              "A bundle's name ends in " + Bundle.ENDING + ". "));
    }
    try (BundleProgress progress = new BundleProgress(terminal);
        Bundle unpacked = Bundle.unpack(file.get(), workbench, progress)) {
      unpacked
          .adoptData()
          .forEach((set, adopted) -> {
            if (adopted == DataSetLibrary.Adopted.DIFFERENT) {
              throw new WorkbenchException(
                  "The data set " + set + " here is not the one that the run read",
                  "Replay it where there is no "
                      + set
                      + " yet: set SPECTRUM_HOME to another folder.");
            }
          });
      return replay(unpacked.run());
    }
  }

  private Optional<Path> bundle() {
    return Stream.of(run)
        .filter(text -> text.endsWith(Bundle.ENDING))
        .map(Path::of)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private RunFolder find(String text) {
    return RunReference.find(text, new KnownRuns(workbench.store()).list(workbench.runs()));
  }

  private int replay(RunFolder original) throws InterruptedException {
    if (against != null) {
      return tell(original, find(against));
    }
    ReplayPlan plan = ReplayPlan.of(original);
    RunFolder again = new NewRuns(workbench, clock).create(plan.settings(), Optional.empty());
    plan.prepare(again, clock);
    // The standard output belongs to the comparison.
    Terminal aside =
        new Terminal(
            terminal.err(),
            terminal.err(),
            stream -> terminal.columns().applyAsInt(Terminal.Stream.ERR));
    int code = new QueueWait(queues, aside, again, false).untilTheEnd(Priority.NORMAL);
    if (code != ExitCode.OK) {
      terminal
          .err()
          .println(
              "Once it has ended, compare with: spectrum replay %s --against %s"
                  .formatted(run, again.id()));
      return code;
    }
    return tell(original, again);
  }

  private int tell(RunFolder first, RunFolder second) {
    RunComparison.Outcome outcome = RunComparison.of(first, second);
    if (outcome.compared() == 0) {
      throw new WorkbenchException(
          "Neither of the runs " + first.id() + " and " + second.id() + " has measured anything",
          "Let one of them go on first: spectrum resume " + first.id());
    }
    if (json) {
      Json.print(terminal.out(), document(first, second, outcome));
    } else {
      print(first, second, outcome);
    }
    return outcome.identical() ? ExitCode.OK : ExitCode.DIFFERS;
  }

  private void print(RunFolder first, RunFolder second, RunComparison.Outcome outcome) {
    PrintWriter out = terminal.out();
    if (outcome.identical()) {
      out.printf(
          Locale.ROOT,
          "identical: %,d values of %s and %s are the same to the last bit; times aside; %s%n",
          outcome.compared(),
          first.id(),
          second.id(),
          outcome.weights().words());
    }
    outcome
        .first()
        .ifPresent(difference -> {
          out.printf(
              Locale.ROOT,
              "differs first at stage %s, step %d, in %s%n",
              difference.stage(),
              difference.step(),
              difference.metric());
          out.printf("  %s: %s%n", first.id(), difference.first());
          out.printf("  %s: %s%n", second.id(), difference.second());
          out.printf(
              Locale.ROOT,
              "%,d of %,d values differ, this one included%n",
              outcome.differences(),
              outcome.compared());
          out.println(outcome.weights().words());
        });
    contrasts(out, "settings that differ", outcome.settings());
    contrasts(out, "machine, program and data that differ", outcome.origins());
    if (!outcome.identical()) {
      out.println(
          "likely reason: "
              + outcome
                  .reason()
                  .map(Contrast::name)
                  .orElse(
                      "none is known: settings, program, machine and data say the same of themselves"));
    }
  }

  private static void contrasts(PrintWriter out, String title, List<Contrast> all) {
    if (!all.isEmpty()) {
      out.println(title + ":");
      all.forEach(one -> out.printf("  %s: %s, then %s%n", one.name(), one.first(), one.second()));
    }
  }

  private static Map<String, Object> document(
      RunFolder first, RunFolder second, RunComparison.Outcome outcome) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("run", first.id());
    document.put("again", second.id());
    document.put("identical", outcome.identical());
    document.put("compared", outcome.compared());
    document.put("differences", outcome.differences());
    document.put("weights", outcome.weights());
    outcome.first().ifPresent(difference -> document.put("first", difference));
    document.put("settings", outcome.settings());
    document.put("origins", outcome.origins());
    outcome.reason().ifPresent(reason -> document.put("likely_reason", reason.name()));
    return document;
  }
}
