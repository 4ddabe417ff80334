package org.spectrumworkbench.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.HostTensor;
import org.spectrumworkbench.core.model.Weights;

/**
 * How the tensors that Hugging Face names lie in the fewer, larger ones that the program computes
 * with.
 *
 * <p>Query, key and value are one projection, gate and up another: one large product is faster than
 * several small ones. Rows of query and key are interleaved, so that row j and row j + E/2 of a
 * head, which rotary positions turn together, are neighbours and one complex product rotates them.
 * A permutation of parameters changes no result of AdamW, so optimiser state goes the same way.
 */
final class FusedLayout {
  private final DecoderConfig config;
  private final List<Part> parts = new ArrayList<>();

  /**
   * One tensor of the program.
   *
   * @param shape its shape
   * @param pieces the tensors it is made of, one above the other
   * @param decayed whether weight decay applies: matrices, not gains and biases
   * @param trainable whether it is a parameter; absent biases are constant zeros
   */
  record Part(long[] shape, List<Piece> pieces, boolean decayed, boolean trainable) {}

  /**
   * A tensor within a part.
   *
   * @param name Hugging Face's name
   * @param shape its shape
   * @param offset where it starts in the part's data
   * @param interleavedHeads the number of heads whose halves are interleaved; 0 for none
   */
  record Piece(String name, long[] shape, int offset, int interleavedHeads) {}

  FusedLayout(DecoderConfig config) {
    this.config = config;
    add(true, "model.embed_tokens.weight");
    for (int l = 0; l < config.layers(); l++) {
      String layer = "model.layers." + l + ".";
      String attention = layer + "self_attn.";
      add(false, layer + "input_layernorm.weight");
      add(
          true,
          attention + "q_proj.weight",
          attention + "k_proj.weight",
          attention + "v_proj.weight");
      if (config.attentionBias()) {
        add(false, attention + "q_proj.bias", attention + "k_proj.bias", attention + "v_proj.bias");
      } else {
        long rows = (long) config.headDim() * (config.heads() + 2L * config.kvHeads());
        parts.add(new Part(new long[] {rows}, List.of(), false, false));
      }
      add(true, attention + "o_proj.weight");
      add(false, layer + "post_attention_layernorm.weight");
      add(true, layer + "mlp.gate_proj.weight", layer + "mlp.up_proj.weight");
      add(true, layer + "mlp.down_proj.weight");
    }
    add(false, "model.norm.weight");
    if (!config.tiedEmbeddings()) {
      add(true, "lm_head.weight");
    }
  }

  private void add(boolean decayed, String... names) {
    var shapes = config.tensorShapes();
    var pieces = new ArrayList<Piece>();
    long rows = 0;
    int offset = 0;
    long[] shape = {};
    for (String name : names) {
      shape = shapes.get(name);
      if (shape == null) {
        throw new IllegalStateException("no shape is known for " + name);
      }
      int interleaved = 0;
      if (name.contains("q_proj")) {
        interleaved = config.heads();
      } else if (name.contains("k_proj")) {
        interleaved = config.kvHeads();
      }
      pieces.add(new Piece(name, shape, offset, interleaved));
      offset = Math.addExact(offset, Math.toIntExact(HostTensor.elements(shape)));
      rows += shape[0];
    }
    long[] whole = shape.clone();
    whole[0] = rows;
    parts.add(new Part(whole, List.copyOf(pieces), decayed, true));
  }

  List<Part> parts() {
    return parts;
  }

  /**
   * The data of one part, gathered from named tensors.
   *
   * @param prefix stands before each name, as in an optimiser's state
   */
  float[] fuse(Part part, Weights weights, String prefix) {
    float[] data = new float[Math.toIntExact(HostTensor.elements(part.shape()))];
    for (Piece piece : part.pieces()) {
      HostTensor tensor = weights.get(prefix + piece.name());
      if (!java.util.Arrays.equals(tensor.shape(), piece.shape())) {
        throw new IllegalArgumentException(
            "%s has shape %s where %s is needed"
                .formatted(
                    prefix + piece.name(),
                    java.util.Arrays.toString(tensor.shape()),
                    java.util.Arrays.toString(piece.shape())));
      }
      copy(piece, tensor.data(), data, true);
    }
    return data;
  }

  /** Puts the tensors that a part's data holds into a map under Hugging Face's names. */
  void split(Part part, float[] data, String prefix, LinkedHashMap<String, HostTensor> into) {
    for (Piece piece : part.pieces()) {
      float[] own = new float[Math.toIntExact(HostTensor.elements(piece.shape()))];
      copy(piece, own, data, false);
      into.put(prefix + piece.name(), new HostTensor(piece.shape(), own));
    }
  }

  private void copy(Piece piece, float[] own, float[] fused, boolean toFused) {
    int rows = Math.toIntExact(piece.shape()[0]);
    int width = own.length / rows;
    int half = config.headDim() / 2;
    for (int row = 0; row < rows; row++) {
      int place = row;
      if (piece.interleavedHeads() > 0) {
        int head = row / config.headDim();
        int within = row % config.headDim();
        place = head * config.headDim() + 2 * (within % half) + within / half;
      }
      int at = piece.offset() + place * width;
      if (toFused) {
        System.arraycopy(own, row * width, fused, at, width);
      } else {
        System.arraycopy(fused, at, own, row * width, width);
      }
    }
  }
}
