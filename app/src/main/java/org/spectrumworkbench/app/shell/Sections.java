package org.spectrumworkbench.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.report.ForecastWords;
import org.spectrumworkbench.app.shell.Section.Fact;
import org.spectrumworkbench.app.shell.Selection.Place;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.DiskUse;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.ForecastCheck;
import org.spectrumworkbench.core.experiment.ForecastCheck.Quantity;
import org.spectrumworkbench.core.experiment.RunEvent.Rollout;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.store.query.ForecastRow;
import org.spectrumworkbench.store.query.GroupDetail;
import org.spectrumworkbench.store.query.GroupRow;
import org.spectrumworkbench.store.query.RunDetail;
import org.spectrumworkbench.store.query.RunRow;
import org.spectrumworkbench.store.query.SettingChange;

/** Reads from the store what the inspector says of a place. Off the window's thread. */
final class Sections {
  private static final Texts TEXTS = Texts.of(Sections.class);

  private final Workspace workspace;

  Sections(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The run, the problem, the answer: as far down as the place says. */
  List<Section> of(Place place) {
    String run = place.run();
    if (run == null) {
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    workspace.store().runs().detail(run).ifPresent(detail -> sections.add(run(detail)));
    String problem = place.problem();
    if (problem != null) {
      group(place, run, problem)
          .ifPresent(group -> {
            sections.add(0, problem(group));
            Integer sample = place.sample();
            if (sample != null && sample >= 0 && sample < group.rollouts().size()) {
              sections.add(0, sample(group.rollouts().get(sample)));
            }
          });
    }
    return sections;
  }

  private Optional<GroupDetail> group(Place place, String run, String problem) {
    String stage = place.stage();
    Integer step = place.step();
    if (stage != null && step != null) {
      Optional<GroupDetail> exact = workspace.store().samples().group(run, stage, step, problem);
      if (exact.isPresent()) {
        return exact;
      }
    }
    List<GroupRow> history = workspace.store().samples().history(run, problem);
    return history.isEmpty()
        ? Optional.empty()
        : workspace.store().samples().group(history.getFirst().place());
  }

  private Section run(RunDetail detail) {
    RunRow run = detail.run();
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("state", RunWords.state(run, workspace.queue().viewProperty().get())));
    if (!run.message().isEmpty()) {
      facts.add(fact("why", run.message()));
    }
    String where = RunWords.where(run);
    if (!where.isEmpty()) {
      facts.add(fact("stage", where));
    }
    facts.add(fact("made", RunWords.made(run, workspace.clock())));
    if (run.started() != null) {
      facts.add(fact("took", Formats.duration(RunWords.took(run, workspace.clock()))));
    }
    if (run.pass1() != null) {
      facts.add(fact("pass1", Formats.score(run.pass1())));
    }
    if (run.pass8() != null) {
      facts.add(fact("pass8", Formats.score(run.pass8())));
    }
    if (run.attempts() > 1) {
      facts.add(fact("attempts", String.valueOf(run.attempts())));
    }
    List<SettingChange> changes = workspace.store().live().changes(run.id());
    if (!changes.isEmpty()) {
      facts.add(
          fact(
              "changed",
              changes.stream().map(SettingChange::words).collect(Collectors.joining("\n"))));
    }
    if (run.bytes() > 0) {
      facts.add(fact("checkpoints", Formats.bytes(run.bytes())));
    }
    if (run.present() && !run.state().isLive()) {
      // While a run goes on its files change with every event: adding them up would be for nothing.
      DiskUse disk = DiskUse.of(RunFolder.open(run.path()));
      facts.add(
          fact(
              "disk",
              TEXTS.get(
                  "fact.disk.parts",
                  Formats.bytes(disk.total()),
                  Formats.bytes(disk.checkpoints()),
                  Formats.bytes(disk.models()),
                  Formats.bytes(disk.journal()),
                  Formats.bytes(disk.other()))));
    }
    Map<String, String> machine =
        detail.attempts().isEmpty() ? Map.of() : detail.attempts().getLast().machine();
    Optional<ForecastCheck> forecast =
        workspace.store().forecasts().find(run.id()).map(ForecastRow::check);
    boolean memoryFollows =
        forecast.filter(check -> check.total(Quantity.MEMORY).isPresent()).isPresent();
    for (String name : List.of("device", "cpu", "program", "peak memory", "energy")) {
      String value = machine.getOrDefault(name, "");
      if (!value.isEmpty() && !(memoryFollows && name.equals("peak memory"))) {
        facts.add(fact(name.replace(' ', '-'), value));
      }
    }
    forecast.ifPresent(check -> addForecast(facts, check));
    facts.add(fact("folder", run.path().toString()));
    return new Section(
        "fth-activity",
        TEXTS.get("section.run"),
        run.name(),
        facts,
        TEXTS.get("section.settings"),
        changes(detail.settings()),
        RunWords.explanation(run, workspace.queue().viewProperty().get()));
  }

  /** What was foreseen, and once it is known what it came to. */
  private static void addForecast(List<Fact> facts, ForecastCheck check) {
    for (Quantity quantity : Quantity.values()) {
      ForecastCheck.Row row = check.total("", quantity);
      String range = ForecastWords.range(quantity, row.forecast());
      facts.add(
          fact(
              "forecast." + quantity.name().toLowerCase(Locale.ROOT),
              row.measured().isEmpty()
                  ? TEXTS.get("forecast.only", range)
                  : TEXTS.get(
                      "forecast.measured",
                      ForecastWords.measured(row),
                      range,
                      ForecastWords.verdict(row))));
    }
  }

  /** The settings that differ from their defaults, a line each. */
  private static String changes(String yaml) {
    try {
      return ExperimentFile.parse(yaml, "run").changes().stream()
          .filter(change -> !change.startsWith("name="))
          .collect(Collectors.joining("\n"));
    } catch (WorkbenchException e) {
      // A run of another version: its settings are shown as they stand in its folder.
      return yaml;
    }
  }

  private static Section problem(GroupDetail detail) {
    GroupRow group = detail.group();
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("subdomain", group.subdomain()));
    facts.add(fact("gold", detail.answer()));
    facts.add(fact("sampled", TEXTS.get("fact.at", group.stage(), group.step())));
    facts.add(fact("correct", TEXTS.get("fact.of", group.correct(), group.samples())));
    facts.add(fact("p", Formats.score(group.pCorrect())));
    addNumber(facts, "deviation", group.deviation());
    addNumber(facts, "weight", group.weight());
    String explanation =
        group.pCorrect() <= 0
            ? "explain.problem.hard"
            : group.pCorrect() >= 1
                ? "explain.problem.mastered"
                : Math.abs(group.pCorrect() - .5) <= .25
                    ? "explain.problem.frontier"
                    : "explain.problem.leaning";
    return new Section(
        "fth-help-circle",
        TEXTS.get("section.problem"),
        group.problem(),
        facts,
        "",
        group.question(),
        TEXTS.get(explanation));
  }

