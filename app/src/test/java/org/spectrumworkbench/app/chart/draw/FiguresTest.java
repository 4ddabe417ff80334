package org.spectrumworkbench.app.chart.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.chart.SampleCharts;
import org.spectrumworkbench.core.verify.Outcome;

class FiguresTest {

  private static final int[] K = {1, 2, 4, 8};

  private static PassAtKChart.Curve curve(String name, double... y) {
    return new PassAtKChart.Curve(name, name, K, y, y, y);
  }

  @Test
  void passAtKLegendTellsPassAt1() {
    XyChart chart = PassAtKChart.of("Pass@K", List.of(curve("SFT", .288, .4, .5, .6)));

    assertThat(chart.series().get(0).legend()).isEqualTo("SFT  Pass@1 = 0.288");
    assertThat(chart.series().get(0).bandAt(0)).isPresent();
  }

  @Test
  void modelsHaveColoursOfTheirOwnAndControlsOnlyStandBesideThem() {
    XyChart chart =
        PassAtKChart.of(
            "Pass@K",
            List.of(
                curve("base", .2, .3, .4, .5),
                curve("spectrum", .3, .4, .5, .6),
                curve("joint", .3, .4, .5, .7),
                curve("signal", .5, .6, .7, .8),
                curve("grpo", .5, .6, .7, .9)));

    assertThat(chart.series())
        .extracting(Series::hue)
        .containsExactly(
            Palette.BASE, Palette.SPECTRUM, Palette.SPECTRUM, Palette.SIGNAL, Palette.SIGNAL);
    assertThat(chart.series())
        .extracting(Series::lesser)
        .containsExactly(false, false, true, false, true);
    RecordingPen pen = new RecordingPen();
    chart.draw(pen, 600, 400, Palette.LIGHT);
    assertThat(pen.polygons).as("bands of the three models alone").hasSize(3);
    assertThat(chart.table().rows().getLast()).containsExactly("grpo", "8", "0.9", "0.9", "0.9");
  }

  @Test
  void curvesThatCrossTellWhere() {
    PassAtKChart.Curve before = curve("SFT", .3, .4, .5, .6);
    PassAtKChart.Curve after = curve("RL", .4, .45, .5, .55);
    PassAtKChart.Curve between = curve("RL", .4, .5, .4, .5);

    assertThat(PassAtKChart.crossing(before, after).orElseThrow()).isBetween(2.0, 8.0);
    assertThat(PassAtKChart.crossing(before, between).orElseThrow())
        .isCloseTo(2 * Math.sqrt(2), within(1e-9));
    assertThat(PassAtKChart.crossing(before, curve("worse", .1, .2, .3, .4))).isEmpty();
    assertThat(PassAtKChart.of("Pass@K", List.of(before, after)).references()).hasSize(1);
  }

  @Test
  void cellsSmallerThanAPixelAreAveraged() {
    double[][] values = new double[1][2000];
    for (int c = 0; c < 2000; c++) {
      values[0][c] = c % 2;
    }
    HeatMap map = new HeatMap("h", "problem", "step", "p", List.of("a"), new double[2000], values);
    RecordingPen pen = new RecordingPen();

    map.draw(pen, 400, 100, Palette.LIGHT);

    int[] pixels = pen.images.get(0);
    assertThat(pixels.length).isLessThan(400);
    assertThat(Arrays.stream(pixels))
        .doesNotContain(Palette.LIGHT.heat(0).argb(), Palette.LIGHT.heat(1).argb())
        .contains(Palette.LIGHT.heat(.5).argb());
  }

  @Test
  void heatMapCellIsFoundUnderThePointer() {
    HeatMap map = SampleCharts.heat(10, 20);
    HeatDrawing drawing = new HeatDrawing(map, new RecordingPen(), 500, 300, Palette.LIGHT);
    HeatMap.Cell cell = new HeatMap.Cell(7, 13);
    Box box = drawing.box(cell);

    assertThat(drawing.at(box.x() + box.width() / 2, box.y() + box.height() / 2)).contains(cell);
    assertThat(drawing.at(2, 2)).isEmpty();
    assertThat(map.table().rows()).hasSize(200);
    assertThat(map.table().rows().get(7 * 20 + 13).get(0)).isEqualTo("algebra-7");
  }

  @Test
  void heatMapWithARaggedRowIsRefused() {
    assertThatThrownBy(() ->
            new HeatMap(
                "h", "r", "c", "v", List.of("a"), new double[2], new double[][] {{1, 2, 3}}))
        .hasMessageContaining("row a has 3 values for 2 columns");
  }

  @Test
  void groupWithOneOutcomeIsCalledNoSignal() {
    GroupChips.Group all =
        new GroupChips.Group("a", 1, .06, List.of(Outcome.CORRECT, Outcome.CORRECT));
    GroupChips.Group some =
        new GroupChips.Group("b", 1, .9, List.of(Outcome.CORRECT, Outcome.TRUNCATED));
    RecordingPen pen = new RecordingPen();

    new GroupChips("Groups", List.of(all, some)).draw(pen, 400, 200, Palette.LIGHT);

    assertThat(pen.words()).contains("2/2  no signal", "1/2  w 0.900", "correct", "cut off");
    assertThat(pen.words()).doesNotContain("wrong");
  }

  @Test
  void groupsThatDoNotFitAreCounted() {
    RecordingPen pen = new RecordingPen();
    SampleCharts.chips(30).draw(pen, 400, 200, Palette.LIGHT);

    assertThat(pen.words()).anyMatch(words -> words.matches("and \\d+ more"));
  }

  @Test
  void sparkOfGapsOnlyDrawsNothing() {
    RecordingPen pen = new RecordingPen();
    new Spark("s", new double[] {Double.NaN}, 0).draw(pen, 100, 20, Palette.LIGHT);

    assertThat(pen.lines).isEmpty();
    assertThat(new Spark("reward", new double[] {1, .5, Double.NaN}, 0).description())
        .isEqualTo("reward, last 0.500");
  }

  @Test
  void markersAndDashesDifferOnceColoursComeRoundAgain() {
    Series first = Series.line("a", 1, new double[0], new double[0]);
    Series again = Series.line("b", 1 + Palette.HUES, new double[0], new double[0]);

    assertThat(Palette.LIGHT.series(1)).isEqualTo(Palette.LIGHT.series(1 + Palette.HUES));
    assertThat(first.dash()).isNotEqualTo(again.dash());
    assertThat(Marker.of(1)).isNotEqualTo(Marker.of(1 + Palette.HUES));
  }
}
