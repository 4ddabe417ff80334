package org.spectrumworkbench.core.model;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * The shape of a Qwen2-style decoder, as Hugging Face's {@code config.json} tells it.
 *
 * @param vocabSize number of tokens, V
 * @param hiddenSize width of the residual stream, D
 * @param layers number of layers, L
 * @param heads number of query heads, H
 * @param kvHeads number of key-value heads, K; divides {@code heads}
 * @param headDim size of a head, E; even
 * @param intermediateSize width of the feed-forward part, F
 * @param rmsNormEps what RMSNorm adds under the root
 * @param ropeTheta base of the rotary angles
 * @param tiedEmbeddings whether the head is the embedding
 * @param attentionBias whether query, key and value projections carry a bias, as Qwen2's do
 * @param maxPositions the longest sequence, in tokens
 * @param eosTokenId the token that ends a response
 * @param padTokenId the token that fills rows up
 */
public record DecoderConfig(
    int vocabSize,
    int hiddenSize,
    int layers,
    int heads,
    int kvHeads,
    int headDim,
    int intermediateSize,
    double rmsNormEps,
    double ropeTheta,
    boolean tiedEmbeddings,
    boolean attentionBias,
    int maxPositions,
    int eosTokenId,
    int padTokenId) {

  /**
   * Refuses sizes that no decoder has.
   *
   * @throws WorkbenchException naming the field
   */
  public DecoderConfig {
    within("vocab_size", vocabSize, 2, 1 << 21);
    within("hidden_size", hiddenSize, 1, 1 << 16);
    within("num_hidden_layers", layers, 1, 1024);
    within("num_attention_heads", heads, 1, 1024);
    within("num_key_value_heads", kvHeads, 1, heads);
    within("head_dim", headDim, 2, 1024);
    within("intermediate_size", intermediateSize, 1, 1 << 20);
    within("max_position_embeddings", maxPositions, 1, 1 << 24);
    within("eos_token_id", eosTokenId, 0, vocabSize - 1);
    within("pad_token_id", padTokenId, 0, vocabSize - 1);
    if (heads % kvHeads != 0) {
      throw refused(
          "num_key_value_heads is %d, which does not divide num_attention_heads, %d"
              .formatted(kvHeads, heads));
    }
    if (headDim % 2 != 0) {
      throw refused("head_dim is %d, but rotary positions need an even one".formatted(headDim));
    }
    if (!(rmsNormEps >= 0 && rmsNormEps < 1)) {
      throw refused("rms_norm_eps is %s; it lies between 0 and 1".formatted(rmsNormEps));
    }
    if (!(ropeTheta > 1 && ropeTheta <= 1e12)) {
      throw refused("rope_theta is %s; it lies between 1 and 1e12".formatted(ropeTheta));
    }
  }

  /**
   * The tiny decoder of the default experiment: D 96, 3 layers, 4 heads, 2 key-value heads, F 288.
   *
   * @param vocabSize number of tokens
   * @param eosTokenId the token that ends a response
   * @param padTokenId the token that fills rows up
   */
  public static DecoderConfig tiny(int vocabSize, int eosTokenId, int padTokenId) {
    return new DecoderConfig(
        vocabSize, 96, 3, 4, 2, 24, 288, 1e-6, 100, true, true, 128, eosTokenId, padTokenId);
  }

  /**
   * A small decoder for any text by its bytes: D 128, 4 layers, 4 heads, 2 key-value heads, F 384,
   * 1,024 positions. Ours.
   *
   * @param vocabSize number of tokens
   * @param eosTokenId the token that ends a response
   * @param padTokenId the token that fills rows up
   */
  public static DecoderConfig tinyText(int vocabSize, int eosTokenId, int padTokenId) {
    return new DecoderConfig(
        vocabSize, 128, 4, 4, 2, 32, 384, 1e-6, 10_000, true, true, 1024, eosTokenId, padTokenId);
  }

  /** The names that Hugging Face gives the tensors of such a model, with their shapes, in order. */
  public SequencedMap<String, long[]> tensorShapes() {
    long query = (long) heads * headDim;
    long keyValue = (long) kvHeads * headDim;
    var shapes = new LinkedHashMap<String, long[]>();
    shapes.put("model.embed_tokens.weight", new long[] {vocabSize, hiddenSize});
    for (int l = 0; l < layers; l++) {
      String layer = "model.layers." + l + ".";
      String attention = layer + "self_attn.";
      shapes.put(layer + "input_layernorm.weight", new long[] {hiddenSize});
      shapes.put(attention + "q_proj.weight", new long[] {query, hiddenSize});
      shapes.put(attention + "k_proj.weight", new long[] {keyValue, hiddenSize});
      shapes.put(attention + "v_proj.weight", new long[] {keyValue, hiddenSize});
      if (attentionBias) {
        shapes.put(attention + "q_proj.bias", new long[] {query});
        shapes.put(attention + "k_proj.bias", new long[] {keyValue});
        shapes.put(attention + "v_proj.bias", new long[] {keyValue});
      }
      shapes.put(attention + "o_proj.weight", new long[] {hiddenSize, query});
      shapes.put(layer + "post_attention_layernorm.weight", new long[] {hiddenSize});
      shapes.put(layer + "mlp.gate_proj.weight", new long[] {intermediateSize, hiddenSize});
      shapes.put(layer + "mlp.up_proj.weight", new long[] {intermediateSize, hiddenSize});
      shapes.put(layer + "mlp.down_proj.weight", new long[] {hiddenSize, intermediateSize});
    }
    shapes.put("model.norm.weight", new long[] {hiddenSize});
    if (!tiedEmbeddings) {
      shapes.put("lm_head.weight", new long[] {vocabSize, hiddenSize});
    }
    return shapes;
  }

  /** The number of parameters. */
  public long parameters() {
    return tensorShapes().values().stream().mapToLong(HostTensor::elements).sum();
  }

  /**
   * Multiplications and additions of one forward pass for one token, attention over earlier tokens
   * left out: {@code 2 x (parameters in matrices that the token passes, the head among them)}. A
   * training step costs three times that.
   */
  public long flopsPerToken() {
    long attention = (long) hiddenSize * headDim * (2L * heads + 2L * kvHeads);
    long feedForward = 3L * hiddenSize * intermediateSize;
    return 2 * (layers * (attention + feedForward) + (long) vocabSize * hiddenSize);
  }

  /** This decoder with or without the bias of query, key and value. */
  public DecoderConfig withAttentionBias(boolean bias) {
    return new DecoderConfig(
        vocabSize,
        hiddenSize,
        layers,
        heads,
        kvHeads,
        headDim,
        intermediateSize,
        rmsNormEps,
        ropeTheta,
        tiedEmbeddings,
        bias,
        maxPositions,
        eosTokenId,
        padTokenId);
  }

  private static void within(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw refused("%s is %d; it lies between %d and %d".formatted(field, value, least, most));
    }
  }

  private static WorkbenchException refused(String what) {
    return new WorkbenchException(
        "decoder configuration: " + what, "put the value right in config.json");
  }
}
