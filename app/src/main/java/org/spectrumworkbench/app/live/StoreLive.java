package org.spectrumworkbench.app.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.live.LiveData.Curve;
import org.spectrumworkbench.app.live.LiveData.GroupDot;
import org.spectrumworkbench.app.live.LiveData.Notice;
import org.spectrumworkbench.app.live.LiveData.NoticeKind;
import org.spectrumworkbench.app.live.LiveData.Specialist;
import org.spectrumworkbench.app.live.StageRow.Kind;
import org.spectrumworkbench.app.live.StageRow.Status;
import org.spectrumworkbench.app.score.StoreEvaluated;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.SettingCatalogue;
import org.spectrumworkbench.core.experiment.SettingRequests;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.query.EventRow;
import org.spectrumworkbench.store.query.GroupRow;
import org.spectrumworkbench.store.query.MetricSeries;
import org.spectrumworkbench.store.query.MetricSeries.Bucket;
import org.spectrumworkbench.store.query.RunDetail;
import org.spectrumworkbench.store.query.RunRow;
import org.spectrumworkbench.store.query.SettingChange;

/** Reads the live screen's data from the store. */
public final class StoreLive implements LiveSource {
  /** More than a chart has columns for would be drawn together anyway. */
  private static final int BUCKETS = 500;

  private static final int MOST_EVENTS = 200;

  private final Store store;
  private final Texts texts = Texts.of(StoreLive.class);

  public StoreLive(Store store) {
    this.store = store;
  }

  @Override
  public Optional<LiveData> read(String run, @Nullable String stage) {
    return store.runs().detail(run).map(detail -> read(detail, stage));
  }

  @Override
  public Optional<String> toFollow() {
    List<RunRow> here = store.runs().list().stream().filter(RunRow::present).toList();
    return here.stream()
        .filter(row -> row.state().isLive())
        .findFirst()
        .or(() -> here.stream().findFirst())
        .map(RunRow::id);
  }

  private LiveData read(RunDetail detail, @Nullable String chosen) {
    RunRow row = detail.run();
    String run = row.id();
    Optional<Settings> settings = settings(detail);
    List<StageRow> stages = detail.stages().stream().map(stage -> stage(stage, row)).toList();
    StageRow shown = StageRow.toShow(stages, chosen).orElse(null);
    List<String> subdomains = subdomains(detail);
    String method = settings.map(s -> s.text("signal.method")).orElse("mgpo");
    List<SettingChange> changes = store.live().changes(run);
    double lambda =
        changes.stream()
            .filter(change -> change.key().equals("signal.lambda"))
            .reduce((before, last) -> last)
            .map(change -> Double.parseDouble(change.to()))
            .or(() -> settings.map(s -> s.real("signal.lambda")))
            .orElse(0.0);
    Double low = row.secondsLeftLow();
    Double high = row.secondsLeftHigh();
    return new LiveData(
        new LiveData.Run(
            run,
            row.name(),
            row.path(),
            row.state(),
            row.message(),
            left(row),
            low == null ? Double.NaN : low,
            high == null ? Double.NaN : high,
            method,
            Experiment.Signal.lambdaOf(shown == null ? method : shown.method(method), lambda),
            values(settings, stages, changes),
            changes.stream().map(SettingChange::words).toList(),
            row.isUnfinished()
                || (row.present() && row.state() == RunState.CREATED && row.attempts() == 0)),
        stages,
        shown,
        subdomains,
        shown == null ? Map.of() : metrics(run, shown.id()),
        shown == null ? List.of() : groups(run, shown),
        notices(run, stages),
        new StoreEvaluated(store).read(run),
        ProbeMatrix.of(
            store.results().probes(run).stream()
                .map(p ->
                    new ProbeMatrix.Score(
                        p.source(),
                        p.step(),
                        p.subdomain(),
                        p.half(),
                        p.k(),
                        p.passAtK(),
                        p.low(),
                        p.high(),
                        p.pass1()))
                .toList()),
        store.results().specialists(run).stream()
            .map(s ->
                new Specialist(s.subdomain(), s.source(), s.step(), s.selected(), s.confirmed()))
            .toList());
  }

  /** What the settings are now that may change; of stages that the run has and that go on. */
  private static Map<String, String> values(
      Optional<Settings> settings, List<StageRow> stages, List<SettingChange> changes) {
    Map<String, String> values = new HashMap<>();
    settings.ifPresent(all -> {
      for (String key : SettingRequests.KEYS) {
        Kind kind = key.startsWith("sft.") ? Kind.SFT : Kind.SIGNAL;
        if (stages.stream()
            .anyMatch(stage -> stage.kind() == kind && stage.status() != Status.DONE)) {
          values.put(key, SettingCatalogue.find(key, key).format(all.value(key)));
        }
      }
      changes.forEach(change -> values.replace(change.key(), change.to()));
    });
    return values;
  }

  @Override
  public ProblemsOverTime overTime(String run, String stage) {
    List<GroupRow> newest = store.live().latestGroups(run, stage, 1);
    if (newest.isEmpty()) {
      return ProblemsOverTime.NONE;
    }
    int last = newest.getFirst().step();
    return ProblemsOverTime.of(
        store.live().heatMap(run, stage, Math.max(0, last - BUCKETS + 1), last, BUCKETS),
        store.runs().detail(run).map(this::subdomains).orElseGet(List::of));
  }

  /** In the order in which they get colours and markers. */
  private List<String> subdomains(RunDetail detail) {
    return settings(detail)
        .map(Experiment::subdomains)
        .filter(names -> !names.isEmpty())
        .orElseGet(() -> store.samples().subdomains(detail.run().id()));
  }

