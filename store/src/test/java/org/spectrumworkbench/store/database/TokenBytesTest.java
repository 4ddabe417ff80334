package org.spectrumworkbench.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.verify.Outcome;

final class TokenBytesTest {
  @Test
  void tokensComeBack() {
    List<Integer> tokens = List.of(0, 1, 127, 128, 16_383, 16_384, 151_935, Integer.MAX_VALUE, -1);
    assertThat(TokenBytes.tokens(TokenBytes.of(tokens))).isEqualTo(tokens);
    assertThat(TokenBytes.of(List.of(127))).hasSize(1);
    assertThat(TokenBytes.of(List.of(128))).hasSize(2);
    assertThat(TokenBytes.tokens(new byte[0])).isEmpty();
  }

  @Test
  void everyOutcomeHasALetterOfItsOwn() {
    for (Outcome outcome : Outcome.values()) {
      assertThat(Verdicts.outcome(Verdicts.letter(outcome))).isEqualTo(outcome);
    }
    assertThat(Verdicts.outcomes("CWUTE")).isEqualTo(Arrays.asList(Outcome.values()));
    assertThat(Verdicts.count("CCW", Outcome.CORRECT)).isEqualTo(2);
  }

  @Test
  void placesKeepRunEventAndIndexApart() {
    long place = Place.of(7, 123_456_789_012L % (1L << 32));
    assertThat(Place.run(place)).isEqualTo(7);
    assertThat(Place.seq(place)).isEqualTo(123_456_789_012L % (1L << 32));
    assertThat(Place.index(Place.row(place, 4095))).isEqualTo(4095);
    assertThat(Place.lastRow(place)).isLessThan(Place.row(place + 1, 0));
    assertThat(Place.last(7)).isLessThan(Place.of(8, 0));
    assertThat(Place.lastRow(Place.last((1 << 19) - 1))).isPositive();
    assertThatThrownBy(() -> Place.of(1 << 19, 1)).isInstanceOf(WorkbenchException.class);
    assertThatThrownBy(() -> Place.row(place, 4096)).isInstanceOf(WorkbenchException.class);
  }
}
