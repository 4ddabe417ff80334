package org.spectrumworkbench.app.samples;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.samples.SamplesModel.Line;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.evaluate.Wilson;
import org.spectrumworkbench.core.verify.Outcome;

/** The chosen problem above its answers: question, gold answer, success rate, weight. */
final class ProblemHead extends VBox {
  private final SamplesModel model;
  private final Texts texts;
  private final Region mark = Marks.subdomain(0);
  private final Label subdomain = new Label();
  private final Label question = new Label();
  private final Label gold = new Label();
  private final Label rate = new Label();
  private final Label weight = new Label();
  private final Label matching = new Label();

  ProblemHead(SamplesModel model, Texts texts) {
    super(6);
    this.model = model;
    this.texts = texts;
    setId("problem-head");
    subdomain.getStyleClass().add("quiet");
    question.getStyleClass().addAll("mono", "problem-question");
    question.setId("problem-question");
    question.setWrapText(true);
    gold.getStyleClass().add("gold");
    matching.getStyleClass().add("quiet");
    HBox where = new HBox(6, mark, subdomain);
    where.setAlignment(Pos.CENTER_LEFT);
    FlowPane facts = new FlowPane(18, 4, where, gold, rate, weight, matching);
    getChildren().setAll(question, facts);
  }

  void show(@Nullable Line line) {
    setVisible(line != null);
    if (line == null) {
      return;
    }
    Group group = line.group();
    Marks.resubdomain(mark, model.hue(group.subdomain()));
    subdomain.setText(group.subdomain());
    question.setText(group.question());
    gold.setText(texts.get("problem.gold", group.gold()));
    int samples = group.answers().size();
    int correct = group.count(Outcome.CORRECT);
    Interval interval = Wilson.interval95(correct, Math.max(1, samples));
    rate.setText(
        texts.get(
            "problem.rate",
            correct,
            samples,
            Formats.score(interval.low()),
            Formats.score(interval.high())));
    Double own = group.weight();
    weight.setText(
        group.noSignal()
            ? texts.get(group.pCorrect() == 0 ? "problem.allWrong" : "problem.allRight")
            : own == null ? "" : texts.get("problem.weight.long", Formats.score(own)));
    boolean some = line.passing().size() < samples;
    matching.setText(some ? texts.get("problem.matching", line.passing().size(), samples) : "");
    matching.setManaged(some);
  }
}
