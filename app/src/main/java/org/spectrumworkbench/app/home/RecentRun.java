package org.spectrumworkbench.app.home;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
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
import org.spectrumworkbench.app.fx.Rows;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.RunWords;
import org.spectrumworkbench.store.query.RunRow;

/** One run in the list of recent runs. */
final class RecentRun implements Rows.Row<RunRow> {
  private static final Texts TEXTS = Texts.of(RecentRun.class);
  private static final double SPARK_WIDTH = 84;
  private static final double SPARK_HEIGHT = 30;

  private final HomeModel model;
  private final Label name = Labels.of("", Styles.TEXT_BOLD);
  private final Label made = Labels.of("", "help");
  private final Label badge = Labels.of("", "badge");
  private final ProgressBar bar = new ProgressBar();
  private final Label detail = Labels.of("", "help");
  private final Sparkline spark =
      new Sparkline(
          new Spark(TEXTS.get("recent.spark"), new double[0], 0), SPARK_WIDTH, SPARK_HEIGHT);
  private final HBox row;
  private RunRow shown;

  RecentRun(RunRow run, HomeModel model) {
    this.model = model;
    this.shown = run;
    VBox text = new VBox(1, name, made);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    StackPane course = new StackPane(spark);
    course.setMinSize(SPARK_WIDTH, SPARK_HEIGHT);
    course.setPrefSize(SPARK_WIDTH, SPARK_HEIGHT);
    bar.getStyleClass().add("status-progress");
    HBox head = new HBox(8, badge);
    head.setAlignment(Pos.CENTER_RIGHT);
    VBox progress = new VBox(4, head, bar, detail);
    progress.setAlignment(Pos.CENTER_RIGHT);
    row =
        new HBox(
            14, text, progress, course, Labels.icon("fth-chevron-right", "small-icon", "faint"));
    row.setAlignment(Pos.CENTER_LEFT);
    row.setId("recent-" + run.id());
    RowButton.make(row, run.name(), () -> model.actions().open(shown));
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
    String when = RunWords.made(run, model.workspace().clock());
    made.setText(
        run.started() == null
            ? when
            : TEXTS.get(
                "recent.made",
                when,
                Formats.duration(RunWords.took(run, model.workspace().clock()))));
    badge.setText(RunWords.state(run, model.workspace().queue().viewProperty().get()));
    badge
        .getStyleClass()
        .setAll(
            "label", "badge", RunWords.tone(run, model.workspace().queue().viewProperty().get()));
    boolean goesOn = run.state().isLive() && run.steps() > 0;
    bar.setVisible(goesOn);
    bar.setManaged(goesOn);
    bar.setProgress(goesOn ? (double) run.step() / run.steps() : 0);
    detail.setText(goesOn ? RunWords.where(run) : scores(run));
    detail.setManaged(!detail.getText().isEmpty());
    double[] course = RunWords.course(run);
    spark.setVisible(course.length > 1);
    spark.show(new Spark(TEXTS.get("recent.spark"), course, 0));
  }

  /** How good the run became; empty where nothing was measured. */
  private static String scores(RunRow run) {
    if (run.pass1() == null) {
      return "";
    }
    return run.pass8() == null
        ? TEXTS.get("recent.pass1", RunWords.score(run.pass1()))
        : TEXTS.get("recent.passes", RunWords.score(run.pass1()), RunWords.score(run.pass8()));
  }
}
