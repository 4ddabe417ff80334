package org.spectrumworkbench.core.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.HostTensor;
import org.spectrumworkbench.core.model.Weights;

/**
 * A decoder whose parameters stand on a device: it scores given tokens, and the sampler, losses and
 * optimiser of this package work on it. Belongs to its engine's thread.
 */
public final class DecoderModel implements AutoCloseable {
  private static final int MIN_ANGLES = 256;
  private static final int SCORE_TOKENS = 16_384;

  private final DecoderConfig config;
  private final PtNDManager manager;
  private final TorchProgram program;
  private final FusedLayout layout;
  private final TorchEngine engine;
  private final List<PtNDArray> arrays = new ArrayList<>();
  private PtNDArray angles;
  private final StepArrays.Staging staging = new StepArrays.Staging();
  private boolean trainable;

  private DecoderModel(TorchEngine engine, DecoderConfig config, Weights weights) {
    this.engine = engine;
    this.config = config;
    this.manager = (PtNDManager) engine.newManager();
    this.program = engine.program(config);
    this.layout = new FusedLayout(config);
    for (FusedLayout.Part part : layout.parts()) {
      PtNDArray array = create(layout.fuse(part, weights, ""), part.shape());
      array.setName("w[]");
      arrays.add(array);
    }
    this.angles = angleTable(Math.min(MIN_ANGLES, config.maxPositions()));
  }

  /**
   * Puts a model's weights on the engine's device.
   *
   * @param weights under Hugging Face's names, with the shapes that the configuration asks for
   * @throws WorkbenchException if a tensor is missing
   */
  public static DecoderModel load(TorchEngine engine, DecoderConfig config, Weights weights) {
    return new DecoderModel(engine, config, weights);
  }

  TorchEngine engine() {
    return engine;
  }

  /** The decoder's shape. */
  public DecoderConfig config() {
    return config;
  }

  /** A copy of the parameters under Hugging Face's names. */
  public Weights weights() {
    return export(arrays, "");
  }

  /**
   * A response after a prompt.
   *
   * @param prompt ids of the prompt's tokens, at least one
   * @param response ids of the tokens to score
   */
  public record Continuation(int[] prompt, int[] response) {}

  /**
   * What the model thinks of each token of a response.
   *
   * @param logProbs natural log of the probability of each token given all before it
   * @param entropies entropy in nats of the distribution that each token was drawn from
   */
  public record TokenScores(float[] logProbs, float[] entropies) {}

  /** Scores the tokens of responses, at temperature 1. */
  public List<TokenScores> score(List<Continuation> continuations) {
    return score(continuations, 1);
  }

  /**
   * Scores the tokens of responses.
   *
   * @param temperature what logits are divided by, above 0
   * @return one element a continuation, in order
   * @throws WorkbenchException if a sequence is longer than the model allows
   */
  public List<TokenScores> score(List<Continuation> continuations, double temperature) {
    var result = new ArrayList<TokenScores>();
    var trees = new ArrayList<TokenTree>();
    for (Continuation c : continuations) {
      trees.add(TokenTree.of(c.prompt(), List.of(c.response())));
    }
    for (List<TokenTree> batch : TokenTree.batches(trees, SCORE_TOKENS)) {
      PackedRows rows = PackedRows.pack(batch);
      requirePositions(rows.maxPosition() + 1);
      float[] flat;
      try (StepArrays step = step()) {
        NDList in = rows.arrays(step);
        IValue[] arguments = new IValue[in.size() + 3];
        for (int i = 0; i < in.size(); i++) {
          arguments[i] = IValue.from((PtNDArray) in.get(i));
        }
        arguments[in.size()] = IValue.from(angles);
        arguments[in.size() + 1] = IValue.from(temperature);
        arguments[in.size() + 2] = parameterList();
        flat = program.run(step.manager(), "score", arguments).get(0).toFloatArray();
      }
      int at = 0;
      int total = flat.length / 2;
      for (TokenTree tree : batch) {
        int n = tree.targets();
        float[] logProbs = new float[n];
        float[] entropies = new float[n];
        System.arraycopy(flat, at, logProbs, 0, n);
        System.arraycopy(flat, total + at, entropies, 0, n);
        result.add(new TokenScores(logProbs, entropies));
        at += n;
      }
    }
    return result;
  }

