package org.spectrumworkbench.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.fx.FreshRead;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.query.RunRow;
import org.spectrumworkbench.store.query.SearchHit;

/** What the window's frame shows of the store: runs under way, the inspector, runs by name. */
public final class WindowModel {
  private static final Logger LOG = LoggerFactory.getLogger(WindowModel.class);
  private static final Texts TEXTS = Texts.of(WindowModel.class);
  private static final int RUNS_IN_PALETTE = 300;
  private static final int HITS = 12;

  private final Workspace workspace;
  private final StatusModel status = new StatusModel();
  private final ObservableList<Section> sections = FXCollections.observableArrayList();
  private final FreshRead<String, List<RunRow>> reading;
  private final FreshRead<Selection.Place, List<Section>> inspecting;
  private List<? extends Throwable> watchFaults = List.of();
  private Optional<Throwable> readFault = Optional.empty();
  private volatile List<RunRow> runs = List.of();

  public WindowModel(Workspace workspace) {
    this.workspace = workspace;
    Sections inspection = new Sections(workspace);
    this.reading =
        new FreshRead<>(
            workspace.background(),
            TEXTS.get("read.runs"),
            all -> workspace.store().runs().list(),
            this::showRuns,
            this::failed);
    this.inspecting =
        new FreshRead<>(
            workspace.background(),
            TEXTS.get("read.selection"),
            inspection::of,
            this::showSections,
            this::failed);
    workspace.revision().addListener((property, old, now) -> refresh());
    workspace.selection().placeProperty().addListener((property, old, now) -> inspect());
    workspace.queue().viewProperty().addListener((property, old, now) -> status.update(now));
    status.update(List.of(), null);
    refresh();
  }

  /** How many workers are at work. From any thread. */
  public int liveRuns() {
    return (int) runs.stream().filter(run -> run.state().isLive()).count();
  }

  /** Takes in how busy the machine is. */
  public void load(Machine.Load load) {
    status.update(load);
  }

  /** Takes in why the runs cannot be looked at; empty where they can. */
  public void warn(List<WorkbenchException> faults) {
    watchFaults = faults;
    status.warn(faults());
  }

  /** What keeps the window from showing what the runs do; empty where nothing does. */
  List<Throwable> faults() {
    List<Throwable> all = new ArrayList<>(watchFaults);
    readFault.ifPresent(all::add);
    return all;
  }

  StatusModel status() {
    return status;
  }

  ObservableList<Section> sections() {
    return sections;
  }

  /** The selected run as the store had it last. */
  Optional<RunRow> selected() {
    String id = workspace.selection().get().run();
    return runs.stream().filter(run -> run.id().equals(id)).findFirst();
  }

  /** A command for each run, newest first. */
  List<Command> runs(Consumer<String> open) {
    return runs.stream()
        .limit(RUNS_IN_PALETTE)
        .map(run ->
            new Command(
                "run." + run.id(),
                run.name(),
                TEXTS.get(
                    "palette.run",
                    RunWords.state(run, workspace.queue().viewProperty().get()),
                    RunWords.made(run, workspace.clock())),
                "fth-activity",
                "",
                Command.Kind.RUN,
                () -> open.accept(run.id())))
        .toList();
  }

  /**
   * Commands for the runs and problems of the store that have a text in them. Off the window's
   * thread.
   *
   * @param openRun given a run's identifier
   * @param openProblem given where the problem was sampled last
   */
  List<Command> search(
      String text, Consumer<String> openRun, Consumer<Selection.Place> openProblem) {
    List<Command> found = new ArrayList<>();
    for (SearchHit hit : workspace.store().runs().search(text, HITS)) {
      String problem = hit.problem();
      if (problem == null) {
        found.add(
            new Command(
                "run." + hit.run(),
                hit.runName(),
                hit.run(),
                "fth-activity",
                "",
                Command.Kind.RUN,
                () -> openRun.accept(hit.run())));
      } else {
        Selection.Place place = sampled(hit.run(), problem);
        found.add(
            new Command(
                "problem." + hit.run() + "." + problem,
                hit.text().replaceAll("\\s+", " "),
                TEXTS.get("palette.problem", problem, hit.runName()),
                "fth-help-circle",
                "",
                Command.Kind.PROBLEM,
                () -> openProblem.accept(place)));
      }
    }
    return found;
  }

  /** Where the problem was sampled last; the run's problem alone where it never was. */
  private Selection.Place sampled(String run, String problem) {
    return workspace.store().samples().history(run, problem).stream()
        .findFirst()
        .map(group -> new Selection.Place(run, group.stage(), group.step(), null, problem, null))
        .orElseGet(() -> Selection.Place.ofRun(run).withProblem(problem));
  }

  /** Reads the runs again. */
  void refresh() {
    reading.request("runs");
    inspect();
  }

  private void failed(Throwable why) {
    LOG.error("reading for the window's frame", why);
    readFault = Optional.of(why);
    status.warn(faults());
  }

  private void showSections(List<Section> read) {
    if (!sections.equals(read)) {
      sections.setAll(read);
    }
  }

  private void showRuns(List<RunRow> list) {
    runs = list;
    readFault = Optional.empty();
    status.warn(faults());
    List<StatusModel.LiveRun> live = new ArrayList<>();
    for (RunRow run : list) {
      if (run.state().isLive()) {
        live.add(
            new StatusModel.LiveRun(
                run.id(),
                run.name(),
                run.stage() == null
                    ? ""
                    : Objects.requireNonNullElse(run.stageTitle(), run.stage()),
                run.step(),
                run.steps(),
                run.steps() == 0 ? -1 : (double) run.step() / run.steps(),
                run.state() == RunState.PAUSED,
                orZero(run.secondsLeftLow()),
                orZero(run.secondsLeftHigh())));
      }
    }
    status.update(live, workspace.selection().get().run());
  }

  private void inspect() {
    inspecting.request(workspace.selection().get());
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
