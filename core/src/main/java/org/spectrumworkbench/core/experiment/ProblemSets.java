package org.spectrumworkbench.core.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.problem.ProblemGenerator;
import org.spectrumworkbench.core.problem.ProblemSource;
import org.spectrumworkbench.core.problem.SolutionStyle;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.TinyMath;
import org.spectrumworkbench.core.problem.TrainingExample;
import org.spectrumworkbench.core.problem.TrainingMix;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetProblems;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.EvaluationSet;
import org.spectrumworkbench.core.problem.data.Manifest;
import org.spectrumworkbench.core.problem.family.GeneratedProblems;

/** Finds the problems that an experiment names: the tiny language, families, or a data set. */
public final class ProblemSets {
  /** The problems of the tiny language. */
  public static final String TINY = "tiny";

  /** Problems of the families that the experiment names. */
  public static final String GENERATED = "generated";

  /** Examples that a forecast's lengths are measured on. */
  private static final int SAMPLE = 200;

  private final DataSetLibrary library;

  /**
   * @param datasets the folder of the data sets, {@link Workbench#datasets}
   */
  public ProblemSets(Path datasets) {
    this.library = new DataSetLibrary(datasets);
  }

  /**
   * The settings with all that is left open about problems written out: data sets with their
   * version, and the list of subdomains. What a run is made with.
   *
   * @throws WorkbenchException where a data set or a family is not there
   */
  public Settings resolve(Settings settings) {
    Settings resolved = settings;
    String set = settings.text("problems.set");
    if (isDataSet(set)) {
      resolved = with(resolved, "problems.set", open("problems.set", set).reference());
      // These are for generated problems; what does nothing is not shown as a choice of the run.
      for (String unused : List.of("problems.families", "problems.levels")) {
        Setting setting = SettingCatalogue.find(unused, unused);
        resolved = resolved.with(setting, setting.initial());
      }
    }
    String evaluate = settings.text("problems.evaluate");
    if (!evaluate.isEmpty()) {
      resolved =
          with(resolved, "problems.evaluate", open("problems.evaluate", evaluate).reference());
    }
    if (settings.names("problems.subdomains").isEmpty()) {
      List<String> subdomains = subdomainsOf(resolved);
      try {
        resolved = with(resolved, "problems.subdomains", "[" + String.join(", ", subdomains) + "]");
      } catch (WorkbenchException e) {
        throw new WorkbenchException(
            "problems.subdomains cannot be all that %s has: %s"
                .formatted(resolved.text("problems.set"), String.join("; ", subdomains)),
            "A name may hold letters, digits, spaces and _ . + & -, at most 60 of them, and no two"
                + " may differ in case alone. Rename them on the Domains board, or list those that"
                + " are to be used.",
            e);
      }
    }
    return resolved;
  }

  private DataSetVersion open(String key, String reference) {
    try {
      return library.open(reference);
    } catch (WorkbenchException e) {
      throw new WorkbenchException(key + ": " + e.getMessage(), e.mend(), e);
    }
  }

  /**
   * The subdomains that the problems named have, in their usual order, whichever the settings
   * choose.
   *
   * @throws WorkbenchException where a data set or a family is not there
   */
  public List<String> subdomainsOf(Settings settings) {
    String set = settings.text("problems.set");
    return switch (set) {
      case TINY -> SettingCatalogue.SUBDOMAINS;
      case GENERATED -> GeneratedProblems.subdomainsOf(settings.names("problems.families"));
      default -> subdomainsOf(library.open(set));
    };
  }

  /** The subdomains of a data set: first those of the paper, in its order. */
  private static List<String> subdomainsOf(DataSetVersion set) {
    Set<String> names = set.manifest().counts().keySet();
    return Stream.concat(
            SettingCatalogue.SUBDOMAINS.stream().filter(names::contains),
            names.stream().filter(name -> !SettingCatalogue.SUBDOMAINS.contains(name)))
        .toList();
  }

