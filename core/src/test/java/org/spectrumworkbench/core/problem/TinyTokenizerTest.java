package org.spectrumworkbench.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.engine.SeedStream;

class TinyTokenizerTest {
  private static final String ASSETS = "/org/spectrumworkbench/assets/tiny/";

  @TempDir Path folder;

  private static String asset(String name) throws IOException {
    try (InputStream in = TinyTokenizerTest.class.getResourceAsStream(ASSETS + name)) {
      return new String(
          Objects.requireNonNull(in, name + " is missing").readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private HuggingFaceTokenizer open() throws IOException {
    TinyTokenizer.writeTo(folder);
    return HuggingFaceTokenizer.builder()
        .optTokenizerPath(folder)
        .optAddSpecialTokens(false)
        .build();
  }

  @Test
  void shippedFilesAreTheOnesMadeHere() throws IOException {
    assertThat(asset(TinyTokenizer.TOKENIZER_FILE))
        .as("TinyTokenizer.writeTo(the tiny folder of the assets) makes them again")
        .isEqualTo(TinyTokenizer.tokenizerJson());
    assertThat(asset(TinyTokenizer.CONFIG_FILE)).isEqualTo(TinyTokenizer.configJson());
  }

  @Test
  void vocabularyIsDistinctAndOfTheIntendedSize() {
    assertThat(TinyVocabulary.tokens()).doesNotHaveDuplicates().hasSizeBetween(250, 280);
    assertThat(TinyVocabulary.tokens().subList(0, 4))
        .containsExactly("<pad>", "<eos>", "<unk>", "0");
  }

  @Test
  void djlCutsEquationsIntoNumbersWordsAndSymbols() throws IOException {
    try (HuggingFaceTokenizer tokenizer = open()) {
      assertThat(tokenizer.encode("3x+5=20 ?").getTokens())
          .containsExactly("3", "x", "+", "5", "=", "20", "?");
      assertThat(tokenizer.encode("derivative 3x^2+5x at 4").getTokens())
          .containsExactly("derivative", "3", "x", "^", "2", "+", "5", "x", "at", "4");
    }
  }

  @Test
  void djlGivesTheIdsOfTheVocabularyForEveryGeneratedText() throws IOException {
    Map<String, Integer> ids = TinyVocabulary.ids();
    TrainingMix mix =
        TrainingMix.balanced(
            new ProblemGenerator(TinyMath.subdomains()),
            SolutionStyle.STANDARD,
            SeedStream.ofRun(9));
    try (HuggingFaceTokenizer tokenizer = open()) {
      for (int i = 0; i < 500; i++) {
        TrainingExample example = mix.example(i);
        for (String text : List.of(example.problem().question(), example.solution().text())) {
          List<Long> expected = new ArrayList<>();
          for (String token : TinyVocabulary.split(text)) {
            expected.add((long) Objects.requireNonNull(ids.get(token), token));
          }
          assertThat(tokenizer.encode(text).getIds())
              .containsExactly(expected.toArray(Long[]::new));
        }
      }
    }
  }

  @Test
  void decodingJoinsWithSpacesAndReadsBackTheSame() throws IOException {
    try (HuggingFaceTokenizer tokenizer = open()) {
      long[] ids = tokenizer.encode("20-5=15, 15/3=5 answer 5").getIds();
      String text = tokenizer.decode(ids, true);
      assertThat(text).isEqualTo("20 - 5 = 15 , 15 / 3 = 5 answer 5");
      assertThat(tokenizer.encode(text).getIds()).isEqualTo(ids);
    }
  }

  @Test
  void textOutsideTheLanguageBecomesTheUnknownToken() throws IOException {
    try (HuggingFaceTokenizer tokenizer = open()) {
      assertThat(tokenizer.encode("220 é cosine").getIds()).containsExactly(2, 2, 2);
    }
  }

  @Test
  void specialTokensHaveTheirIdsAndVanishInDecoding() throws IOException {
    try (HuggingFaceTokenizer tokenizer = open()) {
      assertThat(tokenizer.encode("<pad> answer 7 <eos>").getIds()[0]).isZero();
      assertThat(tokenizer.decode(new long[] {0, 0, 10, 1}, true)).isEqualTo("7");
    }
  }
}
