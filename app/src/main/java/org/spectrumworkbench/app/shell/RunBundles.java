package org.spectrumworkbench.app.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spectrumworkbench.app.fx.BackgroundTask;
import org.spectrumworkbench.app.fx.Dialogs.Choice;
import org.spectrumworkbench.app.fx.Dialogs.Question;
import org.spectrumworkbench.app.fx.Dialogs.Weight;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.report.Report;
import org.spectrumworkbench.core.bundle.Bundle;
import org.spectrumworkbench.core.bundle.BundleModels;
import org.spectrumworkbench.core.bundle.BundleWatch;
import org.spectrumworkbench.core.bundle.BundleWriter;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.store.query.RunRow;

/** Runs as files: made, chosen, dropped onto the window, opened. On the window's thread. */
public final class RunBundles {
  private static final Texts TEXTS = Texts.of(RunBundles.class);

  private final Workspace workspace;
  private final FileChoice.Kind kind;

  public RunBundles(Workspace workspace) {
    this.workspace = workspace;
    this.kind = new FileChoice.Kind(TEXTS.get("bundle.kind"), List.of("*" + Bundle.ENDING));
  }

  /** What opening came to: the run, or only that it is here already. */
  private record Taken(Optional<Bundle.Opened> opened, String run) {}

  /** Asks for a bundle and opens it. */
  public void choose() {
    workspace.files().open(TEXTS.get("bundle.open"), kind).ifPresent(this::open);
  }

  /** Opens a bundle; where its run is here already, asks whether a copy is meant. */
  public void open(Path file) {
    open(file, false);
  }

  /** The bundle among files that are dragged; empty where there is not exactly one file. */
  public static Optional<Path> among(List<File> files) {
    return files.size() == 1 && files.getFirst().getName().endsWith(Bundle.ENDING)
        ? Optional.of(files.getFirst().toPath())
        : Optional.empty();
  }

  private void open(Path file, boolean copy) {
    workspace
        .background()
        .task(
            TEXTS.get("bundle.opening", file.getFileName()), progress -> take(file, copy, progress))
        .onSuccess(taken ->
            taken.opened().ifPresentOrElse(this::show, () -> askForCopy(file, taken.run())))
        .onFailure(workspace.dialogs()::fault)
        .start();
  }

  private Taken take(Path file, boolean copy, BackgroundTask.Progress progress) {
    Set<String> known =
        workspace.store().runs().list().stream().map(RunRow::id).collect(Collectors.toSet());
    try (Bundle bundle = Bundle.unpack(file, workspace.workbench(), watch(progress))) {
      String run = bundle.manifest().run();
      Optional<String> as =
          copy
              ? Stream.iterate(2, n -> n + 1)
                  .map(n -> run + "-copy-" + n)
                  .filter(id -> !isHere(id, known))
                  .findFirst()
              : Optional.empty();
      if (as.isEmpty() && isHere(run, known)) {
        return new Taken(Optional.empty(), run);
      }
      Bundle.Opened opened = bundle.publish(as, known);
      Report.write(opened.run(), opened.run().reportFile());
      long unused = workspace.store().take(opened.run());
      return new Taken(Optional.of(opened), opened.run().id());
    }
  }

  private boolean isHere(String id, Set<String> known) {
    return known.contains(id) || Files.exists(workspace.workbench().runs().resolve(id));
  }

  private void show(Bundle.Opened opened) {
    workspace.selection().selectRun(opened.run().id());
    workspace.navigation().open("live");
    workspace
        .dialogs()
        .tell(
            Stream.concat(
                    Stream.of(TEXTS.get("bundle.opened", opened.run().identity().name())),
                    opened.remarks().stream())
                .collect(Collectors.joining(" ")));
  }

  private void askForCopy(Path file, String run) {
    workspace
        .dialogs()
        .ask(
            new Question(
                TEXTS.get("bundle.here"),
                TEXTS.get("bundle.here.text", run),
                List.of(
                    new Choice(
                        TEXTS.get("bundle.here.show"),
                        Weight.MAIN,
                        () -> {
                          workspace.selection().selectRun(run);
                          workspace.navigation().open("live");
                        }),
                    new Choice(
                        TEXTS.get("bundle.here.copy"), Weight.PLAIN, () -> open(file, true)))));
  }

  /** Asks where to and makes a bundle with the models of the stages, specialists and data. */
  public void make(RunRow run) {
    workspace
        .files()
        .save(TEXTS.get("bundle.make"), run.id() + Bundle.ENDING, kind)
        .ifPresent(file ->
            workspace
                .background()
                .task(
                    TEXTS.get("bundle.making", run.name()),
                    progress -> {
                      RunFolder folder = RunActions.folder(run);
                      return BundleWriter.write(
                          folder,
                          file,
                          new BundleWriter.Choice(
                              BundleModels.CHOSEN, Optional.of(workspace.workbench().datasets())),
                          Report::writePages,
                          watch(progress));
                    })
                .onSuccess(written -> workspace.dialogs().tell(made(file, written)))
                .onFailure(workspace.dialogs()::fault)
                .start());
  }

  private static String made(Path file, BundleWriter.Written written) {
    String text =
        TEXTS.get(
            written.manifest().cut() ? "bundle.made.cut" : "bundle.made",
            file,
            Formats.bytes(written.manifest().bytes()));
    return written.gone().isEmpty()
        ? text
        : text + " " + TEXTS.get("bundle.made.gone", String.join(", ", written.gone()));
  }

  /** Commands for menus and the palette. */
  List<Command> commands(Supplier<Optional<RunRow>> selected) {
    return List.of(
        Command.action("bundle.open", TEXTS.get("bundle.open"), "", "fth-package", this::choose),
        Command.action(
            "run.bundle",
            TEXTS.get("bundle.make"),
            selected.get().map(RunRow::name).orElse(""),
            "fth-package",
            () ->
                selected
                    .get()
                    .ifPresentOrElse(
                        this::make, () -> workspace.dialogs().tell(TEXTS.get("command.none")))));
  }

  private static BundleWatch watch(BackgroundTask.Progress progress) {
    return new BundleWatch() {
      @Override
      public void at(long bytes, long of) {
        progress.fraction((double) bytes / of);
      }

      @Override
      public boolean isCancelled() {
        return progress.isCancelled();
      }
    };
  }
}
