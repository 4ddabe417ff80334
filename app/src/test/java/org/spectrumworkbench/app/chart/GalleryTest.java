package org.spectrumworkbench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.chart.draw.Axis;
import org.spectrumworkbench.app.chart.draw.Spark;
import org.spectrumworkbench.app.chart.draw.XyChart;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.shell.TestWorkspace;

/** Pictures every kind of chart in both themes, to be looked at. */
class GalleryTest extends HeadlessTest {

  @TempDir Path folder;

  @Test
  void everyChartIsPicturedInBothThemes() throws Exception {
    Background background = Background.sameThread();
    Dialogs dialogs = new TestWorkspace.Answers();
    FileChoice files = new FakeFiles(folder);
    double[] none = {};
    picture(
        "chart-reward",
        640,
        360,
        () -> new ChartView(SampleCharts.reward(4000), files, background, dialogs));
    picture(
        "chart-walks",
        640,
        360,
        () -> new ChartView(SampleCharts.walks(20, 5000), files, background, dialogs));
    picture(
        "chart-passk",
        560,
        360,
        () -> new ChartView(SampleCharts.passAtK(), files, background, dialogs));
    picture(
        "chart-empty",
        420,
        240,
        () ->
            new ChartView(
                XyChart.of("Reward", Axis.linear("step"), Axis.share("reward"), List.of()),
                files,
                background,
                dialogs));
    picture(
        "map-120",
        800,
        480,
        () -> new UncertaintyMapView(SampleCharts.map(120), files, background, dialogs));
    picture(
        "map-1000",
        640,
        420,
        () -> new UncertaintyMapView(SampleCharts.map(1000), files, background, dialogs));
    picture(
        "heat-small",
        560,
        340,
        () -> new HeatMapView(SampleCharts.heat(24, 40), files, background, dialogs));
    picture(
        "heat-large",
        700,
        480,
        () -> new HeatMapView(SampleCharts.heat(400, 1500), files, background, dialogs));
    picture(
        "matrix",
        700,
        300,
        () -> new ScoreMatrixView(SampleCharts.matrix(), files, background, dialogs));
    picture(
        "chips",
        460,
        300,
        () -> new GroupChipsView(SampleCharts.chips(16), files, background, dialogs));
    picture(
        "sparks",
        160,
        70,
        () ->
            new VBox(
                new Sparkline(
                    new Spark("reward", SampleCharts.reward(300).series().get(0).y(), 0), 140, 24),
                new Sparkline(new Spark("nothing", none, 1), 140, 24)));
  }

  private void picture(String name, double width, double height, Callable<? extends Parent> content)
      throws Exception {
    show(width, height, content::call);
    moveTo(width * .55, height * .6);
    settle();
    for (Path picture : snapshot(name)) {
      assertThat(Files.size(picture)).isPositive();
    }
  }
}
