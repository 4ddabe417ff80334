package org.spectrumworkbench.core.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.HostTensor;
import org.spectrumworkbench.core.model.Weights;

/**
 * The decoder written out in NDArray operators, one sequence at a time, straight from its
 * definition.
 */
final class OperatorDecoder {
  private final DecoderConfig config;
  private final Weights weights;
  private final NDManager manager;
  private final DataType type;

  OperatorDecoder(NDManager manager, DecoderConfig config, Weights weights, DataType type) {
    this.manager = manager;
    this.config = config;
    this.weights = weights;
    this.type = type;
  }

  /** Log-probabilities [T, V] of what follows each token. */
  NDArray logProbs(int[] tokens) {
    int length = tokens.length;
    NDArray embedding = tensor("model.embed_tokens.weight");
    NDArray x = embedding.get(manager.create(tokens));
    for (int l = 0; l < config.layers(); l++) {
      String layer = "model.layers." + l + ".";
      NDArray h = norm(x, layer + "input_layernorm.weight");
      NDArray q = rotate(heads(h, layer, "q", config.heads()));
      NDArray k = rotate(heads(h, layer, "k", config.kvHeads()));
      NDArray v = heads(h, layer, "v", config.kvHeads());
      NDList outputs = new NDList();
      for (int head = 0; head < config.heads(); head++) {
        int shared = head / (config.heads() / config.kvHeads());
        NDArray scores =
            q.get(head).matMul(k.get(shared).transpose()).div(Math.sqrt(config.headDim()));
        NDArray future = manager.ones(new Shape(length, length), type);
        future = future.sub(lower(length)).mul(-1e9);
        outputs.add(scores.add(future).softmax(-1).matMul(v.get(shared)));
      }
      NDArray attention = NDArrays.concat(outputs, 1);
      x = x.add(project(attention, layer + "self_attn.o_proj.weight"));
      h = norm(x, layer + "post_attention_layernorm.weight");
      NDArray gate = project(h, layer + "mlp.gate_proj.weight");
      NDArray silu = gate.div(gate.neg().exp().add(1));
      NDArray up = project(h, layer + "mlp.up_proj.weight");
      x = x.add(project(silu.mul(up), layer + "mlp.down_proj.weight"));
    }
    NDArray last = norm(x, "model.norm.weight");
    return last.matMul(
            config.tiedEmbeddings() ? embedding.transpose() : tensor("lm_head.weight").transpose())
        .logSoftmax(-1);
  }

  private NDArray lower(int length) {
    float[] mask = new float[length * length];
    for (int i = 0; i < length; i++) {
      for (int j = 0; j <= i; j++) {
        mask[i * length + j] = 1;
      }
    }
    return manager.create(mask, new Shape(length, length)).toType(type, false);
  }

  private NDArray heads(NDArray x, String layer, String kind, int heads) {
    NDArray y = project(x, layer + "self_attn." + kind + "_proj.weight");
    String bias = layer + "self_attn." + kind + "_proj.bias";
    if (weights.has(bias)) {
      y = y.add(tensor(bias));
    }
    return y.reshape(-1, heads, config.headDim()).transpose(1, 0, 2);
  }

  private NDArray rotate(NDArray x) {
    int length = (int) x.getShape().get(1);
    int half = config.headDim() / 2;
    float[] cos = new float[length * half];
    float[] sin = new float[length * half];
    for (int m = 0; m < length; m++) {
      for (int j = 0; j < half; j++) {
        double angle = m * Math.pow(config.ropeTheta(), -2. * j / config.headDim());
        cos[m * half + j] = (float) Math.cos(angle);
        sin[m * half + j] = (float) Math.sin(angle);
      }
    }
    NDArray c = manager.create(cos, new Shape(1, length, half)).toType(type, false);
    NDArray s = manager.create(sin, new Shape(1, length, half)).toType(type, false);
    NDList halves = x.split(2, 2);
    NDArray a = halves.get(0);
    NDArray b = halves.get(1);
    return NDArrays.concat(new NDList(a.mul(c).sub(b.mul(s)), b.mul(c).add(a.mul(s))), 2);
  }

  private NDArray norm(NDArray x, String gain) {
    NDArray mean = x.square().mean(new int[] {-1}, true);
    return x.div(mean.add(config.rmsNormEps()).sqrt()).mul(tensor(gain));
  }

  private NDArray project(NDArray x, String name) {
    return x.matMul(tensor(name).transpose());
  }

  private NDArray tensor(String name) {
    HostTensor tensor = weights.get(name);
    return manager.create(tensor.data(), new Shape(tensor.shape())).toType(type, false);
  }
}
