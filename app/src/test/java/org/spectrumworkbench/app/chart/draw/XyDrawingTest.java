package org.spectrumworkbench.app.chart.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.chart.SampleCharts;

class XyDrawingTest {

  private static final double[] X = {0, 1, 2, 3};

  private static XyChart two() {
    return XyChart.of(
        "Two",
        Axis.linear("step"),
        Axis.linear("entropy").in("nats"),
        List.of(
            Series.line("a", 0, X, new double[] {1, 2, 3, 4}),
            Series.line("b", 1, X, new double[] {4, 3, Double.NaN, 1})));
  }

  private static XyDrawing drawing(XyChart chart, Zoom zoom) {
    return new XyDrawing(chart, zoom, new RecordingPen(), 600, 400, Palette.LIGHT);
  }

  private static RecordingPen recorded(XyChart chart, Zoom zoom) {
    RecordingPen pen = new RecordingPen();
    new XyDrawing(chart, zoom, pen, 600, 400, Palette.LIGHT).draw(pen);
    return pen;
  }

  @Test
  void pixelsAndValuesAreEachOthersInverse() {
    XyDrawing linear = drawing(two(), Zoom.WHOLE);
    XyDrawing log = drawing(SampleCharts.passAtK(), Zoom.WHOLE);

    assertThat(linear.x().value(linear.x().pixel(1.7))).isCloseTo(1.7, within(1e-9));
    assertThat(linear.y().pixel(4)).isLessThan(linear.y().pixel(1));
    assertThat(log.x().value(log.x().pixel(8))).isCloseTo(8, within(1e-9));
    assertThat(log.x().pixel(4) - log.x().pixel(2))
        .isCloseTo(log.x().pixel(64) - log.x().pixel(32), within(1e-6));
  }

  @Test
  void axesAreTitledWithTheirUnitAndLegendNamesEachSeries() {
    assertThat(recorded(two(), Zoom.WHOLE).words())
        .contains("Two", "step", "entropy (nats)", "a", "b");
  }

  @Test
  void hoverReadsTheSeriesUnderThePointerAndTheOthersAtTheSameX() {
    XyDrawing drawing = drawing(two(), Zoom.WHOLE);

    XyHover hit = XyHover.at(drawing, drawing.x().pixel(.9), drawing.y().pixel(3.1)).orElseThrow();

    assertThat(hit).isEqualTo(new XyHover(1, 1));
    assertThat(hit.lines(drawing)).containsExactly("step = 1", "b  3", "a  2");
  }

  @Test
  void hoverSkipsGapsAndFindsNothingOutsideThePlot() {
    XyDrawing drawing = drawing(two(), Zoom.WHOLE);

    XyHover hit = XyHover.at(drawing, drawing.x().pixel(2.1), drawing.y().pixel(2)).orElseThrow();

    assertThat(hit.series() == 1 && hit.index() == 2).isFalse();
    assertThat(XyHover.at(drawing, 1, 1)).isEmpty();
  }

  @Test
  void pathThatRunsBackIsReadOnlyWithinReach() {
    XyChart plane =
        XyChart.of(
            "Plane",
            Axis.linear("Pass@1"),
            Axis.linear("Pass@8"),
            // From right to left: no line leads to the nearest x.
            List.of(Series.line("path", 0, new double[] {.4, .1}, new double[] {.3, .2})));
    XyDrawing drawing = drawing(plane, Zoom.WHOLE);

    assertThat(XyHover.at(drawing, drawing.x().pixel(.4) - 5, drawing.y().pixel(.3) + 2))
        .contains(new XyHover(0, 0));
    assertThat(XyHover.at(drawing, drawing.x().pixel(.25), drawing.y().pixel(.25))).isEmpty();
  }

  @Test
  void zoomShowsOnlyItsRangeAndTheWholeFollowsTheData() {
    XyDrawing close = drawing(two(), new Zoom(new Range(1, 2), null));
    XyDrawing whole = drawing(two(), Zoom.WHOLE);

    assertThat(close.x().pixel(1)).isCloseTo(close.plot().x(), within(1e-9));
    assertThat(close.x().pixel(2)).isCloseTo(close.plot().right(), within(1e-9));
    assertThat(close.y().values()).isEqualTo(whole.y().values());
    assertThat(whole.x().values()).isEqualTo(new Range(0, 3));
  }

  @Test
  void lookingCloserKeepsTheValueUnderThePointerInPlace() {
    Range shown = new Range(10, 50);

    Range closer = Zoom.about(shown, Axis.Spacing.LINEAR, 20, .5);
    Range closerLog = Zoom.about(new Range(1, 64), Axis.Spacing.LOG2, 8, .5);

    assertThat((20 - closer.lo()) / closer.length())
        .isCloseTo((20 - shown.lo()) / shown.length(), within(1e-9));
    assertThat(closer.length()).isCloseTo(20, within(1e-9));
    assertThat(closerLog.lo() * closerLog.hi()).isCloseTo(64, within(1e-9));
  }

