package org.spectrumworkbench.core.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.spectrumworkbench.core.model.HostTensor;
import org.spectrumworkbench.core.model.Weights;

/**
 * AdamW (Loshchilov and Hutter 2019) on a model's parameters: clips the gradients by their global
 * norm, updates, and sets the gradients to zero, in one call.
 *
 * <p>Weight decay applies to matrices, embeddings among them, and not to gains and biases.
 */
public final class AdamW implements AutoCloseable {
  private static final String FIRST = "exp_avg.";
  private static final String SECOND = "exp_avg_sq.";
  private static final String STEP = "step";

  private final DecoderModel model;
  private final Settings settings;
  private final PtNDManager manager;
  private final List<PtNDArray> first = new ArrayList<>();
  private final List<PtNDArray> second = new ArrayList<>();
  private final PtNDArray step;
  // Places of the parameters in the model's list, with and without weight decay.
  private final List<Integer> decayed = new ArrayList<>();
  private final List<Integer> plain = new ArrayList<>();
  private long steps;

  /**
   * What does not change from step to step.
   *
   * @param beta1 decay of the mean of gradients
   * @param beta2 decay of the mean of their squares
   * @param epsilon added to the root of the latter
   * @param weightDecay share of a weight that a step at rate 1 would take off
   * @param clipNorm the largest global norm of the gradients; 0 for no limit
   */
  public record Settings(
      double beta1, double beta2, double epsilon, double weightDecay, double clipNorm) {
    /** The recipe's: .9, .98, 1e-8, .01, 1. Source: ours. */
    public static final Settings RECIPE = new Settings(.9, .98, 1e-8, .01, 1.);
  }

  /** An optimiser that has made no step. */
  public AdamW(DecoderModel model, Settings settings) {
    this.model = model;
    this.settings = settings;
    this.manager = (PtNDManager) model.manager().newSubManager();
    model.makeTrainable();
    var parts = model.parts();
    for (FusedLayout.Part part : parts) {
      first.add((PtNDArray) manager.zeros(new Shape(part.shape())));
      second.add((PtNDArray) manager.zeros(new Shape(part.shape())));
    }
    this.step = (PtNDArray) manager.zeros(new Shape());
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).trainable()) {
        (parts.get(i).decayed() ? decayed : plain).add(i);
      }
    }
  }

  /**
   * Makes one step with the gradients accumulated since the last one, and clears them.
   *
   * @param learningRate the rate of this step
   * @return the global norm of the gradients before clipping
   */
  public double step(double learningRate) {
    try (PtNDManager scope = TorchProgram.step(manager)) {
      NDArray norm =
          model
              .program()
              .run(
                  scope,
                  "adamw",
                  list(decayed, model.arrays()),
                  gradients(scope, decayed),
                  list(decayed, first),
                  list(decayed, second),
                  list(plain, model.arrays()),
                  gradients(scope, plain),
                  list(plain, first),
                  list(plain, second),
                  IValue.from(step),
                  IValue.from(learningRate),
                  IValue.from(settings.beta1()),
                  IValue.from(settings.beta2()),
                  IValue.from(settings.epsilon()),
                  IValue.from(settings.weightDecay()),
                  IValue.from(settings.clipNorm()))
              .get(0);
      steps++;
      return norm.getFloat();
    }
  }

  /** Steps made so far, those before a restore among them. */
  public long steps() {
    return steps;
  }

  /**
   * The optimiser's state for a checkpoint: {@code exp_avg.NAME} and {@code exp_avg_sq.NAME} for
   * each parameter, and {@code step}.
   */
  public Weights state() {
    var tensors = new LinkedHashMap<String, HostTensor>();
    tensors.put(STEP, HostTensor.vector(steps));
    tensors.putAll(model.export(first, FIRST).asMap());
    tensors.putAll(model.export(second, SECOND).asMap());
    return Weights.of(tensors);
  }

  /** Continues from a state that {@link #state()} gave. */
  public void restore(Weights state) {
    model.fill(first, state, FIRST);
    model.fill(second, state, SECOND);
    steps = (long) state.get(STEP).data()[0];
    try (PtNDManager scope = TorchProgram.step(manager)) {
      PtNDArray value = (PtNDArray) scope.create((float) steps);
      model.program().run(scope, "assign", IValue.from(step), IValue.from(value));
    }
  }

  private static IValue list(List<Integer> places, List<PtNDArray> all) {
    return IValue.listFrom(places.stream().map(all::get).toArray(PtNDArray[]::new));
  }

  /** Fresh handles to the gradients, which die with the scope. */
  private IValue gradients(PtNDManager scope, List<Integer> places) {
    return IValue.listFrom(
        places.stream()
            .map(i -> {
              PtNDArray gradient = JniUtils.getGradient(model.arrays().get(i));
              gradient.attach(scope);
              return gradient;
            })
            .toArray(PtNDArray[]::new));
  }

  @Override
  public void close() {
    manager.close();
  }
}
