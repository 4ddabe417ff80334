package org.spectrumworkbench.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.ForecastCheck;
import org.spectrumworkbench.core.experiment.ForecastCheck.Quantity;
import org.spectrumworkbench.core.experiment.Origins;
import org.spectrumworkbench.core.experiment.Resources;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Setting;
import org.spectrumworkbench.core.experiment.SettingCatalogue;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.StageResult;

/** Lays a run's record out as one page. */
final class ReportPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final RunFolder.Identity identity;
  private final Settings settings;
  private final RunRecord record;
  private final boolean settingsStand;
  private final Map<Integer, Resources> resources;
  private final RunState state;
  private final Html page = new Html();

  /**
   * @param settingsStand whether the settings are those that the workers read
   * @param resources what the attempts took, by their number
   * @param state of the run now, which its journal alone does not tell: a worker that was killed
   *     has left no word of it
   */
  ReportPage(
      RunFolder.Identity identity,
      Settings settings,
      boolean settingsStand,
      RunRecord record,
      Map<Integer, Resources> resources,
      RunState state) {
    this.identity = identity;
    this.settings = settings;
    this.settingsStand = settingsStand;
    this.record = record;
    this.resources = resources;
    this.state = state;
  }

  String html() {
    page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .text("title", identity.name() + " - Spectrum Workbench")
        .raw("<style>" + ReportStyle.CSS + "</style></head>\n<body><main>\n");
    head();
    findings();
    scores();
    signal();
    probe();
    samples();
    pipeline();
    reproduce();
    return page.raw("</main></body></html>\n").toString();
  }

  private void head() {
    page.raw("<header>").text("h1", identity.name());
    page.text("p class=\"lead\"", lead());
    page.text(
        "p class=\"muted\"",
        identity.id()
            + " · made "
            + TIME.format(identity.created())
            + " · "
            + record.attempts()
            + (record.attempts() == 1 ? " attempt" : " attempts"));
    if (state != RunState.FINISHED) {
      page.text(
          "p class=\"warning\"",
          (state.isLive() || state == RunState.CREATED
                  ? "This run has not ended yet: it is "
                  : "This run has not ended well: it is ")
              + state.name().toLowerCase(Locale.ROOT)
              + (record.message().isEmpty() ? "." : " (" + record.message() + ").")
              + " What follows is what it came to so far.");
    }
    page.raw("</header>\n");
  }

  private String lead() {
    List<String> parts = new ArrayList<>();
    for (StageResult result : record.results()) {
      parts.add(result.stage() + " " + Figures.share(result.pass1()));
    }
    return parts.isEmpty()
        ? "No model has been evaluated yet."
        : "Pass@1 on "
            + record.results().getFirst().problems()
            + " held-out problems: "
            + String.join(", ", parts)
            + ".";
  }

  private void findings() {
    List<String> sentences = Findings.of(record, settings.text("signal.method"));
    if (sentences.isEmpty() && record.warnings().isEmpty() && record.changes().isEmpty()) {
      return;
    }
    page.heading("findings", "What can be said").raw("<ul>\n");
    sentences.forEach(sentence -> page.text("li", sentence));
    record
        .changes()
        .forEach(change -> page.text("li", "Changed while the run went on: " + change.words()));
    Set<String> warnings = new LinkedHashSet<>();
    record.warnings().forEach(warning -> warnings.add(warning.message()));
    warnings.forEach(warning -> page.text("li class=\"warning\"", warning));
    page.raw("</ul>\n");
    page.text(
        "p class=\"muted\"",
        "One run with one seed. Intervals are 95 % bootstrap intervals over problems, paired where two models share the problems; they do not cover what another seed would change.");
  }

  private void scores() {
    List<StageResult> results = record.results();
    if (results.isEmpty()) {
      return;
    }
    page.heading("scores", "Held-out scores");
    List<Integer> columns = Results.columns(results);
    List<String> titles = new ArrayList<>(List.of("model", "Pass@1", "95 % interval"));
    columns.forEach(k -> titles.addAll(List.of("Pass@" + k, "95 % interval")));
    titles.addAll(List.of("problems x samples", "time", "since start"));
    double before = 0;
    page.table(titles);
    for (StageResult result : results) {
      List<String> cells = new ArrayList<>();
      cells.add(result.stage());
      cells.add(Figures.share(result.pass1()));
      cells.add(Figures.interval(result.interval().get("pass1")));
      for (int k : columns) {
        Double value = result.passk().get(k);
        cells.add(value == null ? "" : Figures.share(value));
        cells.add(Figures.interval(result.interval().get("pass" + k)));
      }
      cells.add(result.problems() + " x " + result.samples());
      cells.add(Formats.duration(result.wallSeconds() - before));
      cells.add(Formats.duration(result.wallSeconds()));
      before = result.wallSeconds();
      page.row(cells);
    }
    page.endTable();
    page.raw(ReportFigures.svg(ReportFigures.passAtK(results)));
    subdomains(results, columns);
  }

  private void subdomains(List<StageResult> results, List<Integer> columns) {
    Set<String> names = new TreeSet<>();
    results.forEach(result -> names.addAll(result.subdomains().keySet()));
    if (names.isEmpty()) {
      return;
    }
    int k = columns.isEmpty() ? 1 : columns.getFirst();
    page.text("h3", "By subdomain");
    List<String> titles = new ArrayList<>(List.of("subdomain"));
    results.forEach(
        result -> titles.add(result.stage() + (k == 1 ? ": Pass@1" : ": Pass@1 / Pass@" + k)));
    page.table(titles);
    for (String name : names) {
      List<String> cells = new ArrayList<>(List.of(name));
      for (StageResult result : results) {
        StageResult.@Nullable SubdomainResult one = result.subdomains().get(name);
        cells.add(one == null ? "" : subdomain(one, k));
      }
      page.row(cells);
    }
    page.endTable();
  }

  private static String subdomain(StageResult.SubdomainResult one, int k) {
    Double passK = one.passk().get(k);
    return Figures.share(one.pass1()) + (passK == null ? "" : " / " + Figures.share(passK));
  }

  private void signal() {
    List<String> stages = record.signalStages();
    if (stages.isEmpty()) {
      return;
    }
    page.heading("signal", "Signal phase");
    for (String stage : stages) {
      page.raw(ReportFigures.svg(ReportFigures.reward(record, stage)));
    }
    List<RunEvent.GroupSampled> groups = record.lastGroups(stages.getFirst());
    if (!groups.isEmpty()) {
      page.raw(
          ReportFigures.svg(
              ReportFigures.uncertainty(
                  record, stages.getFirst(), ReportFigures.lambda(settings))));
      page.text(
          "p class=\"muted\"",
          "Each mark is one of the "
              + groups.size()
              + " groups of the last "
              + RunRecord.LAST_STEPS
              + " steps. At 0 and 1 all answers of a group are alike: the advantage is 0 and nothing is learnt from it, whatever lambda is.");
    }
    page.raw(ReportFigures.svg(ReportFigures.entropy(record)));
  }

  private void probe() {
    if (record.probes().isEmpty()) {
      return;
    }
    page.heading("probe", "Probing the checkpoints");
    ProbeMatrix.of(record).write(page);
  }

  private void samples() {
    List<RunEvent.GroupSampled> chosen = SampleGroups.choose(record);
    if (chosen.isEmpty()) {
      return;
    }
    page.heading("samples", "Groups of the last steps");
    for (RunEvent.GroupSampled group : chosen) {
      SampleGroups.write(page, group, record.problem(group.problem()));
    }
  }

  private void pipeline() {
    page.heading("pipeline", "Pipeline and machine");
    page.table(List.of("stage", "steps", "time"));
    for (RunEvent.PlannedStage stage : record.planned()) {
      Double seconds = record.seconds().get(stage.stage());
      page.row(
          List.of(
              stage.title(),
              Integer.toString(stage.steps()),
              seconds == null ? "not finished" : Formats.duration(seconds)));
    }
    page.endTable();
    @Nullable Instant first = record.first();
    @Nullable Instant last = record.last();
    if (first != null && last != null) {
      page.text(
          "p",
          "From first to last event "
              + Formats.duration(Duration.between(first, last).toMillis() / 1000.0)
              + ", pauses included.");
    }
    record.forecast().ifPresent(this::forecast);
    page.table(List.of("machine", ""));
    for (Map.Entry<String, String> entry : record.machine().entrySet()) {
      page.row(List.of(entry.getKey(), entry.getValue()));
    }
    resources.forEach((attempt, used) ->
        used.words()
            .forEach(
                (name, value) -> page.row(List.of("attempt " + attempt + ": " + name, value))));
    Attempt.unmeasured(resources)
        .forEach(
            number -> page.row(List.of("attempt " + number, "not known: its worker was killed")));
    page.endTable();
  }

  /** What was foreseen before the first stage, beside what it came to. */
  private void forecast(ForecastCheck check) {
    page.raw("<h3>Forecast and measured</h3>\n");
    page.table(List.of("", "forecast", "measured", ""));
    for (Quantity quantity : Quantity.values()) {
      page.row(cells(check.total(ForecastWords.title(quantity), quantity), ""));
      check.rows().stream()
          .filter(row -> row.quantity() == quantity)
          .forEach(row -> page.row(cells(row, "– ")));
    }
    page.endTable();
    ForecastWords.remarks(check.forecast()).forEach(remark -> page.text("p", remark));
  }

  private static List<String> cells(ForecastCheck.Row row, String mark) {
    return List.of(
        mark + row.part(),
        ForecastWords.range(row.quantity(), row.forecast()),
        ForecastWords.measured(row),
        ForecastWords.verdict(row));
  }

  private void reproduce() {
    page.heading("reproduce", "Settings, and how to make it again");
    if (!settingsStand) {
      page.text("p class=\"warning\"", Origins.SETTINGS_CHANGED);
    }
    List<String> changes = settings.changes();
    StringBuilder command = new StringBuilder("spectrum run quickstart");
    changes.forEach(change -> command.append(" \\\n  --set ").append(ShellWord.quote(change)));
    page.text("pre", command.toString());
    page.text(
        "p",
        "Seed "
            + settings.whole("seed")
            + ". The same seed, number of threads, versions and machine give the same numbers bit by bit. The run's folder holds the settings as experiment.yaml; spectrum run experiment.yaml does the same.");
    page.text(
        "p",
        changes.isEmpty()
            ? "All settings have their defaults."
            : "Settings that differ from their defaults: " + changes.size() + ".");
    page.raw("<details><summary>All settings</summary>\n");
    page.table(List.of("setting", "value", "default", "source of the default"));
    for (Setting setting : SettingCatalogue.all()) {
      page.row(
          List.of(
              setting.key(),
              setting.format(settings.value(setting.key())),
              setting.format(setting.initial()),
              setting.source().name().toLowerCase(Locale.ROOT)));
    }
    page.endTable().raw("</details>\n");
  }
}
