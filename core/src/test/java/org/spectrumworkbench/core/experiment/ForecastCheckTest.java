package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.experiment.Forecast.Range;
import org.spectrumworkbench.core.experiment.ForecastCheck.Quantity;

final class ForecastCheckTest {
  private static final Forecast FORECAST =
      new Forecast(
          ordered(Forecast.START, new Range(1, 3), "sft", new Range(10, 20)),
          ordered("program", new Range(200, 300), "weights", new Range(100, 100)),
          ordered("checkpoints", new Range(50, 60), "journal", new Range(5, 50)),
          true);

  private static final RunEvent.Forecasted SAID = new RunEvent.Forecasted(FORECAST, 2);
  private static final RunEvent.StageFinished SFT = new RunEvent.StageFinished("sft", 15);
  private static final RunEvent.RunMeasured TOOK =
      new RunEvent.RunMeasured(500, Map.of("checkpoints", 55L, "journal", 10L));

  private static Map<String, Range> ordered(String a, Range one, String b, Range two) {
    Map<String, Range> ranges = new LinkedHashMap<>();
    ranges.put(a, one);
    ranges.put(b, two);
    return ranges;
  }

  private static RunEvent.AttemptStarted attempt(int number, long resumedAfter) {
    return new RunEvent.AttemptStarted("r", "r", number, resumedAfter, List.of(), Map.of(), 1);
  }

  private static ForecastCheck check(RunEvent... events) {
    return ForecastCheck.of(lines(events)).orElseThrow();
  }

  private static Stream<JournalLine> lines(RunEvent... events) {
    return IntStream.range(0, events.length)
        .mapToObj(i -> new JournalLine(i + 1, Instant.EPOCH, events[i]));
  }

  @Test
  void totalsAreOfAllPartsAndToldWithinOrNot() {
    ForecastCheck check = check(attempt(1, 0), SAID, SFT, TOOK);

    assertThat(check.range(Quantity.TIME)).isEqualTo(new Range(11, 23));
    assertThat(check.total(Quantity.TIME)).hasValue(17);
    assertThat(check.total("", Quantity.TIME).held()).contains(true);
    assertThat(check.total(Quantity.MEMORY)).hasValue(500);
    assertThat(check.total("", Quantity.MEMORY).held()).contains(false);
    assertThat(check.total(Quantity.DISK)).hasValue(65);
  }

  @Test
  void eachStageAndPartStandsBesideItsOwnRange() {
    assertThat(check(attempt(1, 0), SAID, SFT, TOOK).rows())
        .extracting(row -> row.part() + " " + row.held().map(String::valueOf).orElse("?"))
        .containsExactly(
            "start true", "sft true", "program ?", "weights ?", "checkpoints true", "journal true");
  }

  @Test
  void whatHasNotEndedIsNotCompared() {
    ForecastCheck check = check(attempt(1, 0), SAID);
    assertThat(check.total(Quantity.TIME)).isEmpty();
    assertThat(check.total(Quantity.MEMORY)).isEmpty();
    assertThat(check.total(Quantity.DISK)).isEmpty();
    assertThat(check.total("", Quantity.DISK).held()).isEmpty();
  }

  @Test
  void aRunThatWentOnFromACheckpointHasNoTimeButTheRest() {
    ForecastCheck check = check(attempt(1, 0), SAID, attempt(2, 2), SFT, TOOK);
    assertThat(check.total(Quantity.TIME)).isEmpty();
    assertThat(check.total(Quantity.MEMORY)).hasValue(500);
  }

  @Test
  void aRunThatBeganAnewHasATime() {
    assertThat(check(attempt(2, 0), SAID, SFT, TOOK).total(Quantity.TIME)).hasValue(17);
  }

  @Test
  void runsOfEarlierVersionsHaveNoForecast() {
    assertThat(ForecastCheck.of(lines(attempt(1, 0), SFT))).isEmpty();
  }
}
