package org.spectrumworkbench.app.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.spectrumworkbench.app.fx.Dialogs.Choice;
import org.spectrumworkbench.app.fx.Dialogs.Question;
import org.spectrumworkbench.app.fx.Dialogs.Weight;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.store.query.RunRow;

/** What can be done with runs, for every screen that lists them. On the window's thread. */
public final class RunActions {
  private static final Texts TEXTS = Texts.of(RunActions.class);

  private final Workspace workspace;

  public RunActions(Workspace workspace) {
    this.workspace = workspace;
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

  /** Tells the run's worker. */
  public void command(RunRow run, Attempt.Command command) {
    inFolder(
        run,
        TEXTS.get("command.title"),
        folder -> workspace.launcher().command(folder, command),
        () -> workspace.dialogs().tell(TEXTS.get("command.sent." + command.name(), run.name())));
  }

  /** Shows the run's folder in the system's program for folders. */
  public void showFolder(RunRow run) {
    workspace.files().show(run.path());
  }

  /** Shows the run's report in the browser, or says that there is none yet. */
  public void showReport(RunRow run) {
    Path report = run.path().resolve("report.html");
    if (Files.isRegularFile(report)) {
      workspace.files().show(report);
    } else {
      workspace.dialogs().tell(TEXTS.get("report.none", run.name()));
    }
  }

  /**
   * Deletes runs with their folders, after asking; a run whose worker is alive is not deleted.
   *
   * @param after done when they are gone
   */
  public void delete(List<RunRow> runs, Runnable after) {
    List<RunRow> still = runs.stream().filter(run -> !run.state().isLive()).toList();
    if (still.isEmpty()) {
      if (!runs.isEmpty()) {
        workspace.dialogs().tell(TEXTS.get("delete.live"));
      }
      return;
    }
    workspace
        .background()
        .task(
            TEXTS.get("delete.size"),
            progress -> still.stream().mapToLong(run -> size(run.path())).sum())
        .onSuccess(bytes -> ask(still, bytes, after))
        .start();
  }

  private void ask(List<RunRow> runs, long bytes, Runnable after) {
    String title =
        runs.size() == 1
            ? TEXTS.get("delete.one", runs.getFirst().name())
            : TEXTS.get("delete.many", runs.size());
    String text =
        runs.size() == 1
            ? TEXTS.get("delete.one.text", Formats.bytes(bytes), runs.getFirst().path())
            : TEXTS.get("delete.many.text", Formats.bytes(bytes));
    workspace
        .dialogs()
        .ask(
            new Question(
                title,
                text,
                List.of(
                    new Choice(
                        TEXTS.get("delete.yes"),
                        Weight.DANGER,
                        () -> deleteNow(runs, bytes, after)))));
  }

  private void deleteNow(List<RunRow> runs, long bytes, Runnable after) {
    workspace
        .background()
        .task(
            TEXTS.get("delete.title"),
            progress -> {
              for (int i = 0; i < runs.size() && !progress.isCancelled(); i++) {
                RunRow run = runs.get(i);
                progress.fraction((double) i / runs.size());
                if (run.present() && RunFolder.isRun(run.path())) {
                  RunFolder.open(run.path()).delete();
                }
                workspace.store().forget(run.id());
              }
              return runs.size();
            })
        .onSuccess(count -> {
          runs.forEach(run -> workspace.selection().forget(run.id()));
          workspace.dialogs().tell(TEXTS.get("delete.done", count, Formats.bytes(bytes)));
        })
        .onEnd(after)
        .start();
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
                                    "command.unfit", run.name(), RunWords.state(run.state())));
                      }
                    },
                    () -> workspace.dialogs().tell(TEXTS.get("command.none"))));
  }

  private static boolean fits(String id, RunRow run) {
    return switch (id) {
      case "pause", "continue", "stop", "stop-and-save" -> run.state().isLive();
      case "resume" -> run.state().isResumable();
      default -> true;
    };
  }

  private void inFolder(RunRow run, String title, Consumer<RunFolder> work, Runnable afterwards) {
    workspace
        .background()
        .task(
            title,
            progress -> {
              RunFolder folder = RunFolder.open(run.path());
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
