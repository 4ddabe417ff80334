package org.spectrumworkbench.core.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model as a Hugging Face folder: {@code config.json}, {@code model.safetensors} (or its shards)
 * and {@code tokenizer.json}. What is written here opens in transformers as it is.
 *
 * <p>A Qwen2 model has biases on query, key and value. Where a folder's weights lack them they are
 * zeros from the moment they are read, so that a whole run, its checkpoints and its optimiser's
 * state among it, has one shape.
 *
 * @param config the decoder's shape
 * @param weights under Hugging Face's names
 * @param tokenizer text to ids
 */
public record ModelFolder(DecoderConfig config, Weights weights, Tokenizer tokenizer) {
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";
  private static final String FIRST_BIAS = "model.layers.0.self_attn.q_proj.bias";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Reads a model's folder.
   *
   * @throws WorkbenchException naming the file, and the field or tensor, if anything is missing,
   *     cut short, of another architecture or of the wrong shape
   */
  public static ModelFolder read(Path folder) {
    DecoderConfig config = config(folder);
    return read(
        folder, config, JsonTokenizer.read(folder, config.eosTokenId(), config.padTokenId()));
  }

  /**
   * Reads a folder whose tokenizer is known already, since the models of a run share one.
   *
   * @throws WorkbenchException as {@link #read(Path)}
   */
  public static ModelFolder read(Path folder, Tokenizer tokenizer) {
    return read(folder, config(folder), tokenizer);
  }

  private static ModelFolder read(Path folder, DecoderConfig config, Tokenizer tokenizer) {
    if (tokenizer.vocabSize() > config.vocabSize()) {
      throw new WorkbenchException(
          "%s: the tokenizer has %d tokens, but vocab_size is %d"
              .formatted(folder, tokenizer.vocabSize(), config.vocabSize()),
          "take tokenizer.json and config.json from the same model");
    }
    var stored = new LinkedHashMap<String, HostTensor>();
    for (Path file : weightFiles(folder)) {
      stored.putAll(Safetensors.read(file).asMap());
    }
    // In the order that the configuration asks for, and without the tied head.
    var tensors = new LinkedHashMap<String, HostTensor>();
    DecoderConfig own = config.withAttentionBias(stored.containsKey(FIRST_BIAS));
    for (String name : own.tensorShapes().keySet()) {
      tensors.put(name, java.util.Objects.requireNonNull(stored.get(name), name));
    }
    return new ModelFolder(config, withBiases(own, Weights.of(tensors)), tokenizer);
  }