  @Override
  public void close() {
    manager.close();
  }

  TorchProgram program() {
    return program;
  }

  PtNDManager manager() {
    return manager;
  }

  /** Opens the scope of one step; one at a time. */
  StepArrays step() {
    return new StepArrays(manager, staging);
  }

  List<FusedLayout.Part> parts() {
    return layout.parts();
  }

  List<PtNDArray> arrays() {
    return arrays;
  }

  PtNDArray angles() {
    return angles;
  }

  IValue parameterList() {
    return IValue.listFrom(arrays.toArray(PtNDArray[]::new));
  }

  /** Lets gradients reach the parameters. Costs as much memory again as the parameters. */
  void makeTrainable() {
    if (!trainable) {
      for (int i = 0; i < arrays.size(); i++) {
        if (layout.parts().get(i).trainable()) {
          arrays.get(i).setRequiresGradient(true);
        }
      }
      trainable = true;
    }
  }

  /**
   * Runs a loss and adds its gradients to those of the parameters.
   *
   * @param method the loss, whose first result is a scalar
   * @param inputs everything before the angle table and the parameters
   * @return all results; they die with the step
   */
  NDList backward(StepArrays step, String method, NDList inputs) {
    makeTrainable();
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try {
      NDList all = new NDList(inputs);
      all.add(angles);
      all.addAll(arrays);
      NDList results = program.forward(step.manager(), method, all);
      NDArray loss = results.get(0);
      JniUtils.backward(
          (PtNDArray) loss, (PtNDArray) step.manager().ones(new Shape()), false, false);
      return results;
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  PtNDArray create(float[] data, long... shape) {
    return (PtNDArray) manager.create(data, new Shape(shape));
  }

  /** Copies arrays of the parameters' shapes to the host, split under Hugging Face's names. */
  Weights export(List<PtNDArray> from, String prefix) {
    var tensors = new LinkedHashMap<String, HostTensor>();
    for (int i = 0; i < from.size(); i++) {
      layout.split(layout.parts().get(i), from.get(i).toFloatArray(), prefix, tensors);
    }
    return Weights.of(tensors);
  }

  /** Fills arrays of the parameters' shapes from named tensors. */
  void fill(List<PtNDArray> into, Weights weights, String prefix) {
    try (PtNDManager step = TorchProgram.step(manager)) {
      for (int i = 0; i < into.size(); i++) {
        FusedLayout.Part part = layout.parts().get(i);
        float[] data = layout.fuse(part, weights, prefix);
        PtNDArray values = (PtNDArray) step.create(data, new Shape(part.shape()));
        program.run(step, "assign", IValue.from(into.get(i)), IValue.from(values));
      }
    }
  }

  /** Makes sure that the angle table reaches a length. */
  void requirePositions(int length) {
    if (length > config.maxPositions()) {
      throw new WorkbenchException(
          "a sequence of %d tokens is longer than the model's %d positions"
              .formatted(length, config.maxPositions()),
          "shorten prompts or the response limit");
    }
    if (length > angles.getShape().get(0)) {
      PtNDArray old = angles;
      angles = angleTable(Math.min(config.maxPositions(), Integer.highestOneBit(length) * 2));
      old.close();
    }
  }

  // Row m holds cos and sin of m theta^(-2j/E), j = 0 .. E/2 - 1, in turn.
  private PtNDArray angleTable(int positions) {
    int size = config.headDim();
    float[] table = new float[positions * size];
    for (int j = 0; j < size / 2; j++) {
      float frequency = (float) Math.pow(config.ropeTheta(), -2. * j / size);
      for (int m = 0; m < positions; m++) {
        table[m * size + 2 * j] = (float) Math.cos(m * frequency);
        table[m * size + 2 * j + 1] = (float) Math.sin(m * frequency);
      }
    }
    return create(table, positions, size);
  }
}
