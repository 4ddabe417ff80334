package org.spectrumworkbench.app.cli;

import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.engine.DeviceChoice;
import org.spectrumworkbench.core.engine.TorchEngine;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.model.ModelFolder;
import picocli.CommandLine.Option;

/** Which model a command asks, and on what. */
final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "A Hugging Face folder of a plain Qwen2 model, or tiny-base.")
  String model = "";

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "auto, cpu, or gpu:N. Default: ${DEFAULT-VALUE}")
  String device = "auto";

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads of one tensor operation. Default: ${DEFAULT-VALUE}")
  int threads = 2;

  /** What is asked of an open model. */
  interface Question<T> {
    T ask(DecoderModel decoder, ModelFolder folder);
  }

  /** Opens the model, asks, and frees everything. */
  <T> T with(Question<T> question) {
    Interrupts.haltAtOnce();
    ModelFolder folder = BaseModels.open(model);
    try (TorchEngine engine = TorchEngine.open(DeviceChoice.parse(device), threads);
        DecoderModel decoder = DecoderModel.load(engine, folder.config(), folder.weights())) {
      return question.ask(decoder, folder);
    }
  }
}
