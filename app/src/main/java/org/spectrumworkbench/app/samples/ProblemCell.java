package org.spectrumworkbench.app.samples;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.samples.SamplesModel.Line;

/** One problem in the list: subdomain, question, p_c, and the verdicts of its answers. */
final class ProblemCell extends ListCell<Line> {
  /** More verdicts than this would not fit: then the count alone is shown. */
  private static final int MOST_MARKS = 16;

  private final Texts texts;
  private final SamplesModel model;
  private final Region subdomain = Marks.subdomain(0);
  private final Label question = new Label();
  private final Label rate = new Label();
  private final HBox verdicts = new HBox(2);
  private final Label weight = new Label();
  private final VBox card;

  ProblemCell(Texts texts, SamplesModel model) {
    this.texts = texts;
    this.model = model;
    question.getStyleClass().add("mono");
    question.setMinWidth(0);
    question.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(question, Priority.ALWAYS);
    rate.getStyleClass().add("number");
    rate.setMinWidth(Region.USE_PREF_SIZE);
    weight.getStyleClass().addAll("quiet", "small-text");
    weight.setMinWidth(Region.USE_PREF_SIZE);
    verdicts.setAlignment(Pos.CENTER_LEFT);
    verdicts.getStyleClass().add("verdict-row");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox first = new HBox(7, subdomain, question, rate);
    first.setAlignment(Pos.CENTER_LEFT);
    HBox second = new HBox(7, verdicts, gap, weight);
    second.setAlignment(Pos.CENTER_LEFT);
    card = new VBox(4, first, second);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Line line, boolean empty) {
    super.updateItem(line, empty);
    if (empty || line == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    Group group = line.group();
    Marks.resubdomain(subdomain, model.hue(group.subdomain()));
    question.setText(group.question());
    rate.setText(Formats.score(group.pCorrect()));
    verdicts.getChildren().clear();
    if (group.answers().size() <= MOST_MARKS) {
      group.answers().forEach(answer -> verdicts.getChildren().add(small(answer)));
    }
    Double own = group.weight();
    weight.setText(
        group.noSignal()
            ? texts.get("problem.noSignal")
            : own == null ? "" : texts.get("problem.weight", Formats.score(own)));
    setAccessibleText(
        texts.get(
            "problem.accessible",
            group.question(),
            group.subdomain(),
            Formats.score(group.pCorrect())));
    setGraphic(card);
  }

  private static Region small(Answer answer) {
    Region mark = Marks.verdict(answer.verdict());
    mark.getStyleClass().add("small-mark");
    return mark;
  }
}
