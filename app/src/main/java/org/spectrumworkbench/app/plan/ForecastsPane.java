package org.spectrumworkbench.app.plan;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.spectrumworkbench.app.chart.ForecastChartView;
import org.spectrumworkbench.app.fx.EmptyState;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Panel;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.experiment.ForecastCheck.Quantity;

/** How true forecasts were: a picture each for time, memory and disk. */
final class ForecastsPane {
  private static final Texts TEXTS = Texts.of(ForecastsPane.class);

  private final ForecastsModel model;
  private final Map<Quantity, ForecastChartView> charts = new EnumMap<>(Quantity.class);
  private final VBox pictures = new VBox(10);
  private final EmptyState empty = new EmptyState(Feather.CROSSHAIR);
  private final StackPane root = new StackPane(pictures, empty);

  ForecastsPane(ForecastsModel model, Workspace workspace) {
    this.model = model;
    empty.say(TEXTS.get("forecasts.empty"), TEXTS.get("forecasts.empty.todo"));
    HBox lower = new HBox(10);
    Arrays.stream(Quantity.values())
        .forEach(quantity -> {
          ForecastChartView view =
              new ForecastChartView(
                  model.chart(quantity),
                  workspace.files(),
                  workspace.background(),
                  workspace.dialogs());
          view.setId("forecasts-" + ForecastsModel.key(quantity));
          view.setOnPick(run -> model.open(run.id()));
          view.setMinSize(0, 0);
          view.setPrefSize(300, 300);
          charts.put(quantity, view);
          Panel panel = Panel.untitled(view);
          HBox.setHgrow(panel, Priority.ALWAYS);
          VBox.setVgrow(panel, Priority.ALWAYS);
          // Time in a row of its own: it is what one asks for most.
          if (quantity == Quantity.TIME) {
            pictures.getChildren().add(panel);
          } else {
            lower.getChildren().add(panel);
          }
        });
    VBox.setVgrow(lower, Priority.ALWAYS);
    pictures.getChildren().addAll(lower, Labels.wrapped(TEXTS.get("forecasts.explain"), "help"));
    root.setId("plan-forecasts");
    root.getStylesheets().add(Panel.styleSheet());
    model.rowsProperty().addListener((property, old, now) -> refresh());
    refresh();
  }

  Node node() {
    return root;
  }

  private void refresh() {
    charts.forEach((quantity, view) -> view.setFigure(model.chart(quantity)));
    boolean none = charts.values().stream().allMatch(view -> view.figure().isEmpty());
    empty.setVisible(none);
    pictures.setVisible(!none);
  }
}
