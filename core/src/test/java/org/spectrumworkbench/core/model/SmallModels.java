package org.spectrumworkbench.core.model;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SplittableRandom;

/** Models and tokenizers small enough for tests. */
public final class SmallModels {
  private SmallModels() {}

  /** D 16, 2 layers, 4 heads, 2 key-value heads, 40 tokens. */
  public static DecoderConfig config() {
    return new DecoderConfig(40, 16, 2, 4, 2, 8, 24, 1e-6, 100, true, true, 64, 1, 0);
  }

  /** The same with a head of its own and no bias, and one key-value head a query head. */
  public static DecoderConfig untied() {
    return new DecoderConfig(23, 12, 1, 2, 2, 6, 20, 1e-5, 1000, false, false, 64, 1, 0);
  }

  /** Weights far enough from their initial values that every part of the model matters. */
  public static Weights lively(DecoderConfig config, long seed) {
    var random = new SplittableRandom(seed);
    var tensors = new LinkedHashMap<String, HostTensor>();
    WeightInitialisation.initialise(config, seed)
        .asMap()
        .forEach((name, tensor) -> {
          float[] data = tensor.data().clone();
          for (int i = 0; i < data.length; i++) {
            data[i] += (float) (.3 * random.nextGaussian());
          }
          tensors.put(name, new HostTensor(tensor.shape(), data));
        });
    return Weights.of(tensors);
  }

  /** A tokenizer of whole words: pad, eos, then w2, w3 and so on. */
  public static JsonTokenizer tokenizer(int vocabSize) {
    var vocabulary = new StringBuilder("{\"<pad>\":0,\"<eos>\":1");
    for (int i = 2; i < vocabSize; i++) {
      vocabulary.append(",\"w%d\":%d".formatted(i, i));
    }
    vocabulary.append('}');
    String special =
        "{\"id\":%d,\"content\":\"%s\",\"single_word\":false,\"lstrip\":false,\"rstrip\":false,"
            + "\"normalized\":false,\"special\":true}";
    String json =
        """
        {"version":"1.0","truncation":null,"padding":null,
         "added_tokens":[%s,%s],
         "normalizer":null,"pre_tokenizer":{"type":"WhitespaceSplit"},
         "post_processor":null,"decoder":null,
         "model":{"type":"WordLevel","vocab":%s,"unk_token":"<pad>"}}
        """
            .formatted(special.formatted(0, "<pad>"), special.formatted(1, "<eos>"), vocabulary);
    return JsonTokenizer.parse(json.getBytes(StandardCharsets.UTF_8), "<eos>", "<pad>");
  }
}
