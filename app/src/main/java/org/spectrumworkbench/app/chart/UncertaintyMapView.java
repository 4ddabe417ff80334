package org.spectrumworkbench.app.chart;

import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.spectrumworkbench.app.chart.draw.ChartText;
import org.spectrumworkbench.app.chart.draw.UncertaintyDrawing;
import org.spectrumworkbench.app.chart.draw.UncertaintyMap;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Formats;

/**
 * The uncertainty map with its slider: moving lambda redraws the weighting at once on the responses
 * that are stored, without changing the run. The arrows walk through the problems, Enter opens the
 * one pointed at.
 */
public final class UncertaintyMapView extends FigureView<UncertaintyMap> {

  /**
   * The sharpest weighting the slider offers, unless the run's own is sharper than half of it; at 8
   * a problem solved once in eight keeps 8 % of its weight.
   */
  static final double MOST_LAMBDA = 8;

  private final UncertaintyCanvas canvas;
  private final Slider slider = new Slider(0, MOST_LAMBDA, 0);
  private final Label value = new Label();
  private final Button reset = new Button();
  private final Button apply = new Button();

  /** Takes a lambda for the run; null where the run takes none. */
  private @Nullable DoubleConsumer taker;

  /** Whether the user chose a lambda; until then the run's is drawn as it is. */
  private boolean moved;

  /** Whether the slider is being set to the run's lambda, which is no choice of the user. */
  private boolean following;

  /**
   * A view of this map; {@link #setFigure} shows another and keeps a lambda that the user chose.
   *
   * @param files asks where an exported file goes
   * @param background writes it
   * @param dialogs tells how that went
   */
  public UncertaintyMapView(
      UncertaintyMap map, FileChoice files, Background background, Dialogs dialogs) {
    this(new UncertaintyCanvas(map), files, background, dialogs);
  }

  private UncertaintyMapView(
      UncertaintyCanvas canvas, FileChoice files, Background background, Dialogs dialogs) {
    super(canvas, files, background, dialogs);
    this.canvas = canvas;
    Label label = new Label(ChartText.of("map.lambda"));
    label.setLabelFor(slider);
    label.setMinWidth(Region.USE_PREF_SIZE);
    apply.setMinWidth(Region.USE_PREF_SIZE);
    slider.setId("map-lambda");
    slider.setBlockIncrement(.25);
    slider.setPrefWidth(220);
    slider.setAccessibleText(ChartText.of("map.lambda"));
    slider.setTooltip(new Tooltip(ChartText.of("map.lambda.help")));
    value.setMinWidth(36);
    reset.setId("map-lambda-reset");
    reset.getStyleClass().addAll("flat", "small");
    reset.setOnAction(e -> followRun());
    apply.setId("map-lambda-apply");
    apply.setText(ChartText.of("map.lambda.apply"));
    apply.setTooltip(new Tooltip(ChartText.of("map.lambda.apply.help")));
    apply.getStyleClass().add("small");
    apply.setOnAction(e -> {
      if (taker != null) {
        taker.accept(lambda());
      }
    });
    slider
        .valueProperty()
        .addListener((o, was, is) -> {
          if (!following) {
            moved = true;
            showLambda();
          }
        });
    HBox controls = new HBox(8, label, slider, value, reset, apply);
    controls.setAlignment(Pos.CENTER_LEFT);
    controls.setPadding(new Insets(2, 8, 2, 8));
    addControls(controls);
    addToToolbar(
        button(
            Feather.MAXIMIZE,
            "toolbar.reset",
            "figure-reset",
            () -> canvas.setShown(UncertaintyDrawing.WHOLE)));
    followRun();
  }

  /** Called with the id of the problem that was clicked, or opened with Enter. */
  public void setOnPick(Consumer<String> action) {
    canvas.setOnPick(action);
  }

  /**
   * Offers to give the run the lambda that the user chose.
   *
   * @param action gets it; null where the run takes none
   */
  public void setOnApply(@Nullable DoubleConsumer action) {
    taker = action;
    showLambda();
  }

  /** The sharpness that is drawn. */
  public DoubleProperty lambdaProperty() {
    return slider.valueProperty();
  }

  /** Shows another state of the map; a lambda that the user chose stays. */
  @Override
  public void setFigure(UncertaintyMap map) {
    super.setFigure(moved ? map.withLambda(figure().lambda()) : map.withLambda(map.runLambda()));
    if (moved) {
      slider.setMax(Math.max(slider.getMax(), 2 * map.runLambda()));
      showLambda();
    } else {
      followRun();
    }
  }

  UncertaintyCanvas map() {
    return canvas;
  }

  /** Draws what the run weighted by. */
  private void followRun() {
    double lambda = figure().runLambda();
    moved = false;
    following = true;
    slider.setMax(Math.max(MOST_LAMBDA, 2 * lambda));
    slider.setValue(lambda);
    following = false;
    showLambda();
  }

  private double lambda() {
    // The slider gives every pixel a number of its own; hundredths are enough and read better.
    return moved ? Math.round(slider.getValue() * 100) / 100.0 : figure().runLambda();
  }

  private void showLambda() {
    double lambda = lambda();
    boolean offered = taker != null && lambda != figure().runLambda();
    apply.setVisible(offered);
    apply.setManaged(offered);
    value.setText(Formats.number(lambda));
    reset.setText(ChartText.of("map.lambda.reset", Formats.number(figure().runLambda())));
    reset.setVisible(lambda != figure().runLambda());
    if (figure().lambda() != lambda) {
      super.setFigure(figure().withLambda(lambda));
    }
  }
}
