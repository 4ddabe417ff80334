package org.spectrumworkbench.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrintableTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "two\nlines\tand a tab", "grüße 東京 🙂 ␛"})
  void printableTextStays(String text) {
    assertThat(Printable.is(text)).isTrue();
    assertThat(Printable.of(text)).isSameAs(text);
  }

  @Test
  void lineEndsBecomeLineFeeds() {
    assertThat(Printable.of("a\r\nb\rc\r\n\r\n")).isEqualTo("a\nb\nc\n\n");
  }

  @Test
  void everyOtherControlCharacterGetsASign() {
    for (char c = 0; c < 0xA0; c++) {
      String made = Printable.of("a" + c + "b");
      assertThat(Printable.is(made)).as("%x", (int) c).isTrue();
      assertThat(made).hasSize(3);
    }
    assertThat(Printable.of("\u001b[2J\u007f\u009b")).isEqualTo("␛[2J␡\ufffd");
  }
}
