package org.spectrumworkbench.app.live;

import java.util.List;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Workspace;

/** Supervised training: the loss, and what it is made with. */
final class TrainingPanels extends StagePanels {
  TrainingPanels(Workspace workspace, Texts texts) {
    super(workspace, texts);
    getChildren()
        .setAll(
            chart("chart-loss", figures::sftLoss).tall(300),
            new EvenGrid(
                230,
                170,
                List.of(
                    chart("chart-rate", figures::rate),
                    chart("chart-gradient", figures::gradient),
                    chart("chart-seconds", figures::seconds))),
            new SideBySide(results(), events(), .5, 230));
  }
}
