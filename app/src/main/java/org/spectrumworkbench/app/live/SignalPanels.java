package org.spectrumworkbench.app.live;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Workspace;

/** Reinforcement learning: what is learnt, from which problems, and whether it stays healthy. */
final class SignalPanels extends StagePanels {
  private final GroupPanels groups;

  SignalPanels(Workspace workspace, Texts texts, LiveModel model) {
    super(workspace, texts);
    groups = new GroupPanels(workspace, texts, model);
    Label why = new Label(texts.get("more.loss"));
    why.setWrapText(true);
    why.getStyleClass().add("quiet");
    VBox hidden =
        new VBox(
            10,
            why,
            new EvenGrid(
                230,
                170,
                List.of(
                    chart("chart-loss", figures::policyLoss, model),
                    chart("chart-gradient", figures::gradient, model),
                    chart("chart-seconds", figures::seconds, model))));
    TitledPane more = new TitledPane(texts.get("more"), hidden);
    more.setId("more");
    more.getStyleClass().add("more");
    more.setExpanded(false);
    more.setAnimated(false);
    getChildren()
        .setAll(
            new SideBySide(chart("chart-reward", figures::reward, model), results(), .58, 240),
            new SideBySide(groups.map(), groups.recent(), .58, 372),
            new OverTimePanel(workspace, texts, model),
            new EvenGrid(
                230,
                170,
                List.of(
                    chart("chart-entropy", figures::entropy, model),
                    chart("chart-length", figures::length, model),
                    chart("chart-kl", figures::kl, model),
                    chart("chart-unusable", figures::unusable, model),
                    chart("chart-weights", figures::weights, model),
                    chart("chart-shares", figures::shares, model))),
            events().tall(190),
            more);
  }

  @Override
  void show(LiveData data) {
    super.show(data);
    groups.show(data);
  }
}
