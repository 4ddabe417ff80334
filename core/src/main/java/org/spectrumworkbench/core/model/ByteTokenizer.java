package org.spectrumworkbench.core.model;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tokenizer for any text: every byte of its UTF-8 form is a token. In the form of a byte-level
 * BPE without merges, which Hugging Face's tokenizers open as it is.
 */
public final class ByteTokenizer {
  /** Fills rows up. Id 0. */
  public static final String PAD = "<pad>";

  /** Ends a response. Id 1. */
  public static final String EOS = "<eos>";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ByteTokenizer() {}

  /** The text of {@code tokenizer.json}; always the same bytes. */
  public static String json() {
    ObjectNode whole = JSON.createObjectNode();
    whole.put("version", "1.0");
    whole.putNull("truncation");
    whole.putNull("padding");
    ArrayNode added = whole.putArray("added_tokens");
    special(added.addObject(), 0, PAD);
    special(added.addObject(), 1, EOS);
    whole.putNull("normalizer");
    byteLevel(whole.putObject("pre_tokenizer"));
    whole.putNull("post_processor");
    byteLevel(whole.putObject("decoder"));
    ObjectNode model = whole.putObject("model");
    model.put("type", "BPE");
    ObjectNode vocabulary = model.putObject("vocab");
    vocabulary.put(PAD, 0);
    vocabulary.put(EOS, 1);
    for (int value = 0; value < 256; value++) {
      vocabulary.put(Character.toString(letter(value)), vocabulary.size());
    }
    model.putArray("merges");
    return JSON.writeValueAsString(whole);
  }

  /**
   * The letter that byte-level tokenizers write for a byte: itself where it is a printable letter
   * of Latin-1, else the next unused one from 256 on.
   */
  private static char letter(int value) {
    if (isPrintable(value)) {
      return (char) value;
    }
    int before = 0;
    for (int other = 0; other < value; other++) {
      before += isPrintable(other) ? 0 : 1;
    }
    return (char) (256 + before);
  }

  private static boolean isPrintable(int value) {
    return (value >= '!' && value <= '~')
        || (value >= 0xa1 && value <= 0xac)
        || (value >= 0xae && value <= 0xff);
  }

  private static void byteLevel(ObjectNode node) {
    node.put("type", "ByteLevel");
    node.put("add_prefix_space", false);
    node.put("trim_offsets", false);
    node.put("use_regex", false);
  }

  private static void special(ObjectNode node, int id, String token) {
    node.put("id", id);
    node.put("content", token);
    node.put("single_word", false);
    node.put("lstrip", false);
    node.put("rstrip", false);
    node.put("normalized", false);
    node.put("special", true);
  }
}
