package org.spectrumworkbench.app.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.Setting;
import org.spectrumworkbench.core.experiment.SettingCatalogue;
import org.spectrumworkbench.core.experiment.Settings;

/**
 * Whether a draft can be started, and what speaks against it.
 *
 * @param lines what was found, blockers first
 * @param outlook what the run will take; empty where the draft is faulty or nobody can say
 */
record Readiness(List<Line> lines, Optional<Forecaster.Outlook> outlook) {
  private static final Texts TEXTS = Texts.of(Readiness.class);

  /** Not checked yet. */
  static final Readiness UNKNOWN = new Readiness(List.of(), Optional.empty());

  Readiness {
    lines = List.copyOf(lines);
  }

  enum Level {
    BLOCKER,
    WARNING,
    GOOD
  }

  /**
   * One finding.
   *
   * @param mend what to do about it; may be empty
   * @param key the setting to go to; empty for none
   */
  record Line(Level level, String text, String mend, String key) {}

  /** What the check knows of the machine. */
  record Surroundings(Path runs, Optional<Long> freeDisk, long freeMemory, int liveRuns) {}

  /** Whether nothing stands in the way. */
  boolean isReady() {
    return !lines.isEmpty() && lines.stream().noneMatch(line -> line.level() == Level.BLOCKER);
  }

  /** Checks a draft; reads folders, so off the window's thread. */
  static Readiness of(
      PlanDraft draft, Surroundings around, ProblemSets sets, Optional<Forecaster> forecaster) {
    List<Line> lines = new ArrayList<>();
    for (Setting setting : SettingCatalogue.all()) {
      String fault = draft.fault(setting.key());
      if (!fault.isEmpty()) {
        lines.add(
            new Line(
                Level.BLOCKER,
                TEXTS.get("ready.faulty", setting.label(), draft.text(setting.key())),
                fault,
                setting.key()));
      }
    }
    Optional<Experiment> experiment = experiment(draft, sets, lines);
    checkModel(draft, lines);
    checkFolder(around, lines);
    Optional<Forecaster.Outlook> outlook =
        lines.isEmpty()
            ? experiment.flatMap(sound -> outlook(sound, forecaster, lines))
            : Optional.empty();
    outlook.ifPresent(o -> checkMachine(o, around, lines));
    if (lines.stream().noneMatch(line -> line.level() == Level.BLOCKER)) {
      experiment.ifPresent(sound -> remark(sound, around, sets, lines));
      lines.add(
          new Line(
              Level.GOOD,
              TEXTS.get("ready.valid", SettingCatalogue.all().size()),
              draft.changes().isEmpty()
                  ? TEXTS.get("ready.unchanged", draft.start())
                  : TEXTS.get("ready.changed", draft.changes().size(), draft.start()),
              ""));
    }
    return new Readiness(lines, outlook);
  }

  private static Optional<Experiment> experiment(
      PlanDraft draft, ProblemSets sets, List<Line> lines) {
    Settings resolved;
    try {
      resolved = sets.resolve(draft.settings());
    } catch (WorkbenchException e) {
      String what = String.valueOf(e.getMessage());
      lines.add(new Line(Level.BLOCKER, what, e.mend(), keyIn(what)));
      return Optional.empty();
    }
    try {
      Experiment experiment = Experiment.of(resolved);
      sets.check(experiment);
      return Optional.of(experiment);
    } catch (WorkbenchException e) {
      String what = String.valueOf(e.getMessage());
      lines.add(new Line(Level.BLOCKER, what, e.mend(), keyIn(what)));
      return Optional.empty();
    }
  }

  private static Optional<Forecaster.Outlook> outlook(
      Experiment experiment, Optional<Forecaster> forecaster, List<Line> lines) {
    try {
      return forecaster.map(one -> one.outlook(experiment));
    } catch (WorkbenchException e) {
      // It reads the shape of the model, so what fails is the model's folder.
      lines.add(new Line(Level.BLOCKER, String.valueOf(e.getMessage()), e.mend(), "model.folder"));
      return Optional.empty();
    }
  }

  /** The setting that a message names first. */
  static String keyIn(String message) {
    return SettingCatalogue.all().stream()
        .map(Setting::key)
        .filter(key -> key.contains("."))
        .filter(
            key -> message.matches("(?s).*(?<![a-z.-])" + key.replace(".", "\\.") + "(?![a-z-]).*"))
        .min(java.util.Comparator.comparingInt(message::indexOf))
        .orElse("");
  }

  private static void checkModel(PlanDraft draft, List<Line> lines) {
    String folder = draft.settings().text("model.folder");
    if (!BaseModels.isBuiltIn(folder)
        && !Files.isRegularFile(Path.of(folder).resolve("config.json"))) {
      lines.add(
          new Line(
              Level.BLOCKER,
              TEXTS.get("ready.no-model", folder),
              TEXTS.get("ready.no-model.mend"),
              "model.folder"));
    }
  }

  private static void checkFolder(Surroundings around, List<Line> lines) {
    Path existing = around.runs().toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
      lines.add(
          new Line(
              Level.BLOCKER,
              TEXTS.get("ready.unwritable", around.runs()),
              TEXTS.get("ready.unwritable.mend"),
              ""));
    }
  }

  private static void checkMachine(
      Forecaster.Outlook outlook, Surroundings around, List<Line> lines) {
    double disk = Forecaster.Part.sum(outlook.disk()).high();
    around
        .freeDisk()
        .filter(free -> free < disk)
        .ifPresent(free ->
            lines.add(
                new Line(
                    Level.BLOCKER,
                    TEXTS.get("ready.disk", Formats.bytes((long) disk), Formats.bytes(free)),
                    TEXTS.get("ready.disk.mend"),
                    "")));
    double memory = Forecaster.Part.sum(outlook.memory()).high();
    if (around.freeMemory() < memory) {
      lines.add(
          new Line(
              Level.WARNING,
              TEXTS.get(
                  "ready.memory", Formats.bytes((long) memory), Formats.bytes(around.freeMemory())),
              TEXTS.get("ready.memory.mend"),
              "signal.micro-batch"));
    }
  }

  private static void remark(
      Experiment experiment, Surroundings around, ProblemSets sets, List<Line> lines) {
    double unknown = sets.lengths(experiment).unknown();
    if (unknown > 0) {
      lines.add(
          new Line(
              Level.WARNING,
              TEXTS.get(
                  "ready.unknown",
                  Formats.number(100 * unknown) + " %",
                  experiment.problems().set()),
              TEXTS.get("ready.unknown.mend"),
              "model.folder"));
    }
    if (experiment.stages().isEmpty() && !experiment.model().fromScratch()) {
      lines.add(
          new Line(
              Level.WARNING,
              TEXTS.get("ready.only-evaluation"),
              TEXTS.get("ready.only-evaluation.mend"),
              "stages"));
    }
    if (around.liveRuns() > 0) {
      lines.add(
          new Line(
              Level.WARNING,
              TEXTS.get("ready.busy", around.liveRuns()),
              TEXTS.get("ready.busy.mend"),
              ""));
    }
  }
}
