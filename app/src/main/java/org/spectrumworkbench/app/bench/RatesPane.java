package org.spectrumworkbench.app.bench;

import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import org.spectrumworkbench.app.bench.BenchModel.Shown;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.verify.bench.BenchSummary;
import org.spectrumworkbench.core.verify.bench.ConfusionTable;
import org.spectrumworkbench.core.verify.bench.Rate;

/** False negatives and false positives with their intervals, before and after the overrides. */
final class RatesPane extends GridPane {
  private final Texts texts;
  private final Label afterHead = Labels.of("", "quiet", "small-text");
  private final Line negatives;
  private final Line positives;

  /** One rate: counts above, share with interval below. */
  private final class Line {
    private final Label beforeCount = Labels.of("", "number");
    private final Label beforeShare = Labels.of("", "small-text");
    private final Label afterCount = Labels.of("", "number");
    private final Label afterShare = Labels.of("", "small-text");
    private final Function<ConfusionTable, Rate> rate;

    Line(String id, int row, Function<ConfusionTable, Rate> rate) {
      this.rate = rate;
      Label name = Labels.of(texts.get("rate." + id));
      name.setTooltip(new Tooltip(texts.get("rate." + id + ".hint")));
      beforeShare.setId("rate-" + id + "-before");
      afterShare.setId("rate-" + id + "-after");
      add(name, 0, row);
      add(beforeCount, 1, row);
      add(afterCount, 2, row);
      add(beforeShare, 1, row + 1);
      add(afterShare, 2, row + 1);
    }

    void show(BenchSummary before, BenchSummary after, boolean changed) {
      Rate was = rate.apply(before.all());
      Rate is = rate.apply(after.all());
      beforeCount.setText(VerdictWords.count(texts, was));
      beforeShare.setText(VerdictWords.share(texts, was));
      afterCount.setText(changed ? VerdictWords.count(texts, is) : "");
      afterShare.setText(changed ? VerdictWords.share(texts, is) : "");
    }
  }

  RatesPane(Texts texts) {
    this.texts = texts;
    getStyleClass().add("rates");
    add(Labels.of(texts.get("rate.before"), "quiet", "small-text"), 1, 0);
    add(afterHead, 2, 0);
    negatives = new Line("negatives", 1, ConfusionTable::falseNegatives);
    positives = new Line("positives", 3, ConfusionTable::falsePositives);
  }

  void show(Shown shown) {
    int overridden = shown.overridden();
    afterHead.setText(
        overridden == 0
            ? ""
            : texts.get(overridden == 1 ? "rate.after.one" : "rate.after", overridden));
    negatives.show(shown.before(), shown.after(), overridden > 0);
    positives.show(shown.before(), shown.after(), overridden > 0);
  }
}
