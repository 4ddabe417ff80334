package org.spectrumworkbench.app.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.RunActions;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.ExperimentFile.Preset;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;

/** The draft with its undo history, its check, and its start. On the window's thread. */
public final class PlanModel {
  private static final Texts TEXTS = Texts.of(PlanModel.class);
  private static final int MEMORY = 500;

  private final Workspace workspace;
  private final ProblemSets sets;
  private final Optional<Forecaster> forecaster;
  private final Function<Path, Readiness.Surroundings> surroundings;
  private final DraftFile file;
  private final RunActions runs;
  private final Background.Latest saving;
  private final Background.Latest checking;
  private final ReadOnlyObjectWrapper<PlanDraft> draft;
  private final ReadOnlyObjectWrapper<Readiness> readiness =
      new ReadOnlyObjectWrapper<>(Readiness.UNKNOWN);
  private final ObservableList<String> problems = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper();
  private final Measuring measuring;
  private final BooleanProperty advanced = new SimpleBooleanProperty();
  private final Deque<PlanDraft> done = new ArrayDeque<>();
  private final Deque<PlanDraft> undone = new ArrayDeque<>();
  private String typingIn = "";

  /**
   * @param forecaster says what a run will take, where there is one
   * @param surroundings reads the machine, given the folder of the runs; off the window's thread
   */
  PlanModel(
      Workspace workspace,
      Optional<Forecaster> forecaster,
      Function<Path, Readiness.Surroundings> surroundings) {
    this.workspace = workspace;
    this.sets = new ProblemSets(workspace.workbench().datasets());
    this.forecaster = forecaster;
    this.surroundings = surroundings;
    this.file = new DraftFile(workspace.workbench().home().resolve("drafts").resolve("plan.json"));
    this.saving = workspace.background().latest();
    this.checking = workspace.background().latest();
    this.runs = new RunActions(workspace);
    this.measuring =
        new Measuring(
            workspace.background(),
            forecaster,
            () -> surroundings.apply(workspace.workbench().runs()).liveRuns() == 0,
            this::check);
    PlanDraft first = PlanDraft.of(presets().getFirst());
    this.draft = new ReadOnlyObjectWrapper<>(first);
    workspace
        .background()
        .task(TEXTS.get("read.draft"), progress -> file.read())
        .onSuccess(left -> {
          // Whoever was quicker than the disk goes on with what they chose.
          if (draft().equals(first) && done.isEmpty()) {
            left.ifPresent(draft::set);
          }
          check();
        })
        .start();
  }

  List<Preset> presets() {
    return ExperimentFile.presets();
  }

  ReadOnlyObjectProperty<PlanDraft> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  PlanDraft draft() {
    return draft.get();
  }

  ReadOnlyObjectProperty<Readiness> readinessProperty() {
    return readiness.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }

  /** The names of problems that can be trained on, as they were when last looked at. */
  ObservableList<String> problems() {
    return FXCollections.unmodifiableObservableList(problems);
  }

  /** Looks again which problems there are. */
  void lookForProblems() {
    workspace
        .background()
        .task(TEXTS.get("read.problems"), progress -> sets.choices())
        .onSuccess(found -> {
          if (!found.equals(problems)) {
            problems.setAll(found);
          }
        })
        .start();
  }

  /** Trains on these problems from the next start on; as one step of undo. */
  public void use(String set) {
    settle();
    change(draft().with("problems.set", set).with("problems.subdomains", ""));
  }

  /** Has this machine measured, where that is wanted. */
  Measuring measuring() {
    return measuring;
  }

  /** Whether a worker is being started just now. */
  ReadOnlyBooleanProperty startingProperty() {
    return starting.getReadOnlyProperty();
  }

  /** Whether the form shows every setting. */
  BooleanProperty advancedProperty() {
    return advanced;
  }

  /** Starts a new draft from a preset; undo brings the old one back. */
  public void begin(Preset preset) {
    settle();
    change(PlanDraft.of(preset));
  }

  /** Starts a new draft from the preset of that name. */
  public void begin(String preset) {
    presets().stream().filter(one -> one.name().equals(preset)).findFirst().ifPresent(this::begin);
  }

  /** Starts a new draft with the settings of an earlier run or a file. */
  public void begin(String start, Settings settings) {
    settle();
    change(PlanDraft.of(start, settings));
  }