  private static Section sample(Rollout rollout) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        fact("verdict", TEXTS.get("verdict." + rollout.verdict().name().toLowerCase(Locale.ROOT))));
    facts.add(fact("why", rollout.reason()));
    String extracted = rollout.extracted();
    if (extracted != null) {
      facts.add(fact("extracted", extracted));
    }
    facts.add(fact("reward", Formats.number(rollout.reward())));
    addNumber(facts, "advantage", rollout.advantage());
    facts.add(fact("length", TEXTS.get("fact.tokens", rollout.length())));
    facts.add(fact("log-prob", TEXTS.get("fact.nats", Formats.number(rollout.logProb()))));
    facts.add(fact("entropy", TEXTS.get("fact.nats", Formats.number(rollout.entropy()))));
    Double advantage = rollout.advantage();
    String explanation =
        advantage == null || advantage == 0
            ? "explain.sample.untrained"
            : advantage > 0 ? "explain.sample.up" : "explain.sample.down";
    return new Section(
        "fth-message-square",
        TEXTS.get("section.sample"),
        TEXTS.get("sample.number", rollout.sample() + 1),
        facts,
        "",
        rollout.text(),
        TEXTS.get(explanation));
  }

  private static void addNumber(List<Fact> facts, String key, @Nullable Double value) {
    if (value != null) {
      facts.add(fact(key, Formats.number(value)));
    }
  }

  private static Fact fact(String key, String value) {
    return new Fact(TEXTS.get("fact." + key), value);
  }
}
