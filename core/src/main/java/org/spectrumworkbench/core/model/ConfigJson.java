package org.spectrumworkbench.core.model;

import java.nio.file.Path;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A decoder's configuration as Hugging Face's {@code config.json} writes it. */
final class ConfigJson {
  private static final String ARCHITECTURE = "Qwen2ForCausalLM";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final JsonNode root;

  private ConfigJson(Path file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  /**
   * Reads the content of a {@code config.json}, which says nothing of biases: a Qwen2 model has
   * them.
   *
   * @param file named in messages
   */
  static DecoderConfig parse(Path file, byte[] json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JacksonException e) {
      throw refused(file, "is not JSON: " + e.getOriginalMessage(), "copy or download it again");
    }
    if (!root.isObject()) {
      throw refused(file, "is not a JSON object", "copy or download it again");
    }
    return new ConfigJson(file, root).config();
  }

  private DecoderConfig config() {
    requireQwen2();
    int hidden = number("hidden_size");
    int heads = number("num_attention_heads");
    int vocabulary = number("vocab_size");
    if (heads < 1) {
      throw refused(file, "num_attention_heads is " + heads, "put it right");
    }
    if (!root.path("head_dim").isNumber() && hidden % heads != 0) {
      throw refused(
          file,
          "num_attention_heads, %d, does not divide hidden_size, %d".formatted(heads, hidden),
          "put them right, or give head_dim");
    }
    int eos = token("eos_token_id", -1);
    if (eos < 0) {
      throw refused(file, "eos_token_id is missing", "name the token that ends a response");
    }
    try {
      return new DecoderConfig(
          vocabulary,
          hidden,
          number("num_hidden_layers"),
          heads,
          present("num_key_value_heads") ? number("num_key_value_heads") : heads,
          present("head_dim") ? number("head_dim") : hidden / heads,
          number("intermediate_size"),
          real("rms_norm_eps", root, 1e-6),
          ropeTheta(),
          root.path("tie_word_embeddings").asBoolean(false),
          true,
          present("max_position_embeddings") ? number("max_position_embeddings") : 32_768,
          eos,
          token("pad_token_id", eos));
    } catch (WorkbenchException e) {
      throw new WorkbenchException(file + ": " + e.getMessage(), e.mend(), e);
    }
  }

  private void requireQwen2() {
    String architecture = root.path("architectures").path(0).asString("none");
    String type = root.path("model_type").asString("none");
    if (!architecture.equals(ARCHITECTURE) || !type.equals("qwen2")) {
      throw refused(
          file,
          "architectures is %s and model_type is %s".formatted(architecture, type),
          "take a model of the Qwen2 family (" + ARCHITECTURE + ")");
    }
    String activation = root.path("hidden_act").asString("silu");
    if (!activation.equals("silu")) {
      throw refused(file, "hidden_act is " + activation, "only silu is known here");
    }
    if (root.path("use_sliding_window").asBoolean(false)) {
      throw refused(file, "use_sliding_window is on", "take a model with full attention");
    }
    JsonNode scaling = root.path("rope_scaling");
    String kind = root.path("rope_parameters").path("rope_type").asString("default");
    if (scaling.isObject() && !scaling.isEmpty() || !kind.equals("default")) {
      throw refused(
          file, "it asks for scaled rotary positions", "take a model without rope_scaling");
    }
  }

  private double ropeTheta() {
    JsonNode nested = root.path("rope_parameters");
    return real("rope_theta", nested.has("rope_theta") ? nested : root, 10_000);
  }

  private boolean present(String field) {
    return root.hasNonNull(field);
  }

  private int number(String field) {
    JsonNode node = root.path(field);
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw refused(
          file, "%s is %s, not a whole number".formatted(field, shown(node)), "put it right");
    }
    return node.asInt();
  }

  private double real(String field, JsonNode from, double otherwise) {
    JsonNode node = from.path(field);
    if (node.isMissingNode()) {
      return otherwise;
    }
    if (!node.isNumber()) {
      throw refused(file, "%s is %s, not a number".formatted(field, shown(node)), "put it right");
    }
    return node.asDouble();
  }

  /** A token id; of a list, its first. */
  private int token(String field, int otherwise) {
    JsonNode node = root.path(field);
    JsonNode one = node.isArray() ? node.path(0) : node;
    if (one.isMissingNode() || one.isNull()) {
      return otherwise;
    }
    if (!one.isIntegralNumber() || !one.canConvertToInt()) {
      throw refused(file, "%s is %s, not a token".formatted(field, shown(node)), "put it right");
    }
    return one.asInt();
  }

  private static String shown(JsonNode node) {
    String text = node.isMissingNode() ? "missing" : node.toString();
    return text.length() > 60 ? text.substring(0, 60) + ".." : text;
  }

  private static WorkbenchException refused(Path file, String what, String mend) {
    return new WorkbenchException(file + ": " + what, mend);
  }

  /** The content of a {@code config.json} that transformers reads as it is. */
  static byte[] write(DecoderConfig config) {
    ObjectNode node = JSON.createObjectNode();
    node.putArray("architectures").add(ARCHITECTURE);
    node.put("model_type", "qwen2");
    node.put("vocab_size", config.vocabSize());
    node.put("hidden_size", config.hiddenSize());
    node.put("num_hidden_layers", config.layers());
    node.put("num_attention_heads", config.heads());
    node.put("num_key_value_heads", config.kvHeads());
    node.put("head_dim", config.headDim());
    node.put("intermediate_size", config.intermediateSize());
    node.put("hidden_act", "silu");
    node.put("rms_norm_eps", config.rmsNormEps());
    node.put("rope_theta", config.ropeTheta());
    node.put("max_position_embeddings", config.maxPositions());
    node.put("tie_word_embeddings", config.tiedEmbeddings());
    node.put("use_sliding_window", false);
    node.put("attention_dropout", 0.0);
    node.putNull("bos_token_id");
    node.put("eos_token_id", config.eosTokenId());
    node.put("pad_token_id", config.padTokenId());
    node.put("torch_dtype", "float32");
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }

  /** The content of a {@code generation_config.json}: sampling from the model itself. */
  static byte[] generation(DecoderConfig config) {
    ObjectNode node = JSON.createObjectNode();
    node.put("do_sample", true);
    node.put("temperature", 1.0);
    node.put("top_k", 0);
    node.put("top_p", 1.0);
    node.put("eos_token_id", config.eosTokenId());
    node.put("pad_token_id", config.padTokenId());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }
}
