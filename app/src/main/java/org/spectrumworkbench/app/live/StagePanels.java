package org.spectrumworkbench.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.chart.ChartView;
import org.spectrumworkbench.app.chart.draw.XyChart;
import org.spectrumworkbench.app.fx.Panel;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.fx.ToolbarOnHover;
import org.spectrumworkbench.app.shell.Workspace;

/** The panels that show one kind of stage; made once, filled anew with each reading. */
abstract class StagePanels extends VBox {
  private record Shown(ChartView view, Function<LiveData, XyChart> figure) {}

  final Workspace workspace;
  final Texts texts;
  final LiveCharts figures;
  private final List<Shown> charts = new ArrayList<>();
  private final ResultsTable results;
  private final EventLane events;

  StagePanels(Workspace workspace, Texts texts) {
    super(10);
    this.workspace = workspace;
    this.texts = texts;
    this.figures = new LiveCharts(texts);
    this.results = new ResultsTable(texts);
    this.events = new EventLane(texts, workspace.clock().getZone());
    setMinWidth(0);
  }

  /** A chart that is made anew from each reading, in a panel of its own. */
  final Panel chart(String id, Function<LiveData, XyChart> figure) {
    ChartView view =
        ToolbarOnHover.on(
            new ChartView(
                figure.apply(LiveData.NOTHING),
                workspace.files(),
                workspace.background(),
                workspace.dialogs()));
    view.setId(id);
    view.setMinSize(0, 0);
    charts.add(new Shown(view, figure));
    return Panel.untitled(view);
  }

  /** The same of a stage that samples: a click on a point opens the answers of its step. */
  final Panel chart(String id, Function<LiveData, XyChart> figure, LiveModel model) {
    Panel panel = chart(id, figure);
    charts
        .getLast()
        .view()
        .setOnPick(step -> {
          model.chooseStep((int) Math.round(step));
          workspace.navigation().open("samples");
        });
    return panel;
  }

  /** Held-out scores so far. */
  final Panel results() {
    ScrollPane scroll = new ScrollPane(results);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    return new Panel(texts.get("results.title"), scroll).explained(texts.get("results.explained"));
  }

  /** What happened. */
  final Panel events() {
    return new Panel(texts.get("events.title"), events);
  }

  /** Shows a reading. */
  void show(LiveData data) {
    results.show(data.evaluated());
    events.show(data.notices());
    for (Shown shown : charts) {
      shown.view().setFigure(shown.figure().apply(data));
    }
  }
}
