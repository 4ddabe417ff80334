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
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.Forecast;
import org.spectrumworkbench.core.experiment.Pipeline;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.model.DecoderConfig;

/** The forecast of the science, in the form's words: stages of one kind are one part. */
public final class ExperimentForecaster implements Forecaster {
  private static final Texts TEXTS = Texts.of(ExperimentForecaster.class);

  /** Stages in the pipeline's order, evaluations last. */
  private static final List<String> KINDS =
      List.of("base", "sft", "probe", "fuse", "signal", "evaluate");

  private final ProblemSets sets;
  private @Nullable Shape last;

  private record Shape(String version, DecoderConfig config) {}

  /**
   * @param sets where the problems are found that an experiment names
   */
  public ExperimentForecaster(ProblemSets sets) {
    this.sets = sets;
  }

  @Override
  public Outlook outlook(Experiment experiment) {
    Forecast forecast =
        Forecast.of(experiment, shape(experiment.model().folder()), sets.lengths(experiment));
    Map<String, Part> time = new LinkedHashMap<>();
    for (Pipeline.Step step : Pipeline.of(experiment)) {
      Forecast.Range range = forecast.seconds().get(step.id());
      if (range != null) {
        time.merge(
            step.kind(),
            new Part(TEXTS.get("forecast." + step.kind()), range.low(), range.high()),
            (a, b) -> new Part(a.title(), a.low() + b.low(), a.high() + b.high()));
      }
    }
    List<Part> memory = new ArrayList<>();
    forecast
        .memoryBytes()
        .forEach((part, range) -> memory.add(new Part(sentence(part), range.low(), range.high())));
    return new Outlook(
        KINDS.stream().map(time::get).filter(Objects::nonNull).toList(),
        memory,
        List.of(new Part("", forecast.diskBytes().low(), forecast.diskBytes().high())));
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

  private static String sentence(String part) {
    return part.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + part.substring(1);
  }
}
