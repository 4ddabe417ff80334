package org.spectrumworkbench.core.problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the tokenizer of the tiny language in the files of Hugging Face's tokenizers, so that DJL,
 * transformers and others read it as it is. Made from {@link TinyVocabulary} alone: generators and
 * tokenizer cannot drift apart.
 */
public final class TinyTokenizer {
  /** Name of the file with vocabulary and rules. */
  public static final String TOKENIZER_FILE = "tokenizer.json";

  /** Name of the file with the roles of the special tokens. */
  public static final String CONFIG_FILE = "tokenizer_config.json";

  private static final String TRANSFORMERS_CLASS = "PreTrainedTokenizerFast";
  private static final JsonMapper JSON = new JsonMapper();

  private TinyTokenizer() {}

  /**
   * The text of {@code tokenizer.json}: a WordLevel model; a pre-tokenizer that cuts {@code
   * 3x+5=20} into numbers, words and symbols and drops white space; no decoder, which joins tokens
   * with spaces.
   */
  public static String tokenizerJson() {
    List<Map<String, Object>> added = new ArrayList<>();
    for (String token : TinyVocabulary.special()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", added.size());
      entry.put("content", token);
      entry.put("single_word", false);
      entry.put("lstrip", false);
      entry.put("rstrip", false);
      entry.put("normalized", false);
      entry.put("special", true);
      added.add(entry);
    }
    Map<String, Object> preTokenizer = new LinkedHashMap<>();
    preTokenizer.put("type", "Split");
    preTokenizer.put("pattern", Map.of("Regex", TinyVocabulary.TOKEN_PATTERN));
    // Inverted: what the pattern matches stays, what lies between is removed.
    preTokenizer.put("behavior", "Removed");
    preTokenizer.put("invert", true);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("type", "WordLevel");
    model.put("vocab", TinyVocabulary.ids());
    model.put("unk_token", TinyVocabulary.UNKNOWN);

    Map<String, @Nullable Object> whole = new LinkedHashMap<>();
    whole.put("version", "1.0");
    whole.put("truncation", null);
    whole.put("padding", null);
    whole.put("added_tokens", added);
    whole.put("normalizer", null);
    whole.put("pre_tokenizer", preTokenizer);
    whole.put("post_processor", null);
    whole.put("decoder", null);
    whole.put("model", model);
    return json(whole);
  }

  /**
   * The text of {@code tokenizer_config.json}: the class that transformers opens, and the special
   * tokens.
   *
   * <p>For every {@code qwen2} model transformers 5 takes Qwen2's own rule of splitting, whatever
   * {@code tokenizer_class} says, unless the folder has an {@code auto_map}. Naming a class of
   * transformers there loads no code; it only lets {@code AutoTokenizer} read {@code
   * tokenizer.json} as it is.
   */
  public static String configJson() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("tokenizer_class", TRANSFORMERS_CLASS);
    config.put(
        "auto_map", Map.of("AutoTokenizer", Arrays.asList((String) null, TRANSFORMERS_CLASS)));
    config.put("pad_token", TinyVocabulary.PAD);
    config.put("eos_token", TinyVocabulary.EOS);
    config.put("unk_token", TinyVocabulary.UNKNOWN);
    config.put("padding_side", "left");
    config.put("clean_up_tokenization_spaces", false);
    config.put("model_max_length", 64);
    return json(config);
  }

  /**
   * Writes both files.
   *
   * @param folder the folder of the model; made when it is missing
   * @throws WorkbenchException if it cannot be written
   */
  public static void writeTo(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(TOKENIZER_FILE), tokenizerJson());
      Files.writeString(folder.resolve(CONFIG_FILE), configJson());
    } catch (IOException e) {
      throw new WorkbenchException(
          "The tokenizer cannot be written to " + folder + ": " + e.getMessage(),
          "Check that the folder can be written and the disk is not full.",
          e);
    }
  }

  private static String json(Map<String, @Nullable Object> content) {
    // The line end is fixed: the bytes must not depend on the platform that wrote them.
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
    return JSON.writer().with(printer).writeValueAsString(content) + "\n";
  }
}
