package org.spectrumworkbench.app.home;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Rows;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.RunWords;
import org.spectrumworkbench.store.query.RunRow;

/** A run that stands still: where, why, and what can be done about it. */
final class UnfinishedRun implements Rows.Row<RunRow> {
  private static final Texts TEXTS = Texts.of(UnfinishedRun.class);

  private final Label name = Labels.wrapped("", Styles.TEXT_BOLD);
  private final Label where = Labels.wrapped("", "help");
  private final HBox row;
  private RunRow shown;

  UnfinishedRun(RunRow run, HomeModel model) {
    this.shown = run;
    VBox text = new VBox(1, name, where);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button resume =
        Labels.button(
            TEXTS.get("resume"), "fth-rotate-cw", () -> model.resume(shown), Styles.SMALL);
    resume.setId("resume-" + run.id());
    Button keep =
        Labels.button(TEXTS.get("keep"), "fth-check", () -> model.keep(shown), Styles.SMALL);
    keep.setId("keep-" + run.id());
    Button delete =
        Labels.button(TEXTS.get("delete"), "fth-trash-2", () -> model.delete(shown), Styles.SMALL);
    row = new HBox(8, Labels.icon("fth-pause-circle", "warning"), text, resume, keep, delete);
    row.setAlignment(Pos.CENTER_LEFT);
    show(run);
  }

  @Override
  public Node node() {
    return row;
  }

  @Override
  public void show(RunRow run) {
    shown = run;
    name.setText(run.name());
    where.setText(
        run.message().isEmpty()
            ? RunWords.stoppedAt(run)
            : RunWords.stoppedAt(run) + ": " + run.message());
  }
}
