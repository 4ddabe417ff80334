package org.spectrumworkbench.app.chart.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.chart.draw.ForecastChart.Run;
import org.spectrumworkbench.app.chart.draw.ForecastChart.Unit;

class ForecastChartTest {
  private static final Run HELD = new Run("a", "held", 20, 10, 40);
  private static final Run MISSED = new Run("b", "missed", 300, 60, 200);

  private static ForecastChart chart(Unit unit, Run... runs) {
    return new ForecastChart("Time", "1 of 2", unit, List.of(runs));
  }

  @Test
  void aBarRunsFromLowToHighAtWhatWasMeasured() {
    ForecastChart chart = chart(Unit.SECONDS, HELD, MISSED);
    RecordingPen pen = new RecordingPen();
    ForecastDrawing drawing = new ForecastDrawing(chart, pen, 500, 400, Palette.LIGHT);
    drawing.draw(pen);

    List<RecordingPen.Line> bars =
        pen.lines.stream()
            .filter(line -> line.stroke().width() == 2 && line.xs()[0] == line.xs()[1])
            .toList();
    assertThat(bars).hasSize(2);
    // The same scale both ways: twice as much is equally far up and across.
    RecordingPen.Mark mark =
        pen.marks.stream().filter(one -> one.filled()).findFirst().orElseThrow();
    RecordingPen.Line bar =
        bars.stream().filter(one -> one.xs()[0] == mark.x()).findFirst().orElseThrow();
    assertThat(mark.y() - bar.ys()[1]).isCloseTo(bar.ys()[0] - mark.y(), within(1e-6));
  }

  @Test
  void whatHeldIsFilledAndWhatMissedIsHollowAndOfAnotherShape() {
    RecordingPen pen = new RecordingPen();
    chart(Unit.SECONDS, HELD, MISSED).draw(pen, 500, 400, Palette.LIGHT);
    assertThat(pen.marks)
        .extracting(mark -> mark.marker() + " " + mark.filled())
        .containsExactlyInAnyOrder("CIRCLE true", "DIAMOND false");
    assertThat(pen.texts).extracting(RecordingPen.Words::text).contains("Time", "1 of 2");
  }

  @Test
  void pointingAtABarFindsItsRun() {
    ForecastChart chart = chart(Unit.SECONDS, HELD, MISSED);
    RecordingPen pen = new RecordingPen();
    ForecastDrawing drawing = new ForecastDrawing(chart, pen, 500, 400, Palette.LIGHT);
    drawing.draw(pen);
    for (RecordingPen.Mark mark : pen.marks) {
      assertThat(drawing.at(mark.x() + 3, mark.y())).map(Run::held).contains(mark.filled());
    }
    assertThat(drawing.at(drawing.plot().x() + 1, drawing.plot().y() + 1)).isEmpty();
  }

  @Test
  void theTableHoldsTheNumbersInFull() {
    assertThat(chart(Unit.BYTES, HELD, MISSED).table().rows())
        .containsExactly(
            List.of("a", "held", "10", "40", "20", "yes"),
            List.of("b", "missed", "60", "200", "300", "no"));
  }

  @Test
  void axesCountInRoundTimesAndSizes() {
    assertThat(ForecastDrawing.ticks(Unit.SECONDS, new Range(8, 4000), 9))
        .containsExactly(10., 20., 30., 60., 120., 300., 600., 1200., 3600.);
    assertThat(ForecastDrawing.ticks(Unit.BYTES, new Range(90e6, 3e9), 9))
        .containsExactly(1e8, 2e8, 5e8, 1e9, 2e9);
    assertThat(ForecastDrawing.ticks(Unit.BYTES, new Range(1, 1e12), 6).size())
        .isLessThanOrEqualTo(6);
    assertThat(Unit.SECONDS.format(3600)).isEqualTo("1 h");
    assertThat(Unit.SECONDS.format(20)).isEqualTo("20 s");
    assertThat(Unit.BYTES.format(2e8)).isEqualTo("200 MB");
  }

  @Test
  void nothingMeasuredIsSaidAndNotDrawn() {
    RecordingPen pen = new RecordingPen();
    chart(Unit.SECONDS).draw(pen, 500, 400, Palette.LIGHT);
    assertThat(pen.marks).isEmpty();
    assertThat(pen.texts).extracting(RecordingPen.Words::text).contains("Nothing to show yet.");
  }

  @Test
  void valuesWithoutAPlaceOnALogarithmicAxisAreRefused() {
    assertThatThrownBy(() -> new Run("a", "a", 0, 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Run("a", "a", 1, 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
