package org.spectrumworkbench.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.query.RunRow;

/** What the window's frame shows of the store: runs under way, the inspector, runs by name. */
public final class WindowModel {
  private static final Texts TEXTS = Texts.of(WindowModel.class);
  private static final int RUNS_IN_PALETTE = 300;

  private final Workspace workspace;
  private final StatusModel status = new StatusModel();
  private final ObservableList<Section> sections = FXCollections.observableArrayList();
  private final Background.Latest reading;
  private final Background.Latest inspecting;
  private final Sections inspection;
  private volatile List<RunRow> runs = List.of();

  public WindowModel(Workspace workspace) {
    this.workspace = workspace;
    this.inspection = new Sections(workspace);
    this.reading = workspace.background().latest();
    this.inspecting = workspace.background().latest();
    workspace.revision().addListener((property, old, now) -> refresh());
    workspace.selection().placeProperty().addListener((property, old, now) -> inspect());
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
                    RunWords.state(run.state()),
                    RunWords.made(run, workspace.clock())),
                "fth-activity",
                "",
                Command.Kind.RUN,
                () -> open.accept(run.id())))
        .toList();
  }

  /** Reads the runs again. */
  void refresh() {
    reading.start(
        workspace
            .background()
            .task(TEXTS.get("read.runs"), progress -> workspace.store().runs().list())
            .onSuccess(this::show));
    inspect();
  }

  private void show(List<RunRow> list) {
    runs = list;
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
    Selection.Place place = workspace.selection().get();
    inspecting.start(
        workspace
            .background()
            .task(TEXTS.get("read.selection"), progress -> inspection.of(place))
            .onSuccess(read -> {
              if (!sections.equals(read)) {
                sections.setAll(read);
              }
            }));
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
