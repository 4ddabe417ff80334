package org.spectrumworkbench.core.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The tokens of the tiny problem language: three special ones, the whole numbers from 0 to {@value
 * #LARGEST_NUMBER}, and the symbols and words that the generators write. Order fixes the token ids.
 */
public final class TinyVocabulary {
  /** The largest number that has a token of its own. */
  public static final int LARGEST_NUMBER = 219;

  /** The most tokens a prompt of the tiny language has. */
  public static final int PROMPT_TOKENS = 11;

  /** The most tokens a response of the tiny language has, the end token included. */
  public static final int RESPONSE_TOKENS = 18;

  /** Fills up prompts on the left. Id 0. */
  public static final String PAD = "<pad>";

  /** Ends a response. Id 1. */
  public static final String EOS = "<eos>";

  /** Stands for text without a token. Id 2. */
  public static final String UNKNOWN = "<unk>";

  /** The marker before the answer, at the end of every solution. */
  public static final String ANSWER = "answer";

  /** Numbers, words or single symbols are tokens; white space only separates. */
  static final String TOKEN_PATTERN = "[0-9]+|[a-z]+|[^\\s0-9a-z]";

  private static final List<String> SPECIAL = List.of(PAD, EOS, UNKNOWN);
  private static final List<String> SYMBOLS =
      List.of("+", "-", "*", "/", "=", "(", ")", "^", ",", "<", "?");
  private static final List<String> WORDS =
      List.of(
          ANSWER,
          "x",
          "perimeter",
          "area",
          "angle",
          "volume",
          "by",
          "and",
          "derivative",
          "at",
          "integral",
          "from",
          "to",
          "range",
          "median",
          "mean",
          "max",
          "min",
          "sort",
          "drop");

  private static final Pattern TOKEN = Pattern.compile(TOKEN_PATTERN);
  private static final List<String> TOKENS = tokens0();

  private TinyVocabulary() {}

  /** Every token; its place in the list is its id. */
  public static List<String> tokens() {
    return TOKENS;
  }

  /** The tokens of a text, in order; those without an id of their own included. */
  public static List<String> split(String text) {
    return TOKEN.matcher(text).results().map(MatchResult::group).toList();
  }

  /** The id of every token, in order of id. */
  static Map<String, Integer> ids() {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (String token : TOKENS) {
      ids.put(token, ids.size());
    }
    return ids;
  }

  static List<String> special() {
    return SPECIAL;
  }

  private static List<String> tokens0() {
    List<String> all = new ArrayList<>(SPECIAL);
    for (int number = 0; number <= LARGEST_NUMBER; number++) {
      all.add(Integer.toString(number));
    }
    all.addAll(SYMBOLS);
    all.addAll(WORDS);
    return List.copyOf(all);
  }
}
