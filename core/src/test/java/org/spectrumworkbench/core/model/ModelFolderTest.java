package org.spectrumworkbench.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spectrumworkbench.core.WorkbenchException;

class ModelFolderTest {
  @TempDir Path folder;

  private Path written() {
    DecoderConfig config = SmallModels.config();
    Path model = folder.resolve("model");
    ModelFolder.write(
        model, config, SmallModels.lively(config, 1), SmallModels.tokenizer(config.vocabSize()));
    return model;
  }

  @Test
  void folderReadsBackAsItWasWritten() {
    ModelFolder back = ModelFolder.read(written());
    assertThat(back.config()).isEqualTo(SmallModels.config());
    assertThat(back.weights()).isEqualTo(SmallModels.lively(SmallModels.config(), 1));
    assertThat(back.tokenizer().encode("w7 w39 <eos> w2")).containsExactly(7, 39, 1, 2);
    assertThat(back.tokenizer().decode(new int[] {7, 39, 1, 2})).isEqualTo("w7 w39 w2");
    assertThat(back.tokenizer().token(39)).isEqualTo("w39");
    assertThat(back.tokenizer().vocabSize()).isEqualTo(40);
  }

  @Test
  void folderIsReplacedWholeAndLeavesNothingBeside() throws IOException {
    Path model = written();
    Files.writeString(model.resolve("stale.txt"), "old");
    written();
    assertThat(model.resolve("stale.txt")).doesNotExist();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(model);
    }
  }

  @Test
  void modelWithoutBiasesIsWrittenWithZeros() {
    DecoderConfig config = SmallModels.untied();
    Path model = folder.resolve("plain");
    ModelFolder.write(
        model, config, SmallModels.lively(config, 2), SmallModels.tokenizer(config.vocabSize()));
    ModelFolder back = ModelFolder.read(model);
    assertThat(back.config()).isEqualTo(config.withAttentionBias(true));
    assertThat(back.weights().get("model.layers.0.self_attn.k_proj.bias").data())
        .hasSize(12)
        .containsOnly(0f);
  }

  @Test
  void modelInShardsIsReadWhole() throws IOException {
    Path model = written();
    Weights all = Safetensors.read(model.resolve("model.safetensors"));
    var first = new LinkedHashMap<String, HostTensor>();
    var second = new LinkedHashMap<String, HostTensor>();
    var index = new StringBuilder("{\"weight_map\":{");
    all.asMap()
        .forEach((name, tensor) -> {
          boolean early = name.contains("layers.0");
          (early ? first : second).put(name, tensor);
          index.append("\"%s\":\"%s.safetensors\",".formatted(name, early ? "a" : "b"));
        });
    index.setLength(index.length() - 1);
    Files.writeString(model.resolve("model.safetensors.index.json"), index + "}}");
    Safetensors.write(model.resolve("a.safetensors"), Weights.of(first));
    Safetensors.write(model.resolve("b.safetensors"), Weights.of(second));
    Files.delete(model.resolve("model.safetensors"));
    assertThat(ModelFolder.read(model).weights())
        .isEqualTo(SmallModels.lively(SmallModels.config(), 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "Qwen2ForCausalLM"            | "LlamaForCausalLM"               | architectures
          "hidden_size" : 16            | "hidden_size" : 18               | embed_tokens
          "hidden_size" : 16            | "hidden_size" : 1e99             | hidden_size
          "num_hidden_layers" : 2       | "num_hidden_layers" : 3          | layers.2
          "num_hidden_layers" : 2       | "num_hidden_layers" : 1          | layers.1
          "num_hidden_layers" : 2       | "num_hidden_layers" : 2000000000 | num_hidden_layers
          "num_key_value_heads" : 2     | "num_key_value_heads" : 3        | num_key_value_heads
          "head_dim" : 8                | "head_dim" : 7                   | head_dim
          "vocab_size" : 40             | "vocab_size" : 39                | embed_tokens
          "vocab_size" : 40             | "vocab_size" : "many"            | vocab_size
          "eos_token_id" : 1            | "eos_token_id" : null            | eos_token_id
          "eos_token_id" : 1            | "eos_token_id" : 99              | eos_token_id
          "use_sliding_window" : false  | "use_sliding_window" : true      | use_sliding_window
          "hidden_act" : "silu"         | "hidden_act" : "gelu"            | hidden_act
          "rope_theta" : 100.0          | "rope_scaling" : {"factor":4}    | rope_scaling
          "rope_theta" : 100.0          | "rope_theta" : -1                | rope_theta
          """,
      quoteCharacter = '~')
  void configurationThatDoesNotFitIsRefusedNamingTheField(String was, String is, String named)
      throws IOException {
    Path config = written().resolve("config.json");
    String text = Files.readString(config);
    assertThat(text).contains(was);
    Files.writeString(config, text.replace(was, is));
    assertThatThrownBy(() -> ModelFolder.read(folder.resolve("model")))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("model")
        .satisfies(
            e -> assertThat(e.getMessage() + ((WorkbenchException) e).mend()).contains(named));
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    assertThatThrownBy(() -> ModelFolder.read(folder.resolve("nowhere")))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("nowhere");
    for (String file : new String[] {"config.json", "model.safetensors", "tokenizer.json"}) {
      Path model = written();
      Files.delete(model.resolve(file));
      assertThatThrownBy(() -> ModelFolder.read(model))
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining(file);
    }
  }

  @Test
  void theShapeIsReadFromHeadersAlone() throws IOException {
    Path model = written();
    assertThat(ModelFolder.config(model)).isEqualTo(ModelFolder.read(model).config());
    Path weights = model.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length - 1));
    assertThatThrownBy(() -> ModelFolder.config(model)).hasMessageContaining("is cut short");
  }

  @Test
  void brokenTokenizerIsRefused() throws IOException {
    Path model = written();
    for (String broken : new String[] {"{", "[]", "{\"model\":{\"vocab\":{\"a\":0,\"b\":1}}}"}) {
      Files.writeString(model.resolve("tokenizer.json"), broken);
      assertThatThrownBy(() -> ModelFolder.read(model))
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("tokenizer.json");
    }
  }

  @Test
  void longTextsAreNotTruncated() {
    String text = "w5 ".repeat(3000);
    int[] tokens = SmallModels.tokenizer(10).encode(text);
    assertThat(tokens).hasSize(3000);
    assertThat(Arrays.stream(tokens).distinct()).containsExactly(5);
  }
}
