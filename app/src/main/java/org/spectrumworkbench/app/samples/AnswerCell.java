package org.spectrumworkbench.app.samples;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.verify.Outcome;

/**
 * One answer: verdict, text with what the verifier found in it, and what it weighed in the loss.
 */
final class AnswerCell extends ListCell<Answer> {
  /** A longer text is folded unless it is the chosen one. */
  private static final int FOLD = 900;

  private static final int HEAD = 300;

  private final Texts texts;
  private final SamplesModel model;
  private final Region mark = Marks.verdict(Outcome.CORRECT);
  private final Label verdict = new Label();
  private final Label number = new Label();
  private final Label reward = new Label();
  private final SignedBar bar = new SignedBar();
  private final Label advantage = new Label();
  private final Label length = new Label();
  private final Label logProb = new Label();
  private final Label entropy = new Label();
  private final TextFlow text = new TextFlow();
  private final Label reason = new Label();
  private final VBox card;

  AnswerCell(Texts texts, SamplesModel model) {
    this.texts = texts;
    this.model = model;
    verdict.getStyleClass().add("number");
    number.getStyleClass().addAll("quiet", "small-text");
    verdict.setMinWidth(Region.USE_PREF_SIZE);
    number.setMinWidth(24);
    Button copy = new Button("", new FontIcon(Feather.COPY));
    copy.getStyleClass().addAll("flat", "button-icon", "small", "copy-answer");
    copy.setTooltip(new Tooltip(texts.get("answer.copy")));
    copy.setAccessibleText(texts.get("answer.copy"));
    copy.setFocusTraversable(false);
    copy.setOnAction(e -> SamplesView.copy(getItem()));
    HBox weighed = new HBox(6, measured("answer.advantage", advantage, 60), bar);
    weighed.setAlignment(Pos.CENTER_LEFT);
    FlowPane numbers =
        new FlowPane(
            8,
            2,
            measured("answer.reward", reward, 66),
            weighed,
            measured("answer.length", length, 66),
            measured("answer.logProb", logProb, 76),
            measured("answer.entropy", entropy, 50));
    numbers.setAlignment(Pos.CENTER_RIGHT);
    numbers.setMinWidth(0);
    numbers.setPrefWrapLength(480);
    HBox.setHgrow(numbers, Priority.ALWAYS);
    HBox head = new HBox(8, number, mark, verdict, numbers, copy);
    head.setAlignment(Pos.CENTER_LEFT);
    text.getStyleClass().add("answer-text");
    reason.getStyleClass().addAll("quiet", "small-text");
    reason.setWrapText(true);
    card = new VBox(4, head, text, reason);
    card.getStyleClass().add("answer-card");
    setPrefWidth(0);
    selectedProperty().addListener((p, was, is) -> fill(getItem()));
  }

  /** A named number in a column of its own, so that the cards can be read downwards. */
  private HBox measured(String key, Label value, double width) {
    Label name = new Label(texts.get(key));
    name.getStyleClass().addAll("quiet", "small-text");
    name.setTooltip(new Tooltip(texts.get(key + ".hint")));
    name.setMinWidth(Region.USE_PREF_SIZE);
    value.setMinWidth(Region.USE_PREF_SIZE);
    HBox both = new HBox(4, name, value);
    both.setAlignment(Pos.CENTER_LEFT);
    both.setMinWidth(width);
    both.setPrefWidth(width);
    return both;
  }

  @Override
  protected void updateItem(@Nullable Answer answer, boolean empty) {
    super.updateItem(answer, empty);
    if (empty || answer == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    String word = texts.get("verdict." + answer.verdict().name().toLowerCase(Locale.ROOT));
    Marks.restyle(mark, answer.verdict());
    verdict.setText(word);
    number.setText(texts.get("answer.number", answer.sample() + 1));
    reward.setText(Formats.number(answer.reward()));
    Double a = answer.advantage();
    advantage.setText(a == null ? texts.get("answer.untrained") : Formats.signed(a, 2));
    bar.set(
        a == null ? 0 : a,
        model.lineProperty().get().map(line -> line.group().largestAdvantage()).orElse(0.0));
    length.setText(Formats.count(answer.length()));
    logProb.setText(Formats.signed(answer.logProb(), 2));
    entropy.setText(Formats.score(answer.entropy()));
    reason.setText(answer.reason());
    reason.setManaged(!answer.reason().isEmpty());
    fill(answer);
    setAccessibleText(word + ". " + answer.text() + ". " + answer.reason());
    setGraphic(card);
  }

  private void fill(@Nullable Answer answer) {
    if (answer == null) {
      return;
    }
    text.getChildren().clear();
    String whole = answer.text();
    int[] found = answer.extractedAt();
    int from = found == null ? whole.length() : found[0];
    int to = found == null ? whole.length() : found[1];
    boolean folded = whole.length() > FOLD && !isSelected();
    piece(folded ? fold(whole.substring(0, from)) : whole.substring(0, from), "answer-plain");
    if (found != null) {
      piece(whole.substring(from, to), "answer-found");
      piece(whole.substring(to), "answer-plain");
    }
  }

  private static String fold(String before) {
    return before.length() <= FOLD
        ? before
        : before.substring(0, HEAD) + " … " + before.substring(before.length() - HEAD);
  }

  private void piece(String words, String style) {
    if (!words.isEmpty()) {
      Text piece = new Text(words);
      piece.getStyleClass().add(style);
      text.getChildren().add(piece);
    }
  }
}