  /**
   * The shape of a model, from its configuration and the headers of its weights; no value is read.
   *
   * @throws WorkbenchException naming the file, and the field or tensor, if anything is missing,
   *     cut short, of another architecture or of the wrong shape
   */
  public static DecoderConfig config(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new WorkbenchException(
          folder + " is not a folder", "name the folder that holds config.json");
    }
    byte[] json = bytes(folder.resolve(CONFIG));
    // Refuses a foreign model by what it says of itself, before its tensors are looked at.
    DecoderConfig config = ConfigJson.parse(folder.resolve(CONFIG), json);
    var stored = new LinkedHashMap<String, long[]>();
    for (Path file : weightFiles(folder)) {
      stored.putAll(Safetensors.shapes(file));
    }
    check(folder, config.withAttentionBias(stored.containsKey(FIRST_BIAS)), stored);
    return config;
  }

  /**
   * The shape that {@code config.json} alone gives; whether the weights have it is not looked at.
   *
   * @throws WorkbenchException where the file is missing, damaged, or of another architecture
   */
  public static DecoderConfig declaredConfig(Path folder) {
    return ConfigJson.parse(folder.resolve(CONFIG), bytes(folder.resolve(CONFIG)));
  }

  private static List<Path> weightFiles(Path folder) {
    if (Safetensors.present(folder, WEIGHTS) || !Safetensors.present(folder, INDEX)) {
      return List.of(folder.resolve(WEIGHTS));
    }
    Path index = folder.resolve(INDEX);
    JsonNode map;
    try {
      map = JSON.readTree(bytes(index)).path("weight_map");
    } catch (JacksonException e) {
      throw new WorkbenchException(
          index + " is not JSON: " + e.getOriginalMessage(), "copy or download it again", e);
    }
    var shards = new TreeSet<String>();
    map.properties().forEach(e -> shards.add(e.getValue().asString("")));
    for (String shard : shards) {
      if (!shard.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
        throw new WorkbenchException(
            index + " names a file outside its folder: " + shard, "copy or download it again");
      }
    }
    return shards.stream().map(folder::resolve).toList();
  }

  /** Checks that the tensors are those that the configuration asks for. */
  private static void check(Path folder, DecoderConfig config, Map<String, long[]> stored) {
    Map<String, long[]> asked = config.tensorShapes();
    asked.forEach((name, shape) -> {
      long[] has = stored.get(name);
      if (has == null) {
        throw new WorkbenchException(
            "%s has no tensor named %s".formatted(folder.resolve(WEIGHTS), name),
            "take config.json and model.safetensors from the same model");
      }
      if (!Arrays.equals(has, shape)) {
        throw new WorkbenchException(
            "%s: tensor %s has shape %s, but config.json asks for %s"
                .formatted(
                    folder.resolve(WEIGHTS), name, Arrays.toString(has), Arrays.toString(shape)),
            "take config.json and model.safetensors from the same model");
      }
    });
    // A tied head may be stored a second time; anything else would be dropped in silence.
    for (String name : stored.keySet()) {
      boolean known =
          asked.containsKey(name)
              || name.endsWith("rotary_emb.inv_freq")
              || (config.tiedEmbeddings() && name.equals("lm_head.weight"));
      if (!known) {
        throw new WorkbenchException(
            "%s has a tensor %s that a Qwen2 model of this shape does not"
                .formatted(folder.resolve(WEIGHTS), name),
            "merge adapters into the model first, or check config.json");
      }
    }
  }

  /** Writes this model; see {@link #write(Path, DecoderConfig, Weights, Tokenizer)}. */
  public void write(Path folder) {
    write(folder, config, weights, tokenizer);
  }

  /**
   * Writes a model's folder: all files to a temporary folder beside it, flushed to disk, then
   * renamed. A folder that stood there before is replaced.
   *
   * <p>A model without biases on query, key and value is written with zeros.
   *
   * @throws WorkbenchException if the disk refuses
   */
  public static void write(
      Path folder, DecoderConfig config, Weights weights, Tokenizer tokenizer) {
    Path target = folder.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null) {
      throw new WorkbenchException(folder + " cannot hold a model", "name another folder");
    }
    try {
      Files.createDirectories(parent);
      Path temporary = WholeFile.unused(parent, target.getFileName().toString());
      try {
        Files.createDirectory(temporary);
        WholeFile.write(temporary.resolve(CONFIG), ConfigJson.write(config));
        WholeFile.write(temporary.resolve("generation_config.json"), ConfigJson.generation(config));
        for (var file : tokenizer.files().entrySet()) {
          WholeFile.write(temporary.resolve(file.getKey()), file.getValue());
        }
        Safetensors.write(temporary.resolve(WEIGHTS), withBiases(config, weights));
        replace(temporary, target);
        WholeFile.flush(parent);
      } finally {
        WholeFile.deleteTree(temporary);
      }
    } catch (IOException e) {
      throw new WorkbenchException(
          "the model cannot be written to %s: %s".formatted(folder, e.getMessage()),
          "check the free space and the permissions",
          e);
    }
  }

  private static Weights withBiases(DecoderConfig config, Weights weights) {
    if (config.attentionBias()) {
      return weights;
    }
    var tensors = new LinkedHashMap<String, HostTensor>();
    config
        .withAttentionBias(true)
        .tensorShapes()
        .forEach((name, shape) -> {
          int size = Math.toIntExact(HostTensor.elements(shape));
          tensors.put(
              name, weights.has(name) ? weights.get(name) : new HostTensor(shape, new float[size]));
        });
    return Weights.of(tensors);
  }

  private static void replace(Path temporary, Path target) throws IOException {
    if (!Files.exists(target)) {
      Files.move(temporary, target);
      return;
    }
    Path old = WholeFile.unused(target.resolveSibling(""), target.getFileName() + ".old");
    Files.move(target, old);
    try {
      Files.move(temporary, target);
    } catch (IOException e) {
      Files.move(old, target);
      throw e;
    }
    WholeFile.deleteTree(old);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new WorkbenchException(
          file + " does not exist", "name the folder of a Hugging Face model", e);
    } catch (IOException e) {
      throw new WorkbenchException(
          file + " cannot be read: " + e.getMessage(), "check the disk and the permissions", e);
    }
  }
}