  @Test
  void movingStopsAtTheEndsOfTheData() {
    Range all = new Range(0, 100);

    assertThat(Zoom.moved(new Range(10, 30), Axis.Spacing.LINEAR, .25, all))
        .isEqualTo(new Range(15, 35));
    assertThat(Zoom.moved(new Range(10, 30), Axis.Spacing.LINEAR, -2, all))
        .isEqualTo(new Range(0, 20));
    assertThat(Zoom.moved(new Range(70, 90), Axis.Spacing.LINEAR, 2, all))
        .isEqualTo(new Range(80, 100));
  }

  @Test
  void gapsBreakTheLineAndALonePointIsStillSeen() {
    RecordingPen pen = recorded(two(), Zoom.WHOLE);

    Ink second = Palette.LIGHT.series(1);
    assertThat(
            pen.lines.stream()
                .filter(l ->
                    l.stroke().ink().equals(second)
                        && l.xs().length == 2
                        && l.xs()[1] - l.xs()[0] > 60))
        .hasSize(1);
    assertThat(pen.marks).filteredOn(m -> m.ink().equals(second)).hasSize(1);
  }

  @Test
  void longSeriesIsDrawnWithAFewHundredPointsAndABand() {
    RecordingPen pen = recorded(SampleCharts.walks(1, 50_000), Zoom.WHOLE);

    assertThat(pen.lines).allSatisfy(line -> assertThat(line.xs().length).isLessThanOrEqualTo(502));
    assertThat(pen.polygons).hasSize(1);
  }

  @Test
  void referencesAreNamed() {
    assertThat(recorded(SampleCharts.reward(200), Zoom.WHOLE).words())
        .contains("fused", "dry rollout");
  }

  @Test
  void areaTellsItsValueWhereverItLies() {
    double[] fraction = {.25, .5, .25, 0};
    double[] from = {.75, .5, .75, 1};
    double[] to = {1, 1, 1, 1};
    XyChart chart =
        XyChart.of(
            "No signal",
            Axis.linear("step"),
            Axis.share(""),
            List.of(
                Series.area("all correct", Palette.NO_SIGNAL, X, fraction, from, to),
                Series.line("reward", 0, X, new double[] {.5, .6, .7, .8})));
    XyDrawing drawing = drawing(chart, Zoom.WHOLE);

    XyHover hit = XyHover.at(drawing, drawing.x().pixel(1), drawing.y().pixel(.75)).orElseThrow();

    assertThat(hit.lines(drawing))
        .containsExactly("step = 1", "reward  0.600", "all correct  0.500");
    assertThat(chart.table().rows().get(1)).containsExactly("all correct", "1", "0.5", "", "");
    assertThat(chart.description()).contains("all correct from 0.250 at 0 to 0 at 3");
    RecordingPen pen = recorded(chart, Zoom.WHOLE);
    assertThat(pen.polygons).hasSize(1);
    assertThat(pen.polygons.getFirst().ys())
        .contains(drawing.y().pixel(1), drawing.y().pixel(.75))
        .doesNotContain(drawing.y().pixel(.25));
  }

  @Test
  void chartWithoutPointsSaysWhatWillAppear() {
    XyChart empty =
        XyChart.of(
                "Reward",
                Axis.linear("step"),
                Axis.linear("reward"),
                List.of(Series.line("a", 0, X, nan())))
            .emptyText("The first step has not ended.");

    assertThat(recorded(empty, Zoom.WHOLE).words())
        .containsExactly("Reward", "The first step has not ended.");
  }

  @Test
  void tooManySeriesForTheLegendAreCounted() {
    RecordingPen pen = new RecordingPen();
    SampleCharts.walks(20, 10).draw(pen, 260, 300, Palette.LIGHT);

    assertThat(pen.words()).anyMatch(words -> words.matches("and \\d+ more"));
  }

  @Test
  void smallestWindowsAreSurvived() {
    for (Figure figure :
        List.of(two(), SampleCharts.map(5), SampleCharts.heat(3, 3), SampleCharts.chips(3))) {
      for (int size = 0; size < 120; size += 7) {
        SvgPen.svg(figure, size, size / 2.0, Palette.LIGHT);
      }
    }
  }

  @Test
  void seriesWhoseArraysDifferInLengthIsRefused() {
    assertThatThrownBy(() -> Series.line("a", 0, X, new double[] {1}))
        .hasMessageContaining("series a");
    assertThatThrownBy(() -> Series.line("a", 0, X, X).band(X, new double[1]))
        .hasMessageContaining("series a");
  }

  @Test
  void tableHoldsEveryPointInFull() {
    Table table = two().table();

    assertThat(table.columns()).containsExactly("Series", "step", "entropy (nats)", "Low", "High");
    assertThat(table.rows()).hasSize(8);
    assertThat(table.rows().get(5)).containsExactly("b", "1", "3", "", "");
    assertThat(table.rows().get(6)).containsExactly("b", "2", "", "", "");
  }

  @Test
  void descriptionTellsTheCourseOfEachSeries() {
    assertThat(two().description())
        .isEqualTo(
            "Two. entropy (nats) over step: a from 1 at 0 to 4 at 3; b from 4 at 0 to 1 at 3.");
  }

  private static double[] nan() {
    return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
  }
}
