package org.spectrumworkbench.app.live;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Panel;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.live.LiveData.Specialist;
import org.spectrumworkbench.app.shell.Workspace;

/** Probing and fusion: who becomes whose specialist, and what of that is the winner's curse. */
final class SpectrumPanels extends StagePanels {
  private final ProbeMatrixView matrix;
  private final VBox specialists = new VBox(6);

  SpectrumPanels(Workspace workspace, Texts texts) {
    super(workspace, texts);
    matrix = new ProbeMatrixView(texts);
    specialists.setId("specialists");
    getChildren()
        .setAll(
            new Panel(texts.get("probe.title"), matrix).explained(texts.get("probe.explained")),
            new Panel(texts.get("specialists.title"), specialists)
                .explained(texts.get("specialists.explained")),
            new SideBySide(results(), events(), .5, 230));
  }

  @Override
  void show(LiveData data) {
    super.show(data);
    matrix.show(data.probes());
    specialists.getChildren().clear();
    if (data.specialists().isEmpty()) {
      Label none = new Label(texts.get("specialists.none"));
      none.getStyleClass().add("quiet");
      specialists.getChildren().add(none);
    }
    for (Specialist one : data.specialists()) {
      Label name = new Label(one.subdomain());
      name.setMinWidth(100);
      name.getStyleClass().add("number");
      Label scores =
          new Label(
              texts.get(
                  "specialists.row",
                  one.source(),
                  one.step(),
                  Formats.score(one.selected()),
                  Formats.score(one.confirmed())));
      specialists.getChildren().add(new HBox(10, name, scores));
    }
  }
}
