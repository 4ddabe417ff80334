package org.spectrumworkbench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.Slider;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.chart.draw.GroupChipsDrawing.Chip;
import org.spectrumworkbench.app.chart.draw.HeatMap.Cell;
import org.spectrumworkbench.app.chart.draw.Range;
import org.spectrumworkbench.app.chart.draw.Spark;
import org.spectrumworkbench.app.chart.draw.UncertaintyDrawing;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.shell.TestWorkspace;

/** The figures of which single parts can be opened. */
class PickingTest extends HeadlessTest {

  @TempDir Path folder;

  private final List<String> opened = new ArrayList<>();

  private UncertaintyMapView map() {
    UncertaintyMapView view =
        show(
            800,
            500,
            () ->
                new UncertaintyMapView(
                    SampleCharts.map(60),
                    new FakeFiles(folder),
                    Background.sameThread(),
                    new TestWorkspace.Answers()));
    onFx(() -> view.setOnPick(opened::add));
    return view;
  }

  private UncertaintyDrawing.Dot dot(UncertaintyMapView view, int index) {
    return onFx(() -> view.map().drawing().orElseThrow().dots().get(index));
  }

  @Test
  void sliderRedrawsTheWeightingAtOnce() {
    UncertaintyMapView view = map();
    WritableImage before = onFx(() -> view.map().snapshot(null, null));

    onFx(() -> lookup("#map-lambda").queryAs(Slider.class).setValue(7.123));
    settle();

    assertThat(onFx(() -> view.figure().lambda())).isEqualTo(7.12);
    assertThat(onFx(() -> view.figure().runLambda())).isEqualTo(4);
    assertThat(differingPixels(before, onFx(() -> view.map().snapshot(null, null))))
        .isGreaterThan(200);

    clickOn("#map-lambda-reset");
    settle();
    assertThat(onFx(() -> view.figure().lambda())).isEqualTo(4);
    assertThat(differingPixels(before, onFx(() -> view.map().snapshot(null, null)))).isZero();
  }

  @Test
  void lambdaThatTheUserChoseStaysWhenNewGroupsArrive() {
    UncertaintyMapView view = map();
    onFx(() -> view.lambdaProperty().set(2));

    onFx(() -> view.setFigure(SampleCharts.map(80)));

    assertThat(onFx(() -> view.figure().lambda())).isEqualTo(2);
    assertThat(onFx(() -> view.figure().problems().size())).isEqualTo(80);
  }

  @Test
  void lambdaOfTheRunIsDrawnAsItIsUntilTheUserMovesIt() {
    for (double lambda : new double[] {16, .125, 0}) {
      UncertaintyMapView view =
          show(
              800,
              500,
              () ->
                  new UncertaintyMapView(
                      SampleCharts.map(20, lambda),
                      new FakeFiles(folder),
                      Background.sameThread(),
                      new TestWorkspace.Answers()));
      Slider slider = lookup("#map-lambda").queryAs(Slider.class);

      assertThat(onFx(slider::getValue)).isEqualTo(lambda);
      assertThat(onFx(slider::getMax)).isEqualTo(Math.max(8, 2 * lambda));
      assertThat(onFx(() -> view.figure().lambda())).isEqualTo(lambda);
      assertThat(lookup("#map-lambda-reset").query().isVisible()).isFalse();

      onFx(() -> view.setFigure(SampleCharts.map(30, 2 * lambda)));
      assertThat(onFx(() -> view.figure().lambda())).as("nobody moved it").isEqualTo(2 * lambda);
      assertThat(onFx(slider::getValue)).isEqualTo(2 * lambda);

      onFx(() -> slider.setValue(3.337));
      assertThat(onFx(() -> view.figure().lambda())).isEqualTo(3.34);
      onFx(() -> view.setFigure(SampleCharts.map(30, 3.34)));
      onFx(() -> view.setFigure(SampleCharts.map(30, lambda)));
      assertThat(onFx(() -> view.figure().lambda())).as("the user's choice").isEqualTo(3.34);

      clickOn("#map-lambda-reset");
      assertThat(onFx(() -> view.figure().lambda())).isEqualTo(lambda);
    }
  }

  @Test
  void wheelAndKeysLookCloserAtTheSuccessRatesAndTheGuttersStay() {
    UncertaintyMapView view = map();
    long gutters = view.map().drawing().orElseThrow().dots().stream().filter(this::silent).count();
    double at = onFx(() -> view.map().drawing().orElseThrow().x().pixel(.5));
    moveTo(onFx(() -> view.map().localToScreen(at, view.map().getHeight() / 2)));
    scroll(3, VerticalDirection.UP);
    settle();

    Range closer = onFx(() -> view.map().shown());
    assertThat(closer.length()).isLessThan(.9);
    assertThat(closer.lo() + closer.hi()).isCloseTo(1, within(.02));
    List<UncertaintyDrawing.Dot> dots = onFx(() -> view.map().drawing().orElseThrow().dots());
    assertThat(dots.stream().filter(this::silent).count()).isEqualTo(gutters).isPositive();
    assertThat(dots)
        .filteredOn(dot -> !silent(dot))
        .isNotEmpty()
        .allMatch(dot -> closer.contains(dot.problem().rate()));

    onFx(() -> view.map().requestFocus());
    type(KeyCode.PLUS, KeyCode.PLUS, KeyCode.PAGE_DOWN);
    Range moved = onFx(() -> view.map().shown());
    assertThat(moved.length()).isLessThan(closer.length());
    assertThat(moved.lo() + moved.hi()).isGreaterThan(1);
    snapshot("map-closer");

    clickOn("#figure-reset");
    assertThat(onFx(() -> view.map().shown())).isEqualTo(new Range(0, 1));
  }

