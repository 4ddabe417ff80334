package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.model.ByteTokenizer;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.JsonTokenizer;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.model.WeightInitialisation;
import org.spectrumworkbench.core.problem.Hashes;
import org.spectrumworkbench.core.problem.TinyTokenizer;
import org.spectrumworkbench.core.problem.TinyVocabulary;

/** Finds a base model: the one that comes with the program, or a folder of the user's. */
public final class BaseModels {
  /** Name of the model that comes with the program. */
  public static final String TINY = "tiny-base";

  /** Name of a small model that reads any text by its bytes and has learned nothing yet. */
  public static final String TEXT = "tiny-text";

  private static final String ASSETS = "/org/spectrumworkbench/assets/tiny/";
  private static final List<String> FILES =
      List.of("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json");

  private BaseModels() {}

  /**
   * Opens a model.
   *
   * @param name {@link #TINY} or the path of a Hugging Face folder
   * @throws WorkbenchException where there is none, it has no weights, or it is not a plain Qwen2
   *     model
   */
  public static ModelFolder open(String name) {
    return open(name, ModelFolder::read);
  }

  /** The same, with another way to read the folder. */
  static ModelFolder open(String name, Function<Path, ModelFolder> reader) {
    if (!hasWeights(name)) {
      throw new WorkbenchException(
          name + " has learned nothing yet and has no weights to open",
          "Train it first: an experiment with model.from-scratch: true leaves a model's folder.");
    }
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
    return isBuiltIn(name) ? builtInConfig(name) : ModelFolder.config(Path.of(name));
  }

  /**
   * The tokenizer of a model; the caller closes it.
   *
   * @throws WorkbenchException where there is none
   */
  public static Tokenizer tokenizer(String name) {
    if (isBuiltIn(name)) {
      return builtInTokenizer(name);
    }
    DecoderConfig config = ModelFolder.declaredConfig(Path.of(name));
    return JsonTokenizer.read(Path.of(name), config.eosTokenId(), config.padTokenId());
  }

  /** Whether the name is that of a model of the program, not of a folder. */
  public static boolean isBuiltIn(String name) {
    return name.equals(TINY) || name.equals(TEXT);
  }

  /** Whether the model has learned something; {@link #TEXT} is a shape and a tokenizer alone. */
  static boolean hasWeights(String name) {
    return !name.equals(TEXT);
  }

  /**
   * A model of the same shape and tokenizer that has learned nothing yet.
   *
   * @param name {@link #TINY}, {@link #TEXT} or the path of a Hugging Face folder
   * @param seed of the random weights
   */
  static ModelFolder untrained(String name, long seed) {
    if (isBuiltIn(name)) {
      Tokenizer tokenizer = builtInTokenizer(name);
      DecoderConfig config = builtInConfig(name, tokenizer);
      return new ModelFolder(config, WeightInitialisation.initialise(config, seed), tokenizer);
    }
    Path folder = Path.of(name);
    DecoderConfig config = ModelFolder.config(folder);
    return new ModelFolder(
        config,
        WeightInitialisation.initialise(config, seed),
        JsonTokenizer.read(folder, config.eosTokenId(), config.padTokenId()));
  }

  private static DecoderConfig builtInConfig(String name) {
    try (Tokenizer tokenizer = builtInTokenizer(name)) {
      return builtInConfig(name, tokenizer);
    }
  }

  private static DecoderConfig builtInConfig(String name, Tokenizer tokenizer) {
    return name.equals(TINY)
        ? DecoderConfig.tiny(tokenizer.vocabSize(), tokenizer.eosId(), tokenizer.padId())
        : DecoderConfig.tinyText(tokenizer.vocabSize(), tokenizer.eosId(), tokenizer.padId());
  }

  private static Tokenizer builtInTokenizer(String name) {
    return name.equals(TINY)
        ? JsonTokenizer.parse(
            TinyTokenizer.tokenizerJson().getBytes(StandardCharsets.UTF_8),
            TinyVocabulary.EOS,
            TinyVocabulary.PAD)
        : JsonTokenizer.parse(
            ByteTokenizer.json().getBytes(StandardCharsets.UTF_8),
            ByteTokenizer.EOS,
            ByteTokenizer.PAD);
  }

  /** SHA-256 of a built-in model's weights; empty for one that has none. */
  static Optional<String> builtInHash(String name) {
    if (!hasWeights(name)) {
      return Optional.empty();
    }
    try (InputStream in = BaseModels.class.getResourceAsStream(ASSETS + "model.safetensors")) {
      if (in == null) {
        throw new IllegalStateException("the program's assets lack " + ASSETS);
      }
      return Optional.of(Hashes.hex(Hashes.sha256().digest(in.readAllBytes())));
    } catch (IOException e) {
      throw new IllegalStateException("the program's assets cannot be read: " + ASSETS, e);
    }
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
