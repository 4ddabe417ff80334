package org.spectrumworkbench.app.live;

import javafx.scene.control.TitledPane;
import org.spectrumworkbench.app.chart.HeatMapView;
import org.spectrumworkbench.app.chart.draw.HeatMap;
import org.spectrumworkbench.app.fx.Panel;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.fx.ToolbarOnHover;
import org.spectrumworkbench.app.shell.Workspace;

/** Problems by steps, coloured by the share correct; read only while it is open. */
final class OverTimePanel extends TitledPane {
  private static final double HEIGHT = 360;

  private final Texts texts;
  private final LiveModel model;
  private final HeatMapView map;

  OverTimePanel(Workspace workspace, Texts texts, LiveModel model) {
    this.texts = texts;
    this.model = model;
    map =
        ToolbarOnHover.on(
            new HeatMapView(
                figure(ProblemsOverTime.NONE),
                workspace.files(),
                workspace.background(),
                workspace.dialogs()));
    map.setId("over-time-map");
    map.setMinSize(0, 0);
    map.setOnPick(cell -> {
      ProblemsOverTime shown = model.overTimeProperty().get();
      if (Double.isFinite(shown.correct()[cell.row()][cell.column()])) {
        model.chooseProblem(
            (int) shown.steps()[cell.column()], shown.problems().get(cell.row()).id());
        workspace.navigation().open("samples");
      }
    });
    setId("over-time");
    getStyleClass().add("more");
    setText(texts.get("overTime"));
    setContent(Panel.untitled(map).tall(HEIGHT));
    setAnimated(false);
    setExpanded(model.looksOverTime());
    expandedProperty().addListener((p, was, is) -> model.lookOverTime(is));
    model.overTimeProperty().addListener((p, old, now) -> map.setFigure(figure(now)));
  }

  private HeatMap figure(ProblemsOverTime shown) {
    int rows = shown.problems().size();
    return new HeatMap(
        rows < shown.sampled()
            ? texts.get("overTime.title.most", rows, shown.sampled())
            : texts.get("overTime.title"),
        texts.get("overTime.problem"),
        texts.get("chart.step"),
        texts.get("overTime.correct"),
        shown.problems().stream()
            .map(problem -> texts.get("overTime.row", problem.subdomain(), problem.id()))
            .toList(),
        shown.steps(),
        shown.correct());
  }
}