  private boolean silent(UncertaintyDrawing.Dot dot) {
    return dot.problem().noSignal();
  }

  @Test
  void scoresOfAMatrixAreWalkedThroughAndTold() {
    ScoreMatrixView view =
        show(
            700,
            300,
            () ->
                new ScoreMatrixView(
                    SampleCharts.matrix(),
                    new FakeFiles(folder),
                    Background.sameThread(),
                    new TestWorkspace.Answers()));
    onFx(() -> view.cells().requestFocus());

    type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.RIGHT);
    settle();

    assertThat(onFx(() -> view.cells().getAccessibleText()))
        .isEqualTo("Step 400  ·  geometry, Pass@8  0.71 (0.61–0.81), Pass@1 0.30");
    assertThat(view.figure().table().rows())
        .hasSize(12)
        .contains(
            List.of("Step 400", "geometry", "0.71", "0.61", "0.81", "cannot be told from it"));
    assertThat(view.figure().description()).contains("geometry 0.74 at Step 600");
  }

  @Test
  void pointerAndClickReachAProblem() {
    UncertaintyMapView view = map();
    UncertaintyDrawing.Dot dot = dot(view, 20);
    Point2D place = onFx(() -> view.map().localToScreen(dot.x(), dot.y()));

    moveTo(place);
    settle();
    assertThat(onFx(() -> view.map().selected().orElseThrow().problem())).isEqualTo(dot.problem());
    assertThat(onFx(() -> view.map().getAccessibleText())).contains(dot.problem().id());

    clickOn(place);
    settle();
    assertThat(opened).containsExactly(dot.problem().id());
  }

  @Test
  void arrowsWalkThroughTheProblemsAndEnterOpensOne() {
    UncertaintyMapView view = map();
    onFx(() -> view.map().requestFocus());

    type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.LEFT, KeyCode.ENTER);
    settle();

    assertThat(opened).containsExactly(dot(view, 1).problem().id());
  }

  @Test
  void cellOfAHeatMapIsOpenedByKeyboardAndPointer() {
    HeatMapView view =
        show(
            600,
            400,
            () ->
                new HeatMapView(
                    SampleCharts.heat(10, 20),
                    new FakeFiles(folder),
                    Background.sameThread(),
                    new TestWorkspace.Answers()));
    onFx(() -> view.setOnPick(cell -> opened.add(cell.row() + "@" + cell.column())));
    onFx(() -> view.cells().requestFocus());

    type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT, KeyCode.ENTER);
    settle();
    assertThat(onFx(() -> view.cells().picked())).contains(new Cell(1, 1));
    clickOn(view.cells());
    settle();

    assertThat(opened).hasSize(2).first().isEqualTo("1@1");
  }

  @Test
  void chipOfAGroupIsOpenedAndForgottenWhenItsGroupIsGone() {
    GroupChipsView view =
        show(
            500,
            300,
            () ->
                new GroupChipsView(
                    SampleCharts.chips(6),
                    new FakeFiles(folder),
                    Background.sameThread(),
                    new TestWorkspace.Answers()));
    onFx(() -> view.setOnPick((group, response) -> opened.add(group.problem() + "#" + response)));
    onFx(() -> view.chips().requestFocus());

    type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.SPACE);
    settle();
    assertThat(opened).containsExactly("geometry-area-1#2");
    assertThat(onFx(() -> view.chips().picked())).contains(new Chip(1, 2));

    onFx(() -> view.setFigure(SampleCharts.chips(1)));
    assertThat(onFx(() -> view.chips().picked())).isEmpty();
  }

  @Test
  void sparklineIsOutOfTheWayOfTheKeyboardButToldInWords() {
    Sparkline spark =
        show(200, 40, () -> new Sparkline(new Spark("reward", new double[] {.1, .5}, 0), 120, 24));

    assertThat(spark.isFocusTraversable()).isFalse();
    assertThat(spark.getAccessibleText()).isEqualTo("reward, last 0.500");
  }

  private static int differingPixels(WritableImage a, WritableImage b) {
    int count = 0;
    for (int y = 0; y < (int) a.getHeight(); y++) {
      for (int x = 0; x < (int) a.getWidth(); x++) {
        count += a.getPixelReader().getArgb(x, y) != b.getPixelReader().getArgb(x, y) ? 1 : 0;
      }
    }
    return count;
  }
}
