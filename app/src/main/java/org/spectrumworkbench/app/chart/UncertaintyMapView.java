package org.spectrumworkbench.app.chart;

import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.spectrumworkbench.app.chart.draw.ChartText;
import org.spectrumworkbench.app.chart.draw.UncertaintyMap;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Formats;

/**
 * The uncertainty map with its slider: moving lambda redraws the weighting at once on the responses
 * that are stored, without changing the run. The arrows walk through the problems, Enter opens the
 * one pointed at.
 */
public final class UncertaintyMapView extends FigureView<UncertaintyMap> {

  /**
   * The sharpest weighting the slider offers; at 8 a problem solved once in eight keeps 8 % of its
   * weight.
   */
  static final double MOST_LAMBDA = 8;

  private final UncertaintyCanvas canvas;
  private final Slider slider = new Slider(0, MOST_LAMBDA, 0);
  private final Label value = new Label();
  private final Button reset = new Button();

  /**
   * A view of this map; {@link #setFigure} shows another and keeps a lambda that the user chose.
   *
   * @param files asks where an exported file goes
   * @param background writes it
   */
  public UncertaintyMapView(UncertaintyMap map, FileChoice files, Background background) {
    this(new UncertaintyCanvas(map), files, background);
  }

  private UncertaintyMapView(UncertaintyCanvas canvas, FileChoice files, Background background) {
    super(canvas, files, background);
    this.canvas = canvas;
    Label label = new Label(ChartText.of("map.lambda"));
    label.setLabelFor(slider);
    slider.setId("map-lambda");
    slider.setBlockIncrement(.25);
    slider.setPrefWidth(220);
    slider.setAccessibleText(ChartText.of("map.lambda"));
    slider.setTooltip(new Tooltip(ChartText.of("map.lambda.help")));
    slider.setValue(canvas.figure().lambda());
    value.setMinWidth(36);
    reset.setId("map-lambda-reset");
    reset.getStyleClass().addAll("flat", "small");
    reset.setOnAction(e -> slider.setValue(figure().runLambda()));
    slider.valueProperty().addListener((o, was, is) -> showLambda());
    HBox controls = new HBox(8, label, slider, value, reset);
    controls.setAlignment(Pos.CENTER_LEFT);
    controls.setPadding(new Insets(2, 8, 2, 8));
    addControls(controls);
    showLambda();
  }

  /** Called with the id of the problem that was clicked, or opened with Enter. */
  public void setOnPick(Consumer<String> action) {
    canvas.setOnPick(action);
  }

  /** The sharpness that is drawn. */
  public DoubleProperty lambdaProperty() {
    return slider.valueProperty();
  }

  /** Shows another state of the map; a lambda that the user moved away from the run's stays. */
  @Override
  public void setFigure(UncertaintyMap map) {
    boolean moved = slider.getValue() != figure().runLambda();
    super.setFigure(moved ? map.withLambda(slider.getValue()) : map.withLambda(map.runLambda()));
    if (!moved) {
      slider.setValue(map.runLambda());
    }
    showLambda();
  }

  UncertaintyCanvas map() {
    return canvas;
  }

  private void showLambda() {
    // The slider gives every pixel a number of its own; hundredths are enough and read better.
    double lambda = Math.round(slider.getValue() * 100) / 100.0;
    value.setText(Formats.number(lambda));
    reset.setText(ChartText.of("map.lambda.reset", Formats.number(figure().runLambda())));
    reset.setVisible(lambda != figure().runLambda());
    if (figure().lambda() != lambda) {
      super.setFigure(figure().withLambda(lambda));
    }
  }
}
