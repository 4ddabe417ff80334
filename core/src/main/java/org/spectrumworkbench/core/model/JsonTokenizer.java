package org.spectrumworkbench.core.model;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tokenizer read from Hugging Face's {@code tokenizer.json}. Downloads nothing. Safe for several
 * threads.
 */
public final class JsonTokenizer implements Tokenizer {
  private static final String FILE = "tokenizer.json";
  private static final String SETTINGS = "tokenizer_config.json";
  private static final String TRANSFORMERS_CLASS = "PreTrainedTokenizerFast";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static {
    // The native library comes with the program; nothing is ever fetched.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

  private final HuggingFaceTokenizer tokenizer;
  private final Map<String, byte[]> files;
  private final String[] tokens;
  private final int eosId;
  private final int padId;

  private JsonTokenizer(
      HuggingFaceTokenizer tokenizer,
      Map<String, byte[]> files,
      String[] tokens,
      int eosId,
      int padId) {
    this.tokenizer = tokenizer;
    this.files = files;
    this.tokens = tokens;
    this.eosId = eosId;
    this.padId = padId;
  }

  /**
   * Reads the tokenizer of a model's folder.
   *
   * @param folder holds {@code tokenizer.json}, and perhaps {@code tokenizer_config.json}
   * @param eosId the token that ends a response
   * @param padId the token that fills rows up
   * @throws WorkbenchException if it is missing or broken
   */
  public static JsonTokenizer read(Path folder, int eosId, int padId) {
    var files = new LinkedHashMap<String, byte[]>();
    Path file = folder.resolve(FILE);
    try {
      files.put(FILE, Files.readAllBytes(file));
      if (Files.isRegularFile(folder.resolve(SETTINGS))) {
        files.put(SETTINGS, Files.readAllBytes(folder.resolve(SETTINGS)));
      }
    } catch (NoSuchFileException e) {
      throw new WorkbenchException(
          file + " does not exist", "a model's folder needs a tokenizer.json", e);
    } catch (IOException e) {
      throw new WorkbenchException(
          file + " cannot be read: " + e.getMessage(), "check the disk and the permissions", e);
    }
    return of(files, eosId, padId, file.toString());
  }

  /**
   * A tokenizer from the content of {@code tokenizer.json}.
   *
   * @param json the file's bytes
   * @param eosToken the token that ends a response, as the vocabulary writes it
   * @param padToken the token that fills rows up
   * @throws WorkbenchException if it is broken or lacks one of the tokens
   */
  public static JsonTokenizer parse(byte[] json, String eosToken, String padToken) {
    var tokenizer = of(Map.of(FILE, json), 0, 0, FILE);
    return new JsonTokenizer(
        tokenizer.tokenizer,
        Map.of(FILE, json, SETTINGS, settings(eosToken, padToken)),
        tokenizer.tokens,
        tokenizer.id(eosToken),
        tokenizer.id(padToken));
  }

  private static byte[] settings(String eosToken, String padToken) {
    ObjectNode node = JSON.createObjectNode();
    node.put("tokenizer_class", TRANSFORMERS_CLASS);
    // Without it transformers 5 splits every qwen2 model's texts by Qwen2's own rule.
    node.putObject("auto_map").putArray("AutoTokenizer").addNull().add(TRANSFORMERS_CLASS);
    node.put("eos_token", eosToken);
    node.put("pad_token", padToken);
    node.put("clean_up_tokenization_spaces", false);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }

  private static JsonTokenizer of(Map<String, byte[]> files, int eosId, int padId, String where) {
    try {
      byte[] json = java.util.Objects.requireNonNull(files.get(FILE));
      String[] tokens = vocabulary(JSON.readTree(json), where);
      for (int id : new int[] {eosId, padId}) {
        if (id < 0 || id >= tokens.length) {
          throw new WorkbenchException(
              "%s has %d tokens, so none with id %d".formatted(where, tokens.length, id),
              "check eos_token_id and pad_token_id in config.json");
        }
      }
      // Truncation is on by default and would cut long texts without a word.
      var tokenizer =
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(json),
              Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
      return new JsonTokenizer(tokenizer, Map.copyOf(files), tokens, eosId, padId);
    } catch (IOException | JacksonException e) {
      throw broken(where, String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      if (e instanceof WorkbenchException known) {
        throw known;
      }
      throw broken(where, String.valueOf(e.getMessage()), e);
    }
  }

  private static String[] vocabulary(JsonNode root, String where) {
    var ids = new LinkedHashMap<Integer, String>();
    JsonNode vocabulary = root.path("model").path("vocab");
    if (vocabulary.isObject()) {
      vocabulary.properties().forEach(e -> ids.put(e.getValue().asInt(-1), e.getKey()));
    } else if (vocabulary.isArray()) {
      for (int i = 0; i < vocabulary.size(); i++) {
        ids.put(i, vocabulary.get(i).path(0).asString(""));
      }
    }
    for (JsonNode added : root.path("added_tokens")) {
      ids.put(added.path("id").asInt(-1), added.path("content").asString(""));
    }
    int most = ids.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
    if (most < 0 || most > 1 << 22 || ids.containsKey(-1)) {
      throw new WorkbenchException(
          where + " has no usable vocabulary", "check that it is a Hugging Face tokenizer.json");
    }
    String[] tokens = new String[most + 1];
    Arrays.fill(tokens, "");
    ids.forEach((id, token) -> tokens[id] = token);
    return tokens;
  }

  private static WorkbenchException broken(String where, String what, Exception cause) {
    return new WorkbenchException(
        where + " is not a tokenizer that can be read: " + what,
        "check that it is a Hugging Face tokenizer.json",
        cause);
  }

  /**
   * The id of a token.
   *
   * @throws WorkbenchException if the vocabulary lacks it
   */
  public int id(String token) {
    int id = Arrays.asList(tokens).indexOf(token);
    if (id < 0) {
      throw new WorkbenchException(
          "the tokenizer has no token '" + token + "'", "check its vocabulary");
    }
    return id;
  }

  @Override
  public int[] encode(String text) {
    return Arrays.stream(tokenizer.encode(text, false, false).getIds())
        .mapToInt(Math::toIntExact)
        .toArray();
  }

  @Override
  public String decode(int[] ids) {
    return tokenizer.decode(Arrays.stream(ids).mapToLong(i -> i).toArray(), true);
  }

  @Override
  public String token(int id) {
    return id >= 0 && id < tokens.length ? tokens[id] : "";
  }

  @Override
  public int vocabSize() {
    return tokens.length;
  }

  @Override
  public int eosId() {
    return eosId;
  }

  @Override
  public int padId() {
    return padId;
  }

  @Override
  public Map<String, byte[]> files() {
    return files;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
