package org.spectrumworkbench.app.live;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.chart.ScoreMatrixView;
import org.spectrumworkbench.app.chart.draw.ScoreMatrix;
import org.spectrumworkbench.app.chart.draw.ScoreMatrix.Standing;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Panel;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.fx.ToolbarOnHover;
import org.spectrumworkbench.app.live.LiveData.Specialist;
import org.spectrumworkbench.app.shell.Workspace;

/** Probing and fusion: who becomes whose specialist, and what of that is the winner's curse. */
final class SpectrumPanels extends StagePanels {
  private final ScoreMatrixView matrix;
  private ProbeMatrix probes = ProbeMatrix.EMPTY;
  private final VBox specialists = new VBox(6);

  SpectrumPanels(Workspace workspace, Texts texts) {
    super(workspace, texts);
    matrix =
        ToolbarOnHover.on(
            new ScoreMatrixView(
                matrix(ProbeMatrix.EMPTY),
                workspace.files(),
                workspace.background(),
                workspace.dialogs()));
    matrix.setId("probe-matrix");
    specialists.setId("specialists");
    getChildren()
        .setAll(
            Panel.untitled(matrix),
            new Panel(texts.get("specialists.title"), specialists)
                .explained(texts.get("specialists.explained")),
            new SideBySide(results(), events(), .5, 230));
  }

  private ScoreMatrix matrix(ProbeMatrix probed) {
    return new ScoreMatrix(
        texts.get("probe.title"),
        texts.get("probe.checkpoint"),
        texts.get("probe.subdomain"),
        texts.get("results.pass", probed.k()),
        probed.cells().isEmpty() ? texts.get("probe.none") : texts.get("probe.legend", probed.k()),
        probed.checkpoints().stream().map(name -> texts.get("probe.row", name)).toList(),
        probed.subdomains(),
        probed.cells().stream().map(cell -> cell(probed, cell)).toList());
  }

  private ScoreMatrix.Cell cell(ProbeMatrix probed, ProbeMatrix.Cell cell) {
    Standing standing =
        probed.best(cell.column()).filter(cell::equals).isPresent()
            ? Standing.BEST
            : probed.tiesWithBest(cell) ? Standing.TIES : Standing.BELOW;
    String key =
        switch (standing) {
          case BEST -> "probe.note.best";
          case TIES -> "probe.note.tie";
          case BELOW -> "probe.note";
        };
    return new ScoreMatrix.Cell(
        cell.row(),
        cell.column(),
        cell.passAtK(),
        cell.low(),
        cell.high(),
        standing,
        texts.get(key, Formats.score(cell.pass1())));
  }

  @Override
  void show(LiveData data) {
    super.show(data);
    if (!data.probes().equals(probes)) {
      probes = data.probes();
      matrix.setFigure(matrix(probes));
    }
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
