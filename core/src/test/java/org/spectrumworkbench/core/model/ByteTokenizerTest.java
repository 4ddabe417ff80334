package org.spectrumworkbench.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ByteTokenizerTest {
  private static JsonTokenizer tokenizer() {
    return JsonTokenizer.parse(
        ByteTokenizer.json().getBytes(StandardCharsets.UTF_8),
        ByteTokenizer.EOS,
        ByteTokenizer.PAD);
  }

  @Test
  void everyByteIsATokenAndComesBack() {
    String text = "def f(x):\n\treturn x**2  # √2 · \"ü\" \u0000 😀 ";
    try (JsonTokenizer tokenizer = tokenizer()) {
      int[] ids = tokenizer.encode(text);
      assertThat(ids).hasSize(text.getBytes(StandardCharsets.UTF_8).length);
      assertThat(tokenizer.decode(ids)).isEqualTo(text);
      assertThat(tokenizer.vocabSize()).isEqualTo(258);
    }
  }

  @Test
  void tokensStandInTheOrderOfTheirBytes() {
    try (JsonTokenizer tokenizer = tokenizer()) {
      assertThat(tokenizer.encode("A b")).containsExactly(2 + 'A', 2 + ' ', 2 + 'b');
    }
  }

  @Test
  void theEndLeavesNoTrace() {
    try (JsonTokenizer tokenizer = tokenizer()) {
      assertThat(tokenizer.decode(new int[] {2 + 'o', 2 + 'k', tokenizer.eosId()})).isEqualTo("ok");
    }
  }
}
