package org.spectrumworkbench.app.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.fx.Dialogs.Choice;
import org.spectrumworkbench.app.fx.Dialogs.Question;
import org.spectrumworkbench.app.fx.Dialogs.Weight;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.queue.QueueView;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.store.query.RunRow;

/** What can be done with runs, for every screen that lists them. On the window's thread. */
public final class RunActions {
  private static final Logger LOG = LoggerFactory.getLogger(RunActions.class);
  private static final Texts TEXTS = Texts.of(RunActions.class);

  private final Workspace workspace;

  public RunActions(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Makes a run and starts its worker. Off the window's thread.
   *
   * @return the run, known to the store already: whoever looks at it finds it waiting
   */
  public RunFolder start(Settings settings) {
    RunFolder run = workspace.launcher().start(settings, Optional.empty());
    try {
      long unused = workspace.store().take(run);
    } catch (WorkbenchException e) {
      // The run is under way all the same; the watch says what ails the store.
      LOG.warn("the run {} was started but is not in the store yet", run.id(), e);
    }
    return run;
  }

  /** Selects a run that was just started and goes where it can be watched. */
  public void watch(RunFolder run) {
    workspace.selection().selectRun(run.id());
    workspace.navigation().open("live");
  }

  /** Selects the run and goes where it can be watched. */
  public void open(RunRow run) {
    workspace.selection().selectRun(run.id());
    workspace.navigation().open("live");
  }

  /** Starts a worker where the run left off, and goes there. */
  public void resume(RunRow run) {
    inFolder(
        run,
        TEXTS.get("resume.title"),
        folder -> workspace.launcher().resume(folder),
        () -> open(run));
  }

  /** Whether the run waits in the queue. */
  public boolean waits(RunRow run) {
    return queue().waiting(run.path()).isPresent();
  }

  private QueueView queue() {
    return workspace.queue().viewProperty().get();
  }

  /** Tells the run's worker; to stop a run that waits is to take it out of the queue. */
  public void command(RunRow run, Attempt.Command command) {
    if (waits(run)) {
      workspace.queue().remove(run.path());
      return;
    }
    inFolder(
        run,
        TEXTS.get("command.title"),
        folder -> workspace.launcher().command(folder, command),
        () -> workspace.dialogs().tell(TEXTS.get("command.sent." + command.name(), run.name())));
  }

  /** Ends the run's worker without asking it, after asking the user. */
  public void force(RunRow run) {
    workspace
        .dialogs()
        .ask(
            new Question(
                TEXTS.get("force.ask", run.name()),
                TEXTS.get("force.text"),
                List.of(
                    new Choice(
                        TEXTS.get("force.yes"),
                        Weight.DANGER,
                        () ->
                            inFolder(
                                run,
                                TEXTS.get("force.title"),
                                folder -> workspace.launcher().force(folder),
                                () ->
                                    workspace
                                        .dialogs()
                                        .tell(TEXTS.get("force.done", run.name())))))));
  }

  /** Shows the run's folder in the system's program for folders. */
  public void showFolder(RunRow run) {
    whereFolderStands(
        run, TEXTS.get("folder.title"), folder -> workspace.files().show(folder.path()));
  }

  /** Shows the run's report in the browser, or says that there is none yet. */
  public void showReport(RunRow run) {
    withFile(
        run,
        TEXTS.get("report.title"),
        RunFolder::reportFile,
        report -> workspace.files().show(report),
        () -> workspace.dialogs().tell(TEXTS.get("report.none", run.name())));
  }

  /**
   * Looks for a file of a run, off the window's thread, and goes on with it; a folder that is gone
   * is shown as a fault.
   *
   * @param file which one
   * @param there given the file where it stands
   * @param missing done where the run's folder has no such file
   */
  public void withFile(
      RunRow run,
      String title,
      Function<RunFolder, Path> file,
      Consumer<Path> there,
      Runnable missing) {
    workspace
        .background()
        .task(
            title,
            progress -> {
              Path path = file.apply(folder(run));
              return Files.isRegularFile(path) ? Optional.of(path) : Optional.<Path>empty();
            })
        .onSuccess(found -> found.ifPresentOrElse(there, missing))
        .onFailure(workspace.dialogs()::fault)
        .start();
  }

  /** Makes sure, off the window's thread, that the run's folder stands, and goes on with it. */
  public void whereFolderStands(RunRow run, String title, Consumer<RunFolder> there) {
    workspace
        .background()
        .task(title, progress -> folder(run))
        .onSuccess(there)
        .onFailure(workspace.dialogs()::fault)
        .start();
  }

  /**
   * A run's folder. Off the window's thread.
   *
   * @throws WorkbenchException where it is gone
   */
  public static RunFolder folder(RunRow run) {
    if (!RunFolder.isRun(run.path())) {
      throw new WorkbenchException(
          TEXTS.get("gone", run.name(), run.path()), TEXTS.get("gone.mend"));
    }
    return RunFolder.open(run.path());
  }

  /**
   * Deletes runs with their folders, after asking; a run whose worker is alive is not deleted. Of a
   * run whose folder is gone already, what the store keeps is forgotten.
   *
   * @param after done when they are gone
   */
  public void delete(List<RunRow> runs, Runnable after) {
    workspace
        .background()
        .task(
            TEXTS.get("delete.size"),
            progress -> {
              List<RunRow> still =
                  runs.stream().filter(run -> worker(run.path()).isEmpty()).toList();
              return new Doomed(
                  still,
                  still.stream().allMatch(run -> !RunFolder.isRun(run.path())),
                  still.stream().mapToLong(run -> size(run.path())).sum());
            })
        .onSuccess(doomed -> {
          if (!doomed.runs().isEmpty()) {
            ask(doomed, after);
          } else if (!runs.isEmpty()) {
            workspace.dialogs().tell(TEXTS.get("delete.live"));
          }
        })
        .onFailure(workspace.dialogs()::fault)
        .start();
  }

  /**
   * What is to be deleted.
   *
   * @param gone whether no folder is left of any of them
   * @param bytes on disk
   */
  private record Doomed(List<RunRow> runs, boolean gone, long bytes) {}

  /** The process that is at a run now, whatever the journal and the store say; 0 or one. */
  private static Optional<Long> worker(Path run) {
    if (!RunFolder.isRun(run)) {
      return Optional.empty();
    }
    return RunFolder.open(run)
        .latestAttempt()
        .flatMap(Attempt::heartbeat)
        .filter(Attempt.Heartbeat::processIsAlive)
        .map(Attempt.Heartbeat::pid);
  }

  private void ask(Doomed doomed, Runnable after) {
    List<RunRow> runs = doomed.runs();
    String size = Formats.bytes(doomed.bytes());
    String number = runs.size() == 1 ? "one" : "many";
    String verb = doomed.gone() ? "forget" : "delete";
    workspace
        .dialogs()
        .ask(
            new Question(
                TEXTS.get(
                    verb + "." + number, runs.size() == 1 ? runs.getFirst().name() : runs.size()),
                TEXTS.get(verb + "." + number + ".text", size, runs.getFirst().path()),
                List.of(
                    new Choice(
                        TEXTS.get(verb + ".yes"), Weight.DANGER, () -> deleteNow(doomed, after)))));
  }

  private void deleteNow(Doomed doomed, Runnable after) {
    workspace
        .background()
        .task(
            TEXTS.get("delete.title"),
            progress -> {
              List<RunRow> gone = new ArrayList<>();
              List<WorkbenchException> faults = new ArrayList<>();
              for (RunRow run : doomed.runs()) {
                progress.fraction((double) (gone.size() + faults.size()) / doomed.runs().size());
                try {
                  deleteNow(run);
                  gone.add(run);
                } catch (WorkbenchException fault) {
                  // The others are not to blame.
                  faults.add(fault);
                }
              }
              return new Deleted(gone, faults);
            })
        .onSuccess(deleted -> {
          deleted.gone().forEach(run -> workspace.selection().forget(run.id()));
          if (deleted.faults().isEmpty()) {
            workspace
                .dialogs()
                .tell(
                    doomed.gone()
                        ? TEXTS.get("forget.done", deleted.gone().size())
                        : TEXTS.get(
                            "delete.done", deleted.gone().size(), Formats.bytes(doomed.bytes())));
          }
          deleted.faults().forEach(workspace.dialogs()::fault);
        })
        .onEnd(after)
        .start();
  }

  private record Deleted(List<RunRow> gone, List<WorkbenchException> faults) {}

  /** A worker may have taken the run up since the question was asked. */
  private void deleteNow(RunRow run) {
    workspace.queue().forget(run.path());
    Optional<Long> worker = worker(run.path());
    if (worker.isPresent()) {
      throw new WorkbenchException(
          TEXTS.get("delete.busy", run.name(), worker.get()), TEXTS.get("delete.busy.mend"));
    }
    if (RunFolder.isRun(run.path())) {
      RunFolder.open(run.path()).delete();
    }
    workspace.store().forget(run.id());
  }

  /**
   * The commands of the run that is selected, for menus and the palette.
   *
   * @param selected the selected run's row, where one is selected
   */
  List<Command> commands(Supplier<Optional<RunRow>> selected) {
    return List.of(
        item("pause", "fth-pause", selected, run -> command(run, Attempt.Command.PAUSE)),
        item("continue", "fth-play", selected, run -> command(run, Attempt.Command.CONTINUE)),
        item(
            "stop-and-save",
            "fth-save",
            selected,
            run -> command(run, Attempt.Command.STOP_AND_SAVE)),
        item("stop", "fth-square", selected, run -> command(run, Attempt.Command.STOP)),
        item("force", "fth-x-octagon", selected, this::force),
        item("resume", "fth-rotate-cw", selected, this::resume),
        item("folder", "fth-folder", selected, this::showFolder),
        item("report", "fth-file-text", selected, this::showReport));
  }

  private Command item(
      String id, String icon, Supplier<Optional<RunRow>> selected, Consumer<RunRow> action) {
    return Command.action(
        "run." + id,
        TEXTS.get("command." + id),
        selected.get().map(RunRow::name).orElse(""),
        icon,
        () ->
            selected
                .get()
                .ifPresentOrElse(
                    run -> {
                      if (fits(id, run)) {
                        action.accept(run);
                      } else {
                        workspace
                            .dialogs()
                            .tell(
                                TEXTS.get(
                                    "command.unfit", run.name(), RunWords.state(run, queue())));
                      }
                    },
                    () -> workspace.dialogs().tell(TEXTS.get("command.none"))));
  }

  private boolean fits(String id, RunRow run) {
    return switch (id) {
      case "stop", "stop-and-save" -> run.state().isLive() || waits(run);
      case "pause", "continue", "force" -> run.state().isLive();
      case "resume" -> RunWords.canStart(run, queue());
      default -> true;
    };
  }

  private void inFolder(RunRow run, String title, Consumer<RunFolder> work, Runnable afterwards) {
    workspace
        .background()
        .task(
            title,
            progress -> {
              RunFolder folder = folder(run);
              work.accept(folder);
              return folder;
            })
        .onSuccess(done -> afterwards.run())
        .start();
  }

  /** Bytes of all files below a folder; 0 where it is gone. */
  public static long size(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .mapToLong(file -> {
            try {
              return Files.isRegularFile(file) ? Files.size(file) : 0;
            } catch (IOException gone) {
              return 0;
            }
          })
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }
}