  /** Reads an experiment's file chosen by the user. */
  void open() {
    workspace
        .files()
        .open(TEXTS.get("open.title"), yaml())
        .ifPresent(chosen ->
            workspace
                .background()
                .task(TEXTS.get("open.title"), progress -> ExperimentFile.read(chosen))
                .onSuccess(settings -> begin(chosen.toString(), settings))
                .start());
  }

  /** Writes the experiment to a file chosen by the user. */
  void save() {
    PlanDraft now = draft();
    workspace
        .files()
        .save(TEXTS.get("save.title"), now.settings().text("name") + ".yaml", yaml())
        .ifPresent(chosen ->
            workspace
                .background()
                .task(
                    TEXTS.get("save.title"),
                    progress -> {
                      write(chosen, ExperimentFile.write(now.settings()));
                      return chosen;
                    })
                .onSuccess(written -> workspace.dialogs().tell(TEXTS.get("save.done", written)))
                .start());
  }

  /** Puts text into a field. Typing on in the same field is one step of undo. */
  void edit(String key, String text) {
    if (text.equals(draft().text(key))) {
      return;
    }
    PlanDraft next = draft().with(key, text);
    if (typingIn.equals(key)) {
      set(next);
    } else {
      change(next);
      typingIn = key;
    }
  }

  /** Ends the typing in a field: the next edit is a step of its own. */
  void settle() {
    typingIn = "";
  }

  void reset(String key) {
    settle();
    change(draft().reset(key));
  }

  /** Switches a phase of the pipeline on or off. */
  void phase(String phase, boolean on) {
    settle();
    List<String> stages =
        List.of("spectrum", "signal").stream()
            .filter(
                name -> name.equals(phase) ? on : draft().settings().names("stages").contains(name))
            .toList();
    change(draft().with("stages", String.join(", ", stages)));
  }

  void undo() {
    settle();
    if (!done.isEmpty()) {
      undone.push(draft());
      set(done.pop());
    }
  }

  void redo() {
    settle();
    if (!undone.isEmpty()) {
      done.push(draft());
      set(undone.pop());
    }
  }

  /** Checks again: the machine may have changed. */
  void check() {
    PlanDraft now = draft();
    checking.start(
        workspace
            .background()
            .task(TEXTS.get("check.title"), progress -> checked(now))
            .onSuccess(readiness::set));
  }

  /**
   * Checks the draft as it stands now and starts it, selects the run, and goes where it can be
   * watched. The check that the screen shows may still be of an earlier draft.
   *
   * @param blocked told the check where something stands in the way; nothing is started then
   */
  void start(Consumer<Readiness> blocked) {
    if (starting.get()) {
      return;
    }
    starting.set(true);
    measuring.stop();
    PlanDraft now = draft();
    workspace
        .background()
        .task(
            TEXTS.get("start.title"),
            progress -> {
              Readiness found = checked(now);
              return new Started(
                  found,
                  found.isReady() ? Optional.of(runs.start(now.settings())) : Optional.empty());
            })
        .onSuccess(started ->
            started
                .run()
                .ifPresentOrElse(
                    runs::watch,
                    () -> {
                      if (draft().equals(now)) {
                        readiness.set(started.found());
                      }
                      blocked.accept(started.found());
                    }))
        .onEnd(() -> starting.set(false))
        .start();
  }

  private record Started(Readiness found, Optional<RunFolder> run) {}

  private Readiness checked(PlanDraft asked) {
    return Readiness.of(asked, surroundings.apply(workspace.workbench().runs()), sets, forecaster);
  }

  private void change(PlanDraft next) {
    if (next.equals(draft())) {
      return;
    }
    done.push(draft());
    if (done.size() > MEMORY) {
      done.removeLast();
    }
    undone.clear();
    set(next);
  }

  private void set(PlanDraft next) {
    draft.set(next);
    canUndo.set(!done.isEmpty());
    canRedo.set(!undone.isEmpty());
    saving.start(
        workspace
            .background()
            .task(
                TEXTS.get("save.draft"),
                progress -> {
                  // Two saves may overlap; the one that was overtaken must not write last.
                  synchronized (file) {
                    if (!progress.isCancelled()) {
                      file.write(next);
                    }
                  }
                  return next;
                }));
    check();
  }

  private static org.spectrumworkbench.app.fx.FileChoice.Kind yaml() {
    return new org.spectrumworkbench.app.fx.FileChoice.Kind(
        TEXTS.get("file.kind"), List.of("*.yaml", "*.yml"));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new WorkbenchException(
          file + " cannot be written: " + e.getMessage(),
          "Choose another folder, or check its permissions and the free disk space.",
          e);
    }
  }
}
