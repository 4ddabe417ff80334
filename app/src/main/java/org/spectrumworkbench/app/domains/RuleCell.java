package org.spectrumworkbench.app.domains;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.domain.Rule;
import org.spectrumworkbench.core.problem.domain.SortedProblems.RuleCount;

/** A rule in the list: its number, where it leads, its condition, and what it catches. */
final class RuleCell extends ListCell<Rule> {
  private final Texts texts;
  private final DomainsModel model;
  private final Supplier<@Nullable Board> board;
  private final Label number = Labels.of("", "keycap");
  private final Region mark = Marks.subdomain(0);
  private final Label subdomain = new Label();
  private final Label kind = new Label();
  private final Label counts = Labels.of("", "small-text", "number");
  private final Label condition = new Label();
  private final Tooltip whole = new Tooltip();
  private final VBox card;

  RuleCell(Texts texts, DomainsModel model, Supplier<@Nullable Board> board) {
    this.texts = texts;
    this.model = model;
    this.board = board;
    subdomain.getStyleClass().add("strong");
    subdomain.setMinWidth(0);
    kind.getStyleClass().addAll("quiet", "small-text");
    kind.setMinWidth(0);
    kind.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(kind, Priority.ALWAYS);
    condition.getStyleClass().add("small-text");
    condition.setMinWidth(0);
    whole.setWrapText(true);
    whole.setMaxWidth(420);
    HBox first = new HBox(6, number, mark, subdomain, kind, counts);
    first.setAlignment(Pos.CENTER_LEFT);
    card = new VBox(2, first, condition);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Rule rule, boolean empty) {
    super.updateItem(rule, empty);
    if (empty || rule == null) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      return;
    }
    number.setText(String.valueOf(getIndex() + 1));
    Marks.resubdomain(
        mark,
        model
            .boardProperty()
            .get()
            .map(now -> now.subdomains().indexOf(rule.subdomain()))
            .orElse(0));
    subdomain.setText(rule.subdomain());
    kind.setText(RuleKind.of(rule.condition()).label(texts));
    condition.setText(rule.condition().text());
    whole.setText(rule.condition().text());
    setTooltip(whole);
    counts.setText(counted(rule));
    setAccessibleText(
        texts.get(
            "rule.accessible",
            getIndex() + 1,
            rule.subdomain(),
            rule.condition().text(),
            counts.getText()));
    setGraphic(card);
  }

  /** First and in all; nothing while the rule as it is now was not tried yet. */
  private String counted(Rule rule) {
    Board now = board.get();
    int at = getIndex();
    if (now == null
        || at >= now.sorted().ruleCounts().size()
        || !now.sorted().board().rules().rules().get(at).equals(rule)) {
      return "…";
    }
    RuleCount count = now.sorted().ruleCounts().get(at);
    return count.first() == count.all()
        ? Formats.count(count.first())
        : texts.get("rule.counts", Formats.count(count.first()), Formats.count(count.all()));
  }
}
