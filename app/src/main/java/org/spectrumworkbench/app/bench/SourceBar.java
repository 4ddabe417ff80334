package org.spectrumworkbench.app.bench;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.BackgroundTask;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.verify.bench.ProgramIsolation;

/** Which cases are run, the run with its progress, how programs are held, undo, export. */
final class SourceBar extends HBox {
  private final BenchModel model;
  private final Texts texts;
  private final ComboBox<CaseSource> sources = new ComboBox<>();
  private final Button run;
  private final Button cancel;
  private final ProgressBar progress = new ProgressBar();
  private final Label message = Labels.of("", "quiet", "small-text");
  private final Label held = Labels.of("", "badge");
  private boolean following;

  SourceBar(BenchModel model, Texts texts, Runnable open, Runnable export) {
    super(8);
    this.model = model;
    this.texts = texts;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("screen-head", "bench-bar");
    sources.setId("bench-source");
    sources.setPrefWidth(300);
    sources.setConverter(names());
    sources.setOnAction(choice -> {
      if (!following && sources.getValue() != null) {
        model.choose(sources.getValue());
      }
    });
    Button openFile = Labels.button(texts.get("source.open"), "fth-folder", open);
    openFile.setId("bench-open");
    run = Labels.button(texts.get("run"), "fth-play", model::run, "accent");
    run.setId("bench-run");
    run.setTooltip(new Tooltip(texts.get("run.hint")));
    cancel = Labels.button(texts.get("run.cancel"), "fth-x", model::cancel);
    cancel.setId("bench-cancel");
    progress.getStyleClass().add("status-progress");
    held.setId("bench-isolation");
    Button undo = Labels.iconButton(texts.get("undo"), "fth-corner-up-left", model::undo);
    undo.setId("bench-undo");
    undo.disableProperty().bind(model.canUndoProperty().not());
    Button redo = Labels.iconButton(texts.get("redo"), "fth-corner-up-right", model::redo);
    redo.setId("bench-redo");
    redo.disableProperty().bind(model.canRedoProperty().not());
    Button toFile = Labels.button(texts.get("export"), "fth-download", export);
    toFile.setId("bench-export");
    toFile.setTooltip(new Tooltip(texts.get("export.hint")));
    toFile.setDisable(true);
    model
        .shownProperty()
        .addListener((property, old, now) -> {
          toFile.setDisable(now.isEmpty());
          showHeld();
        });
    getChildren()
        .setAll(
            Labels.of(texts.get("source"), "quiet"),
            sources,
            openFile,
            run,
            cancel,
            progress,
            message,
            Labels.spring(),
            held,
            undo,
            redo,
            toFile);
    model.sourcesProperty().addListener((property, old, now) -> showSources());
    model.sourceProperty().addListener((property, old, now) -> showSources());
    model.runningProperty().addListener((property, old, now) -> showRunning());
    showSources();
    showRunning();
    showHeld();
  }

  private void showSources() {
    following = true;
    List<CaseSource> all = model.sourcesProperty().get();
    if (!sources.getItems().equals(all)) {
      sources.getItems().setAll(all);
    }
    sources.setValue(model.sourceProperty().get());
    following = false;
  }

  private void showRunning() {
    Optional<BackgroundTask<?>> task = model.runningProperty().get();
    for (Region part : new Region[] {cancel, progress, message}) {
      part.setVisible(task.isPresent());
      part.setManaged(task.isPresent());
    }
    run.setDisable(task.isPresent());
    progress.progressProperty().unbind();
    message.textProperty().unbind();
    task.ifPresent(work -> {
      progress.progressProperty().bind(work.progressProperty());
      message.textProperty().bind(work.messageProperty());
    });
  }

  private void showHeld() {
    Optional<ProgramIsolation> now =
        model.shownProperty().get().flatMap(shown -> shown.outcome().isolation());
    held.setVisible(now.isPresent());
    held.setManaged(now.isPresent());
    now.ifPresent(how -> {
      held.setText(how.isolation().words());
      held.setTooltip(new Tooltip(how.meaning()));
      held.getStyleClass().setAll("label", "badge", how.isStrong() ? "success" : "warning");
    });
  }

  private StringConverter<CaseSource> names() {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable CaseSource source) {
        return switch (source) {
          case null -> "";
          case CaseSource.Shipped shipped -> texts.get("source.shipped");
          case CaseSource.OfFile(var file) -> texts.get("source.file", file.getFileName());
          case CaseSource.OfRun one -> texts.get("source.run", one.name());
        };
      }

      @Override
      public CaseSource fromString(String text) {
        throw new UnsupportedOperationException("these names are not typed in");
      }
    };
  }
}