  /** What {@code problems.set} can be: the generators, and every version of every data set. */
  public List<String> choices() {
    return Stream.concat(
            Stream.of(TINY, GENERATED), library.versions().stream().map(DataSetVersion::reference))
        .toList();
  }

  /**
   * Compares what an experiment asks for with what its data set counts: less may be there once long
   * and repeated problems are left out, never more.
   *
   * @param experiment made of {@linkplain #resolve resolved} settings
   * @throws WorkbenchException naming the setting and the number that is there
   */
  public void check(Experiment experiment) {
    Experiment.Problems asked = experiment.problems();
    if (!asked.evaluate().isEmpty()) {
      atLeastEvaluated(experiment, asked.evaluate(), library.open(asked.evaluate()).size());
    }
    if (asked.set().equals(GENERATED)) {
      ProblemSource unused =
          new GeneratedProblems(
              asked.families(),
              asked.levels(),
              asked.subdomains(),
              asked.prompt(),
              problem -> true);
    }
    if (!isDataSet(asked.set())) {
      return;
    }
    Manifest manifest = library.open(asked.set()).manifest();
    for (String subdomain : asked.subdomains()) {
      Map<Split, Long> parts = manifest.counts().get(subdomain);
      if (parts == null) {
        throw new WorkbenchException(
            "problems.subdomains names '%s', which %s does not have"
                .formatted(subdomain, asked.set()),
            "It has " + String.join(", ", manifest.counts().keySet()) + ".");
      }
      if (experiment.trains()) {
        atLeast(parts, Split.TRAIN, 1, "problems.subdomains", subdomain, asked.set());
      }
      if (experiment.spectrum()) {
        int probed = experiment.probe().problems();
        atLeast(parts, Split.PROBE_SELECT, probed, "probe.problems", subdomain, asked.set());
        atLeast(parts, Split.PROBE_CONFIRM, probed, "probe.problems", subdomain, asked.set());
      }
    }
    if (asked.evaluate().isEmpty()) {
      atLeastEvaluated(
          experiment,
          asked.set(),
          asked.subdomains().stream()
              .mapToLong(one ->
                  manifest.counts().getOrDefault(one, Map.of()).getOrDefault(Split.EVALUATE, 0L))
              .sum());
    }
  }

  private static void atLeastEvaluated(Experiment experiment, String set, long there) {
    int asked = experiment.evaluate().problems();
    // One of each subdomain is evaluated at least.
    int least = Math.max(least("evaluate.problems"), experiment.problems().subdomains().size());
    if (there < asked) {
      throw new WorkbenchException(
          "evaluate.problems is %d, but %s has %d problems to evaluate on"
              .formatted(asked, set, there),
          (there < least
                  ? "The set is too small: at least %d are needed. Name".formatted(least)
                  : "Set evaluate.problems to at most " + there + ", name")
              + " another set (problems.evaluate), or hold more out on the Domains board.");
    }
  }

  private static void atLeast(
      Map<Split, Long> parts, Split part, long asked, String key, String subdomain, String set) {
    long there = parts.getOrDefault(part, 0L);
    if (there < asked) {
      throw new WorkbenchException(
          "%s asks for %d problems of '%s', but %s has %d of them for %s"
              .formatted(key, asked, subdomain, set, there, part.words()),
          there == 0
              ? "Leave the subdomain out (problems.subdomains), or give this part problems on the"
                  + " Domains board."
              : there < least(key)
                  ? "The part is too small: at least %d are needed. Give it more problems on the Domains board."
                      .formatted(least(key))
                  : "Set "
                      + key
                      + " to at most "
                      + there
                      + ", or give this part more problems on the Domains board.");
    }
  }

  /** The least that a whole number can be set to; 0 for other settings. */
  private static int least(String key) {
    return SettingCatalogue.find(key, key).type() instanceof Setting.Type.Whole(int min, int _)
        ? min
        : 0;
  }

  /** The data sets that an experiment reads, as its settings name them. */
  public static List<String> dataSetsOf(Settings settings) {
    return Stream.of(settings.text("problems.set"), settings.text("problems.evaluate"))
        .filter(set -> !set.isEmpty() && isDataSet(set))
        .distinct()
        .toList();
  }

