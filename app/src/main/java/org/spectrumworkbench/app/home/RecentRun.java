package org.spectrumworkbench.app.home;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.chart.Sparkline;
import org.spectrumworkbench.app.chart.draw.Spark;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.RowButton;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.RunWords;
import org.spectrumworkbench.store.query.RunRow;

/** One run in the list of recent runs. */
final class RecentRun {
  private static final Texts TEXTS = Texts.of(RecentRun.class);
  private static final double SPARK_WIDTH = 84;
  private static final double SPARK_HEIGHT = 30;

  private RecentRun() {}

  static Node row(RunRow run, HomeModel model) {
    VBox text =
        new VBox(
            1,
            Labels.of(run.name(), Styles.TEXT_BOLD),
            Labels.of(
                TEXTS.get(
                    "recent.made",
                    RunWords.made(run, model.workspace().clock()),
                    Formats.duration(RunWords.took(run, model.workspace().clock()))),
                "help"));
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    StackPane spark = new StackPane();
    spark.setMinSize(SPARK_WIDTH, SPARK_HEIGHT);
    spark.setPrefSize(SPARK_WIDTH, SPARK_HEIGHT);
    if (run.passes().size() > 1) {
      double[] passes = run.passes().stream().mapToDouble(RunRow.StagePass::pass1).toArray();
      spark
          .getChildren()
          .add(
              new Sparkline(
                  new Spark(TEXTS.get("recent.spark"), passes, 0), SPARK_WIDTH, SPARK_HEIGHT));
    }
    HBox row =
        new HBox(
            14,
            text,
            progress(run),
            spark,
            Labels.icon("fth-chevron-right", "small-icon", "faint"));
    row.setAlignment(Pos.CENTER_LEFT);
    row.setId("recent-" + run.id());
    RowButton.make(row, run.name(), () -> model.actions().open(run));
    return row;
  }

  /** How far a live run is; how good a finished one became. */
  private static Node progress(RunRow run) {
    HBox head = new HBox(8, RunWords.badge(run.state()));
    head.setAlignment(Pos.CENTER_RIGHT);
    VBox box = new VBox(4, head);
    box.setAlignment(Pos.CENTER_RIGHT);
    if (run.state().isLive() && run.steps() > 0) {
      ProgressBar bar = new ProgressBar((double) run.step() / run.steps());
      bar.getStyleClass().add("status-progress");
      box.getChildren().addAll(bar, Labels.of(RunWords.where(run), "help"));
    } else if (run.pass1() != null) {
      String scores =
          run.pass8() == null
              ? TEXTS.get("recent.pass1", RunWords.score(run.pass1()))
              : TEXTS.get(
                  "recent.passes", RunWords.score(run.pass1()), RunWords.score(run.pass8()));
      box.getChildren().add(Labels.of(scores, "help"));
    }
    return box;
  }
}
