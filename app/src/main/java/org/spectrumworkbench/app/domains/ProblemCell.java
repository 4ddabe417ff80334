package org.spectrumworkbench.app.domains;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.domain.Assignment;

/** A problem in a column: two lines of its question, why it is there, and its part if held out. */
final class ProblemCell extends ListCell<Integer> {
  static final double HEIGHT = 72;
  private static final int LONGEST = 200;

  private final Texts texts;
  private final Supplier<@Nullable Board> board;
  private final Label question = new Label();
  private final Label reason = new Label();
  private final Tooltip why = new Tooltip();
  private final PartBadge part;
  private final VBox card;

  ProblemCell(Texts texts, Supplier<@Nullable Board> board) {
    this.texts = texts;
    this.board = board;
    part = new PartBadge(texts);
    question.setWrapText(true);
    question.setMinWidth(0);
    question.setMinHeight(34);
    question.setPrefHeight(34);
    question.setMaxHeight(34);
    question.setAlignment(Pos.TOP_LEFT);
    reason.getStyleClass().addAll("quiet", "reason");
    reason.setMinWidth(0);
    reason.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(reason, Priority.ALWAYS);
    HBox second = new HBox(6, reason, part);
    second.setAlignment(Pos.CENTER_LEFT);
    card = new VBox(3, question, second);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Integer row, boolean empty) {
    super.updateItem(row, empty);
    Board now = board.get();
    if (empty || row == null || now == null || row >= now.opened().deck().size()) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    Assignment assignment = now.sorted().assignment(row);
    String text = now.problem(row).question().replaceAll("\\s+", " ").strip();
    question.setText(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    reason.setText(assignment.reason().text());
    Split held = now.deal().parts().get(row);
    part.show(held);
    // Most are for training: that is said by no badge, so that there is room for the reason.
    part.setVisible(held != Split.TRAIN);
    part.setManaged(held != Split.TRAIN);
    why.setText(reason.getText());
    reason.setTooltip(why);
    setAccessibleText(
        texts.get(
            "cell.accessible",
            question.getText(),
            assignment.subdomain(),
            reason.getText(),
            part.getText()));
    setGraphic(card);
  }
}
