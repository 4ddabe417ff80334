package org.spectrumworkbench.app.bench;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.bench.BenchResult;
import org.spectrumworkbench.core.verify.bench.Ruling;

/**
 * The chosen case in full: response, forms that were compared, verdict, and what is ruled of it.
 */
final class CaseDetail extends VBox {
  private final BenchModel model;
  private final Workspace workspace;
  private final Texts texts;
  private final Region mark = Marks.verdict(Outcome.CORRECT);
  private final Label verdict = Labels.of("", "number");
  private final Label about = Labels.of("", "quiet");
  private final Label reason = Labels.wrapped("");
  private final TextArea answer = new TextArea();
  private final Label name = Labels.wrapped("");
  private final Label gold = Labels.wrapped("", "mono");
  private final Label extracted = Labels.wrapped("", "mono");
  private final Label normalised = Labels.wrapped("", "mono");
  private final Label normalisedGold = Labels.wrapped("", "mono");
  private final Label ruled = Labels.wrapped("", "small-text");
  private final Button override;
  private final Button takeBack;
  private final Button right;
  private final Button wrong;
  private final OverrideForm form;

  CaseDetail(BenchModel model, Workspace workspace, Texts texts) {
    super(6);
    this.model = model;
    this.workspace = workspace;
    this.texts = texts;
    setId("bench-detail");
    getStyleClass().add("case-detail");
    form = new OverrideForm(model, texts);
    override = button("override", "fth-edit-2", form::open);
    takeBack = button("takeBack", "fth-rotate-ccw", model::takeBack);
    right = button("label.right", "fth-check", () -> model.label(true));
    wrong = button("label.wrong", "fth-x", () -> model.label(false));
    // The words yield where the window is narrow, the buttons do not.
    about.setMinWidth(0);
    HBox head =
        new HBox(8, mark, verdict, about, Labels.spring(), right, wrong, takeBack, override);
    head.setAlignment(Pos.CENTER_LEFT);
    answer.setId("detail-answer");
    answer.setEditable(false);
    answer.setWrapText(true);
    answer.getStyleClass().addAll("mono", "detail-answer");
    answer.setMinSize(120, 60);
    answer.setPrefColumnCount(20);
    HBox.setHgrow(answer, Priority.ALWAYS);
    ScrollPane facts = new ScrollPane(facts());
    facts.setFitToWidth(true);
    facts.getStyleClass().add("screen-scroll");
    facts.setPrefWidth(330);
    facts.setMinWidth(200);
    HBox body = new HBox(12, answer, facts);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().setAll(head, reason, form, ruled, body);
    show();
  }

  OverrideForm form() {
    return form;
  }

  private Button button(String key, String icon, Runnable action) {
    Button button = Labels.button(texts.get(key), icon, action, "small");
    button.setId("bench-" + key.replace('.', '-'));
    return button;
  }

  private GridPane facts() {
    GridPane grid = new GridPane(10, 4);
    Label[] values = {name, gold, extracted, normalised, normalisedGold};
    String[] keys = {"case", "gold", "extracted", "normalised", "normalisedGold"};
    for (int row = 0; row < values.length; row++) {
      Label title = Labels.of(texts.get("detail." + keys[row]), "quiet", "small-text");
      grid.addRow(row, title, values[row]);
      GridPane.setValignment(title, javafx.geometry.VPos.TOP);
      GridPane.setHgrow(values[row], Priority.ALWAYS);
    }
    return grid;
  }

  void show() {
    Optional<Row> chosen = model.chosenProperty().get();
    setVisible(chosen.isPresent());
    form.close();
    chosen.ifPresent(row -> show(row.result()));
  }

  private void show(BenchResult result) {
    Marks.restyle(mark, result.outcome());
    verdict.setText(VerdictWords.of(texts, result.outcome()));
    name.setText(result.item().id());
    about.setText(
        texts.get(
            "detail.about",
            result.item().kind().word(),
            result
                .expected()
                .map(isRight -> texts.get(isRight ? "detail.right" : "detail.wrong"))
                .orElse(texts.get("detail.unknown"))));
    reason.setText(result.verdict().reason());
    answer.setText(result.item().answer());
    gold.setText(result.item().gold());
    extracted.setText(orDash(result.verdict().extracted()));
    normalised.setText(orDash(result.verdict().normalised()));
    normalisedGold.setText(orDash(result.verdict().normalisedGold()));
    Ruling ruling = result.override() == null ? result.label() : result.override();
    show(ruled, ruling != null);
    if (ruling != null) {
      ruled.setText(words(result, ruling));
    }
    boolean labels = result.item().expected() == null;
    show(right, labels);
    show(wrong, labels);
    show(takeBack, result.override() != null);
  }

  private String words(BenchResult result, Ruling ruling) {
    return texts.get(
        result.override() == null ? "detail.labelled" : "detail.overridden",
        texts.get(ruling.correct() ? "expected.right" : "expected.wrong"),
        ruling.by(),
        Formats.when(ruling.at(), workspace.clock().instant(), workspace.clock().getZone()),
        ruling.reason(),
        VerdictWords.of(texts, result.verdict().outcome()));
  }

  private static void show(Region part, boolean visible) {
    part.setVisible(visible);
    part.setManaged(visible);
  }

  private static String orDash(@Nullable String text) {
    return text == null ? "–" : text;
  }
}
