package org.spectrumworkbench.app.chart.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

  @ParameterizedTest
  @CsvSource({
    "0,1,5",
    "-3.2,17,8",
    "0.001,0.0042,6",
    "120,130000,4",
    "-1e-3,1e-3,3",
    "5,5.0000001,4"
  })
  void ticksAreRoundInsideTheRangeAndNotTooMany(double lo, double hi, int most) {
    var ticks = Ticks.linear(new Range(lo, hi), most);

    assertThat(ticks).hasSizeBetween(1, most + 1);
    double tolerance = (hi - lo) * 1e-6;
    assertThat(ticks)
        .allSatisfy(t -> assertThat(t.value()).isBetween(lo - tolerance, hi + tolerance));
    for (int i = 2; i < ticks.size(); i++) {
      double step = ticks.get(1).value() - ticks.get(0).value();
      assertThat(ticks.get(i).value() - ticks.get(i - 1).value())
          .isCloseTo(step, within(step * 1e-6));
    }
  }

  @Test
  void smallAxisHasTwoTicksAllTheSame() {
    assertThat(Ticks.linear(new Range(.0022, .0078), 2))
        .extracting(Ticks.Tick::label)
        .containsExactly("0.004", "0.006");
  }

  @Test
  void labelsHaveTheDecimalsThatTellThemApart() {
    assertThat(Ticks.linear(new Range(0, .5), 5))
        .extracting(Ticks.Tick::label)
        .containsExactly("0.0", "0.1", "0.2", "0.3", "0.4", "0.5");
    assertThat(Ticks.linear(new Range(0, 4000), 4))
        .extracting(Ticks.Tick::label)
        .containsExactly("0", "1,000", "2,000", "3,000", "4,000");
  }

  @Test
  void doublingsAreNamedOnALogAxis() {
    assertThat(Ticks.log2(new Range(1, 64), 7))
        .extracting(Ticks.Tick::label)
        .containsExactly("1", "2", "4", "8", "16", "32", "64");
    assertThat(Ticks.log2(new Range(1, 64), 4))
        .extracting(Ticks.Tick::label)
        .containsExactly("1", "4", "16", "64");
  }

  @Test
  void zeroIsNeverWrittenWithAMinus() {
    assertThat(Numbers.tick(-1e-17, .1)).isEqualTo("0.0");
  }
}
