package org.spectrumworkbench.core.verify.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 | 1.0 | true",
        "1e2 | 100 | true",
        "0.3 | 0.30000000000000004 | false",
        "1 | true | false",
        "1 | \"1\" | false",
        "null | null | true",
        "null | 0 | false",
        "[1, [2]] | [1,[2.0]] | true",
        "[1, 2] | [2, 1] | false",
        "[1, 2] | [1] | false",
        "{\"a\": 1, \"b\": []} | {\"b\": [], \"a\": 1} | true",
        "{\"a\": 1} | {\"a\": 1, \"b\": 2} | false",
        "{\"a\": null} | {\"b\": null} | false",
        "[] | {} | false",
        "\"é\" | \"\\u00e9\" | true",
        "1 | 1 2 | false",
        "1 | NaN | false",
        "1 | [ | false",
        "1e999999999 | 1 | false",
      })
  void jsonIsComparedByValue(String expected, String got, boolean same) {
    assertThat(JsonEquality.same(expected, got)).isEqualTo(same);
  }

  @Test
  void deepOrLongTextIsNeitherEqualNorAFault() {
    assertThat(JsonEquality.same("[]", "[".repeat(100_000) + "]".repeat(100_000))).isFalse();
    assertThat(JsonEquality.same("1", "9".repeat(100_000))).isFalse();
    assertThatThrownBy(() -> JsonEquality.same("{", "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | 5 | 0",
        "a b | a b | 0",
        "1.50 2 | 1.5   2.0 | 0",
        "1.5 | 1.5000001 | 1",
        "a 1 | a 1.0 | 1",
        "1 2 | 12 | 1",
        "-0 | 0.0 | 0",
        "1e400 | 1E+400 | 0",
        "Yes | yes | 1",
      })
  void linesAreComparedExactlyElseAsDecimals(String expected, String got, int line) {
    assertThat(LineEquality.firstDifference(expected, got).orElse(0)).isEqualTo(line);
  }

  @Test
  void emptyLinesAtTheEndAndWhiteSpaceAtTheEndsDoNotCount() {
    assertThat(LineEquality.firstDifference("1\n2\n", "1 \r\n  2\n\n\n")).isEmpty();
    assertThat(LineEquality.firstDifference("1\n\n2", "1\n2")).isEqualTo(OptionalInt.of(2));
    assertThat(LineEquality.firstDifference("1\n2", "1")).isEqualTo(OptionalInt.of(2));
    assertThat(LineEquality.firstDifference("", "\n")).isEmpty();
  }
}