  /** Settings of another version may not be readable: the run's numbers are. */
  private static Optional<Settings> settings(RunDetail detail) {
    try {
      return Optional.of(ExperimentFile.parse(detail.settings(), detail.run().id()));
    } catch (WorkbenchException otherVersion) {
      return Optional.empty();
    }
  }

  private static Optional<Attempt.Command> left(RunRow row) {
    if (!row.state().isLive() || !row.present()) {
      return Optional.empty();
    }
    return RunFolder.open(row.path()).latestAttempt().flatMap(Attempt::command);
  }

  private static StageRow stage(org.spectrumworkbench.store.query.StageRow stage, RunRow run) {
    Status status =
        stage.isFinished()
            ? Status.DONE
            : stage.started() == null
                ? Status.WAITING
                : run.state().isLive() ? Status.RUNNING : Status.HALTED;
    return new StageRow(
        stage.stage(),
        Kind.of(stage.kind()),
        stage.title().isEmpty() ? stage.stage() : stage.title(),
        stage.step(),
        Math.max(1, stage.steps()),
        status);
  }

  private Map<String, Curve> metrics(String run, String stage) {
    List<String> names =
        store.live().metricNames(run, stage).stream().filter(LiveCharts::draws).toList();
    Map<String, Curve> curves = new HashMap<>();
    for (MetricSeries series : store.live().metricSeries(run, stage, names, BUCKETS)) {
      curves.put(series.name(), curve(series.buckets()));
    }
    return curves;
  }

  private static Curve curve(List<Bucket> buckets) {
    double[] step = new double[buckets.size()];
    double[] value = new double[buckets.size()];
    double[] low = new double[buckets.size()];
    double[] high = new double[buckets.size()];
    for (int i = 0; i < buckets.size(); i++) {
      Bucket bucket = buckets.get(i);
      step[i] = (bucket.firstStep() + bucket.lastStep()) / 2.0;
      value[i] = bucket.mean();
      low[i] = bucket.low();
      high[i] = bucket.high();
    }
    return new Curve(step, value, low, high);
  }

  /** The newest group of each problem of the last steps, the oldest group first. */
  private List<GroupDot> groups(String run, StageRow stage) {
    List<GroupRow> newest = store.live().latestGroups(run, stage.id(), 1);
    if (newest.isEmpty()) {
      return List.of();
    }
    int last = newest.getFirst().step();
    int first = Math.max(0, last - LiveData.RECENT_STEPS + 1);
    return store.live().uncertainty(run, stage.id(), first, last).stream()
        .sorted(Comparator.comparingLong(GroupRow::place))
        .map(g ->
            new GroupDot(
                g.step(),
                g.problem(),
                g.subdomain(),
                g.question(),
                g.verdicts(),
                g.weight(),
                g.samples() == 0 ? 0 : g.tokens() / (double) g.samples()))
        .toList();
  }

  private List<Notice> notices(String run, List<StageRow> stages) {
    Map<String, String> titles = new HashMap<>();
    stages.forEach(stage -> titles.put(stage.id(), stage.title()));
    List<Notice> notices = new ArrayList<>();
    for (EventRow event : store.live().events(run, MOST_EVENTS)) {
      notices.add(notice(event, titles));
    }
    store
        .results()
        .checkpoints(run)
        .forEach(saved ->
            notices.add(
                new Notice(
                    saved.time(),
                    NoticeKind.CHECKPOINT,
                    titles.getOrDefault(saved.stage(), saved.stage()),
                    saved.step(),
                    texts.get("event.checkpoint", Formats.bytes(saved.bytes())))));
    store
        .results()
        .models(run)
        .forEach(saved ->
            notices.add(
                new Notice(
                    saved.time(),
                    NoticeKind.MODEL,
                    titles.getOrDefault(saved.stage(), saved.stage()),
                    0,
                    texts.get("event.model", saved.description()))));
    // Stable: what came in one instant stays in the journal's order.
    notices.sort(Comparator.comparing(Notice::time));
    List<Notice> newestFirst = notices.reversed();
    return newestFirst.subList(0, Math.min(MOST_EVENTS, newestFirst.size()));
  }

  private Notice notice(EventRow event, Map<String, String> titles) {
    String stage = titles.getOrDefault(event.stage(), event.stage());
    RunState state = event.state();
    return switch (event.kind()) {
      case "stage-started" ->
          new Notice(event.time(), NoticeKind.STAGE, "", 0, texts.get("event.started", stage));
      case "stage-finished" ->
          new Notice(event.time(), NoticeKind.STAGE, "", 0, texts.get("event.finished", stage));
      case "attempt-started" ->
          new Notice(
              event.time(), NoticeKind.STATE, "", 0, texts.get("event.attempt", event.attempt()));
      case "state-changed" ->
          new Notice(
              event.time(),
              state == RunState.FAILED ? NoticeKind.WARNING : NoticeKind.STATE,
              "",
              0,
              stateMessage(state, event.message()));
      case "setting-changed" ->
          new Notice(
              event.time(),
              NoticeKind.SETTING,
              stage,
              event.step(),
              texts.get("event.changed", event.message()));
      default ->
          new Notice(
              event.time(),
              event.level().equals("info") ? NoticeKind.INFO : NoticeKind.WARNING,
              stage,
              event.step(),
              event.message());
    };
  }

  private String stateMessage(@Nullable RunState state, String message) {
    String word =
        state == null ? "" : texts.get("state." + state.name().toLowerCase(java.util.Locale.ROOT));
    return message.isEmpty() ? word : word + ": " + message;
  }
}
