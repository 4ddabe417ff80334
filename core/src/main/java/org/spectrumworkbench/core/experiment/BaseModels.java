package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.JsonTokenizer;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.model.WeightInitialisation;
import org.spectrumworkbench.core.problem.TinyTokenizer;
import org.spectrumworkbench.core.problem.TinyVocabulary;

/** Finds a base model: the one that comes with the program, or a folder of the user's. */
public final class BaseModels {
  /** Name of the model that comes with the program. */
  public static final String TINY = "tiny-base";

  private static final String ASSETS = "/org/spectrumworkbench/assets/tiny/";
  private static final List<String> FILES =
      List.of("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json");

  private BaseModels() {}

  /**
   * Opens a model.
   *
   * @param name {@link #TINY} or the path of a Hugging Face folder
   * @throws WorkbenchException where there is none, or it is not a plain Qwen2 model
   */
  public static ModelFolder open(String name) {
    return open(name, ModelFolder::read);
  }

  /** The same, with another way to read the folder. */
  static ModelFolder open(String name, Function<Path, ModelFolder> reader) {
    if (!name.equals(TINY)) {
      return reader.apply(Path.of(name));
    }
    try {
      Path folder = Files.createTempDirectory("spectrum-tiny");
      try {
        unpack(folder);
        return reader.apply(folder);
      } finally {
        WholeFile.deleteTree(folder);
      }
    } catch (IOException e) {
      throw new WorkbenchException(
          "The tiny base model cannot be unpacked: " + e.getMessage(),
          "Check that the folder for temporary files can be written: "
              + System.getProperty("java.io.tmpdir")
              + ".",
          e);
    }
  }

  /** The shape of a model, for which no weight is read. */
  public static DecoderConfig config(String name) {
    if (!name.equals(TINY)) {
      return ModelFolder.config(Path.of(name));
    }
    try (Tokenizer tokenizer = tinyTokenizer()) {
      return tinyConfig(tokenizer);
    }
  }

  /**
   * A model of the same shape and tokenizer that has learned nothing yet.
   *
   * @param name {@link #TINY} or the path of a Hugging Face folder
   * @param seed of the random weights
   */
  static ModelFolder untrained(String name, long seed) {
    if (name.equals(TINY)) {
      Tokenizer tokenizer = tinyTokenizer();
      DecoderConfig config = tinyConfig(tokenizer);
      return new ModelFolder(config, WeightInitialisation.initialise(config, seed), tokenizer);
    }
    Path folder = Path.of(name);
    DecoderConfig config = ModelFolder.config(folder);
    return new ModelFolder(
        config,
        WeightInitialisation.initialise(config, seed),
        JsonTokenizer.read(folder, config.eosTokenId(), config.padTokenId()));
  }

  private static DecoderConfig tinyConfig(Tokenizer tokenizer) {
    return DecoderConfig.tiny(tokenizer.vocabSize(), tokenizer.eosId(), tokenizer.padId());
  }

  private static Tokenizer tinyTokenizer() {
    return JsonTokenizer.parse(
        TinyTokenizer.tokenizerJson().getBytes(StandardCharsets.UTF_8),
        TinyVocabulary.EOS,
        TinyVocabulary.PAD);
  }

  /** Writes the files of the model that comes with the program into a folder. */
  public static void unpack(Path folder) throws IOException {
    for (String file : FILES) {
      try (InputStream in = BaseModels.class.getResourceAsStream(ASSETS + file)) {
        if (in == null) {
          throw new IOException("the program's assets lack " + ASSETS + file);
        }
        Files.copy(in, folder.resolve(file));
      }
    }
  }
}
