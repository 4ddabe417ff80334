package org.spectrumworkbench.app.domains;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.domain.Assignment;

/**
 * The chosen problem in full: its question and answer, why it is where it is, which rules it meets.
 */
final class ProblemDetail extends ScrollPane {
  private static final int LONGEST = 4_000;

  private final DomainsModel model;
  private final BoardActions actions;
  private final Texts texts;
  private final VBox content = new VBox(6);

  ProblemDetail(DomainsModel model, BoardActions actions, Texts texts) {
    this.model = model;
    this.actions = actions;
    this.texts = texts;
    content.getStyleClass().add("detail");
    setId("domains-detail");
    setContent(content);
    setFitToWidth(true);
    getStyleClass().add("detail-scroll");
    model.shownProperty().addListener((p, old, now) -> show());
    actions.chosenProperty().addListener((p, old, now) -> show());
    show();
  }

  private void show() {
    Board board = model.shownProperty().get().orElse(null);
    Optional<BoardActions.Chosen> chosen = actions.chosenProperty().get();
    content.getChildren().clear();
    if (board == null || chosen.isEmpty()) {
      content.getChildren().add(Labels.wrapped(texts.get("detail.none"), "quiet"));
      return;
    }
    List<Integer> rows = chosen.get().rows();
    int row = rows.getLast();
    if (row >= board.opened().deck().size()) {
      return;
    }
    Problem problem = board.problem(row);
    PartBadge part = new PartBadge(texts);
    part.show(board.deal().parts().get(row));
    Label id = Labels.of(problem.id(), "panel-title");
    HBox head = new HBox(8, id, Labels.of(problem.family(), "quiet"), part, Labels.spring());
    head.setAlignment(Pos.CENTER_LEFT);
    if (rows.size() > 1) {
      head.getChildren()
          .add(Labels.of(texts.get("detail.many", Formats.count(rows.size())), "quiet"));
    }
    content.getChildren().addAll(head, why(board, row));
    content.getChildren().add(Labels.wrapped(cut(problem.question())));
    content.getChildren().add(fact("detail.answer", problem.answer()));
    String solution = problem.solution();
    if (solution != null && !solution.isBlank()) {
      content.getChildren().add(fact("detail.solution", solution));
    }
  }

  /** The subdomain with its reason, and the other rules that the problem meets. */
  private Node why(Board board, int row) {
    VBox lines = new VBox(2);
    Assignment now = board.sorted().assignment(row);
    lines.getChildren().add(line(board, now, "strong"));
    for (Assignment other : board.sorted().matches(row)) {
      if (!other.reason().equals(now.reason())) {
        lines.getChildren().add(line(board, other, "quiet"));
      }
    }
    return lines;
  }

  private HBox line(Board board, Assignment assignment, String style) {
    Region mark = Marks.subdomain(board.subdomains().indexOf(assignment.subdomain()));
    Label words =
        Labels.wrapped(
            style.equals("strong")
                ? texts.get("detail.why", assignment.subdomain(), assignment.reason().text())
                : texts.get("detail.also", assignment.subdomain(), assignment.reason().text()));
    words.getStyleClass().add(style);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(6, mark, words);
    line.setAlignment(Pos.BASELINE_LEFT);
    return line;
  }

  private HBox fact(String key, String value) {
    Label text = Labels.wrapped(cut(value));
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox fact = new HBox(6, Labels.of(texts.get(key), "quiet"), text);
    fact.setAlignment(Pos.TOP_LEFT);
    return fact;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
