package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.spectrumworkbench.app.cli.ForecastSettings.Setting;
import org.spectrumworkbench.app.report.ForecastWords;
import org.spectrumworkbench.app.worker.SpeedOfMachine;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.ForecastCheck;
import org.spectrumworkbench.core.experiment.ForecastCheck.Quantity;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.model.WeightInitialisation;

/** Runs short experiments with real workers and compares their forecasts with what they took. */
final class ForecastBenchmark {
  private static final Duration AT_MOST = Duration.ofMinutes(10);

  private final Workbench workbench;
  private final Terminal terminal;
  private final Clock clock;

  ForecastBenchmark(Workbench workbench, Terminal terminal, Clock clock) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
  }

  /** A setting and what became of it. */
  private record Done(String name, ForecastCheck check) {}

  /**
   * Runs them one after the other.
   *
   * @param which {@code counted}, {@code tuning}, or the name of one setting
   */
  void run(String which, boolean json) throws IOException, InterruptedException {
    List<Setting> settings = settings(which);
    SpeedOfMachine machine = new SpeedOfMachine(workbench);
    if (machine.known().isEmpty()) {
      machine.measure();
    }
    Path folder = Files.createTempDirectory("spectrum-bench");
    List<Done> done = new ArrayList<>();
    try {
      for (Setting setting : settings) {
        Done one = new Done(setting.name(), run(setting, folder));
        done.add(one);
        if (!json) {
          tell(one);
        }
      }
    } finally {
      WholeFile.deleteTree(folder);
    }
    if (json) {
      List<Map<String, Object>> documents = new ArrayList<>();
      done.forEach(one -> {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("setting", one.name());
        document.putAll(ForecastTable.document(one.check()));
        documents.add(document);
      });
      Json.print(terminal.out(), documents);
      return;
    }
    for (Quantity quantity : Quantity.values()) {
      long held =
          done.stream().filter(one -> one.check().total("", quantity).held().orElse(false)).count();
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "%-12s within its range in %d of %d%n",
              ForecastWords.title(quantity),
              held,
              done.size());
    }
  }

  private static List<Setting> settings(String which) {
    List<Setting> all = new ArrayList<>(ForecastSettings.TUNING);
    all.addAll(ForecastSettings.COUNTED);
    List<Setting> chosen =
        switch (which) {
          case "counted" -> ForecastSettings.COUNTED;
          case "tuning" -> ForecastSettings.TUNING;
          default -> all.stream().filter(setting -> setting.name().equals(which)).toList();
        };
    if (chosen.isEmpty()) {
      throw new WorkbenchException(
          "--forecast is " + which,
          "Give counted, tuning, or one of "
              + String.join(", ", all.stream().map(Setting::name).toList())
              + ".");
    }
    return chosen;
  }

  private ForecastCheck run(Setting setting, Path folder) throws IOException, InterruptedException {
    ProblemSets sets = new ProblemSets(workbench.datasets());
    Settings resolved = sets.resolve(resolved(setting, folder));
    Path at = folder.resolve(setting.name());
    RunFolder run = RunFolder.createAt(at, resolved, clock);
    WorkerProcess worker = WorkerProcess.start(run);
    if (!worker.waitFor(AT_MOST) || worker.exitCode().orElse(-1) != 0) {
      worker.kill();
      throw new WorkbenchException(
          "The experiment "
              + setting.name()
              + " did not end well: "
              + String.join("; ", WorkerProcess.logTail(worker.attempt(), 3)),
          "Look for the cause with: spectrum doctor");
    }
    Optional<ForecastCheck> check = ForecastCheck.of(run.events());
    WholeFile.deleteTree(at);
    return check.orElseThrow(() ->
        new WorkbenchException(
            "The experiment " + setting.name() + " left no forecast",
            "This is a fault of the program."));
  }

  private static Settings resolved(Setting setting, Path folder) {
    Settings settings = ExperimentFile.open("quickstart").with("name", setting.name(), "name");
    if (setting.width() > 0) {
      Path model = folder.resolve("model-" + setting.name());
      write(ForecastSettings.shape(setting.width(), setting.layers()), model);
      settings = settings.with("model.folder", model.toString(), "bench");
      settings = settings.with("model.from-scratch", "true", "bench");
    } else if (setting.changes().contains("model.folder=tiny-text")) {
      settings = settings.with("model.from-scratch", "true", "bench");
    }
    for (String change : setting.changes()) {
      int equals = change.indexOf('=');
      settings = settings.with(change.substring(0, equals), change.substring(equals + 1), "bench");
    }
    return settings;
  }

  private static void write(DecoderConfig shape, Path folder) {
    try (Tokenizer tokenizer = BaseModels.tokenizer(BaseModels.TINY)) {
      ModelFolder.write(folder, shape, WeightInitialisation.initialise(shape, 1), tokenizer);
    }
  }

  private void tell(Done one) {
    terminal.out().println(one.name());
    ForecastTable.of(one.check()).forEach(line -> terminal.out().println("  " + line));
    terminal.out().println();
    terminal.out().flush();
  }
}