  /** SHA-256 of a data set's rows; empty for problems that are made without end. */
  Optional<String> contentHash(String set) {
    return isDataSet(set)
        ? Optional.of(library.open(set).manifest().contentHash())
        : Optional.empty();
  }

  /** Whether the name is that of a data set and not of a generator. */
  public static boolean isDataSet(String set) {
    return !set.equals(TINY) && !set.equals(GENERATED);
  }

  /**
   * Opens the problems of an experiment.
   *
   * @param experiment made of {@linkplain #resolve resolved} settings
   * @throws WorkbenchException where a data set or a family is not there or has not what is asked
   */
  ExperimentProblems open(Experiment experiment) {
    PromptLimit limit = limit(experiment);
    try {
      return open(experiment, limit);
    } catch (RuntimeException | Error e) {
      limit.close();
      throw e;
    }
  }

  /**
   * @param limit closed with what is returned: generated problems are measured whenever they are
   *     drawn
   */
  private ExperimentProblems open(Experiment experiment, PromptLimit limit) {
    Experiment.Problems asked = experiment.problems();
    ProblemSource source =
        switch (asked.set()) {
          case TINY -> tiny(asked.subdomains());
          case GENERATED ->
              new GeneratedProblems(
                  asked.families(), asked.levels(), asked.subdomains(), asked.prompt(), limit);
          default ->
              new DataSetProblems(
                  library.open(asked.set()), asked.subdomains(), asked.prompt(), limit);
        };
    if (asked.evaluate().isEmpty()) {
      return new ExperimentProblems(experiment, source, limit);
    }
    DataSetVersion other = library.open(asked.evaluate());
    return new ExperimentProblems(
        experiment,
        source,
        limit,
        new EvaluationSet(other, asked.prompt(), limit, experiment.evaluate().problems()));
  }

  /**
   * How long prompts and solutions are, from a sample of them.
   *
   * @param experiment made of {@linkplain #resolve resolved} settings
   */
  public TokenLengths lengths(Experiment experiment) {
    Experiment.Problems asked = experiment.problems();
    try (Tokenizer tokenizer = BaseModels.tokenizer(experiment.model().folder())) {
      TokenLengths trained = TokenLengths.of(examples(experiment), tokenizer);
      if (asked.evaluate().isEmpty()) {
        return trained;
      }
      DataSetVersion other = library.open(asked.evaluate());
      return trained.or(
          TokenLengths.of(
              DataSetProblems.sample(other, subdomainsOf(other), asked.prompt(), SAMPLE),
              tokenizer));
    }
  }

  private List<TrainingExample> examples(Experiment experiment) {
    Experiment.Problems asked = experiment.problems();
    if (isDataSet(asked.set())) {
      return DataSetProblems.sample(
          library.open(asked.set()), asked.subdomains(), asked.prompt(), SAMPLE);
    }
    ProblemSource source =
        asked.set().equals(TINY)
            ? tiny(asked.subdomains())
            : new GeneratedProblems(
                asked.families(),
                asked.levels(),
                asked.subdomains(),
                asked.prompt(),
                problem -> true);
    TrainingMix mix =
        TrainingMix.balanced(source, SolutionStyle.STANDARD, SeedStream.ofRun(experiment.seed()));
    return LongStream.range(0, SAMPLE).mapToObj(mix::example).toList();
  }

  private static ProblemSource tiny(List<String> subdomains) {
    return new ProblemGenerator(
        TinyMath.subdomains().stream().filter(one -> subdomains.contains(one.name())).toList());
  }

  private static PromptLimit limit(Experiment experiment) {
    String model = experiment.model().folder();
    Tokenizer tokenizer = BaseModels.tokenizer(model);
    return new PromptLimit(
        tokenizer, BaseModels.config(model).maxPositions(), experiment.evaluate().tokens());
  }

  private static Settings with(Settings settings, String key, String value) {
    return settings.with(key, value, key);
  }
}
