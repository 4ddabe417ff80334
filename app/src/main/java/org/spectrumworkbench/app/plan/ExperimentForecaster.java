package org.spectrumworkbench.app.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.worker.SpeedOfMachine;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.experiment.Calibration;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.Forecast;
import org.spectrumworkbench.core.experiment.Pipeline;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.model.DecoderConfig;

/** The forecast of the science, in the form's words: stages of one kind are one part. */
public final class ExperimentForecaster implements Forecaster {
  private static final Texts TEXTS = Texts.of(ExperimentForecaster.class);
  private static final Forecast.Range NOTHING = new Forecast.Range(0, 0);

  /** Stages in the pipeline's order, evaluations last. */
  private static final List<String> KINDS =
      List.of(Forecast.START, "base", "sft", "probe", "fuse", "signal", "evaluate");

  private final ProblemSets sets;
  private final SpeedOfMachine machine;
  private @Nullable Shape last;

  private record Shape(String version, DecoderConfig config) {}

  /**
   * @param sets where the problems are found that an experiment names
   * @param machine what is known of this machine's speed
   */
  public ExperimentForecaster(ProblemSets sets, SpeedOfMachine machine) {
    this.sets = sets;
    this.machine = machine;
  }

  @Override
  public boolean wantsMeasuring() {
    return machine.known().isEmpty();
  }

  @Override
  public void measure() throws InterruptedException {
    Calibration unused = machine.measure();
  }

  @Override
  public void stopMeasuring() {
    machine.stop();
  }

  @Override
  public Outlook outlook(Experiment experiment) {
    Forecast forecast =
        Forecast.of(
            experiment,
            shape(experiment.model().folder()),
            sets.lengths(experiment),
            machine.known());
    Map<String, Part> time = new LinkedHashMap<>();
    Forecast.Range start = forecast.seconds().getOrDefault(Forecast.START, NOTHING);
    time.put(Forecast.START, new Part(TEXTS.get("forecast.start"), start.low(), start.high()));
    for (Pipeline.Step step : Pipeline.of(experiment)) {
      Forecast.Range range = forecast.seconds().get(step.id());
      if (range != null) {
        time.merge(
            step.kind(),
            new Part(TEXTS.get("forecast." + step.kind()), range.low(), range.high()),
            (a, b) -> new Part(a.title(), a.low() + b.low(), a.high() + b.high()));
      }
    }
    return new Outlook(
        KINDS.stream().map(time::get).filter(Objects::nonNull).toList(),
        parts(forecast.memoryBytes()),
        parts(forecast.diskBytes()),
        forecast.measured());
  }

  /** The model's shape; asked at every edit, so a folder is read again only where it changed. */
  private synchronized DecoderConfig shape(String folder) {
    String version = folder + "@" + changed(Path.of(folder).resolve("config.json"));
    Shape known = last;
    if (known == null || !known.version().equals(version)) {
      known = new Shape(version, BaseModels.config(folder));
      last = known;
    }
    return known.config();
  }

  private static String changed(Path file) {
    try {
      return Files.getLastModifiedTime(file).toString();
    } catch (IOException builtInOrMissing) {
      return "";
    }
  }

  private static List<Part> parts(Map<String, Forecast.Range> ranges) {
    List<Part> parts = new ArrayList<>();
    ranges.forEach((part, range) -> parts.add(new Part(sentence(part), range.low(), range.high())));
    return parts;
  }

  private static String sentence(String part) {
    return part.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + part.substring(1);
  }
}
