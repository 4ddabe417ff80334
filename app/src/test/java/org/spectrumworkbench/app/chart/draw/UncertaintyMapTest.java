package org.spectrumworkbench.app.chart.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.chart.SampleCharts;
import org.spectrumworkbench.core.signal.MaxEntWeight;

class UncertaintyMapTest {

  /** One problem for each count of correct responses among 8. */
  private static UncertaintyMap ladder() {
    List<ProblemPoint> problems = new ArrayList<>();
    for (int correct = 0; correct <= 8; correct++) {
      problems.add(
          new ProblemPoint("p" + correct, correct < 5 ? "algebra" : "geometry", correct, 8, 100));
    }
    return UncertaintyMap.of("Map", problems, 4);
  }

  private static UncertaintyDrawing drawing(UncertaintyMap map) {
    return new UncertaintyDrawing(
        map, UncertaintyDrawing.WHOLE, new RecordingPen(), 800, 500, Palette.LIGHT);
  }

  private static double[] product(UncertaintyMap map) {
    RecordingPen pen = new RecordingPen();
    map.draw(pen, 800, 500, Palette.LIGHT);
    return pen.lines.stream()
        .filter(line -> line.xs().length == 101 && line.stroke().ink().equals(Palette.LIGHT.text()))
        .findFirst()
        .orElseThrow()
        .ys();
  }

  @Test
  void countersPutEachProblemInOnePlace() {
    assertThat(ladder().counts()).isEqualTo(new UncertaintyMap.Counts(1, 1, 5, 1, 1));
  }

  @Test
  void problemsWithoutSignalStandInTheGuttersAndAreHollow() {
    UncertaintyDrawing drawing = drawing(ladder());

    for (UncertaintyDrawing.Dot dot : drawing.dots()) {
      double outside = Math.max(drawing.x().start() - dot.x(), dot.x() - drawing.x().end());
      if (dot.problem().noSignal()) {
        assertThat(outside).as(dot.problem().id()).isGreaterThan(dot.radius());
      } else {
        assertThat(outside).as(dot.problem().id()).isNegative();
      }
    }
    RecordingPen pen = new RecordingPen();
    drawing.draw(pen);
    assertThat(pen.marks).filteredOn(mark -> !mark.filled()).hasSize(2);
    assertThat(pen.words()).filteredOn("no signal"::equals).hasSize(2);
  }

  @Test
  void dotsWithSignalStandAtTheirRate() {
    UncertaintyDrawing drawing = drawing(ladder());

    assertThat(drawing.dots())
        .filteredOn(dot -> !dot.problem().noSignal())
        .allSatisfy(dot ->
            assertThat(drawing.x().value(dot.x())).isCloseTo(dot.problem().rate(), within(.001)));
  }

  @Test
  void largerLambdaNarrowsTheDrawnProductButKeepsItsPeak() {
    double[] mild = product(ladder().withLambda(1));
    double[] sharp = product(ladder().withLambda(6));

    assertThat(sharp[50]).isCloseTo(mild[50], within(1e-9));
    assertThat(sharp[20]).as("lower on the screen").isGreaterThan(mild[20] + 5);
  }

  @Test
  void curvesAreTheFormulas() {
    assertThat(UncertaintyMap.meanAdvantage(.5)).isEqualTo(1);
    assertThat(UncertaintyMap.meanAdvantage(0)).isZero();
    assertThat(UncertaintyMap.pull(.125, 4)).isCloseTo(.661437828 * .282095933, within(1e-8));
    for (double p = 0; p <= 1; p += .05) {
      assertThat(UncertaintyMap.pull(p, 3)).isCloseTo(UncertaintyMap.pull(1 - p, 3), within(1e-9));
      assertThat(UncertaintyMap.pull(p, 0)).isEqualTo(UncertaintyMap.meanAdvantage(p));
    }
  }

  @Test
  void anotherLambdaThanTheRunsIsDrawnBesideTheRuns() {
    RecordingPen pen = new RecordingPen();
    ladder().withLambda(2).draw(pen, 900, 500, Palette.LIGHT);

    assertThat(pen.words()).anyMatch(words -> words.contains("run's λ = 4"));
    assertThat(pen.lines.stream().filter(line -> line.xs().length == 101)).hasSize(4);
  }

  @Test
  void sharesOfTheGradientSumToOneAndMoveTowardsUncertainProblems() {
    UncertaintyMap map =
        UncertaintyMap.of(
            "Map",
            List.of(
                new ProblemPoint("a", "middle", 4, 8, 1), new ProblemPoint("b", "edge", 1, 8, 1)),
            4);

    assertThat(map.shares(0).values().stream().mapToDouble(d -> d).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(map.shares(4).get("middle")).isGreaterThan(map.shares(0).get("middle") + .1);
  }

  @Test
  void countStandsAloneWhereItsNameDoesNotFit() {
    RecordingPen pen = new RecordingPen();
    ladder().draw(pen, 460, 400, Palette.LIGHT);

    assertThat(pen.words())
        .contains("frontier 5")
        .noneMatch(words -> words.startsWith("m") && words.endsWith("…"));
    assertThat(pen.words()).filteredOn("1"::equals).as("both gutters, mastered").hasSize(3);
  }

  @Test
  void pointerFindsTheDotBelowItAndNothingFarAway() {
    UncertaintyDrawing drawing = drawing(ladder());
    UncertaintyDrawing.Dot dot = drawing.dots().get(3);

    assertThat(drawing.at(dot.x() + 4, dot.y() - 3)).contains(dot);
    assertThat(drawing.at(400, 5)).isEmpty();
  }

  @Test
  void manyProblemsInOnePlaceDoNotHideEachOther() {
    List<UncertaintyDrawing.Dot> dots = drawing(SampleCharts.map(400)).dots();

    assertThat(
            dots.stream()
                .map(dot -> Math.round(dot.x() * 10) + "/" + Math.round(dot.y() * 10))
                .distinct())
        .hasSize(400);
  }

  @Test
  void tableHoldsTheWeightOfTheLambdaShown() {
    List<String> row = ladder().withLambda(1).table().rows().get(1);

    assertThat(row.get(0)).isEqualTo("p1");
    assertThat(Double.parseDouble(row.get(9))).isEqualTo(MaxEntWeight.weight(.125, 1));
  }

  @Test
  void subdomainWithoutALaneIsRefused() {
    assertThatThrownBy(() ->
            new UncertaintyMap(
                "Map",
                List.of(new ProblemPoint("a", "algebra", 1, 8, 1)),
                List.of("geometry"),
                1,
                1))
        .hasMessageContaining("algebra");
  }

  @Test
  void descriptionCountsTheProblems() {
    assertThat(ladder().description()).contains("9 problems: 1 never solved", "5 at the frontier");
  }
}
