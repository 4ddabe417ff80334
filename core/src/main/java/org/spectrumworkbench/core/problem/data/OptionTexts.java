package org.spectrumworkbench.core.problem.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.problem.table.ColumnPath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The options of a choice: read from a cell, without their letters, put into another order. */
final class OptionTexts {
  /** Letters go from A to Z. */
  static final int MOST = 26;

  /** What says something of the other options is short. */
  private static final int MOST_REMARK = 200;

  private static final Pattern LETTERED = Pattern.compile("(?s)\\s*\\(?([A-Z])\\s*[).:]\\s*(.*)");
  private static final Pattern LETTER = Pattern.compile("[(\\[]?([A-Za-z])[)\\].:]?");

  /** Options that only make sense after the others. */
  private static final Pattern LAST =
      Pattern.compile(
          "(?i)\\W*(none|all|any|neither|both|no one)\\b.*\\b(these|above|them|those).*");

  /** Options that name others by their letters. */
  private static final Pattern NAMES_OTHERS =
      Pattern.compile(
          "(?i:.*\\b(both|either|neither|only|all|options?)\\b.*)\\b[A-E]\\b.*|[A-E] (and|or) [A-E]\\W*");

  private OptionTexts() {}

  /** Columns that hold one option each: {@code A,B,C,D}. */
  static List<String> columns(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(c -> !c.isEmpty()).toList();
  }

  /**
   * The options of a row: of one cell as {@link OptionCell} takes it, or of several columns.
   * Letters before all of them are taken off.
   *
   * @param column its path, or several with commas between
   * @return fewer than two where there are none
   */
  static List<String> read(ObjectNode cells, String column) {
    return withoutLetters(cell(cells, column).texts());
  }

  /** The same as they stand there, and how. */
  static OptionCell cell(ObjectNode cells, String column) {
    JsonNode cell = ColumnPath.cell(cells, column);
    if (cell != null) {
      return OptionCell.of(cell);
    }
    List<String> texts = new ArrayList<>();
    for (String one : columns(column)) {
      JsonNode option = ColumnPath.cell(cells, one);
      if (option != null) {
        texts.add(ColumnPath.text(option).strip());
      }
    }
    return new OptionCell(texts, "in columns of their own");
  }

  private static List<String> withoutLetters(List<String> texts) {
    List<String> bare = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Matcher matcher = LETTERED.matcher(texts.get(i));
      if (!matcher.matches() || matcher.group(1).charAt(0) != 'A' + i) {
        return texts;
      }
      bare.add(matcher.group(2).strip());
    }
    return bare;
  }

  /** The letter of an option. */
  static String letter(int option) {
    return String.valueOf((char) ('A' + option));
  }

  /** Which option a text names by its letter, or by being the text of exactly one; -1 for none. */
  static int named(String text, List<String> options) {
    Matcher matcher = LETTER.matcher(text.strip());
    if (matcher.matches()) {
      int option = Character.toUpperCase(matcher.group(1).charAt(0)) - 'A';
      if (option < options.size()) {
        return option;
      }
    }
    int first = options.indexOf(text.strip());
    return first == options.lastIndexOf(text.strip()) ? first : -1;
  }

  /**
   * Another order of the options: place i shows option {@code order[i]} of before. What must stand
   * last stays there.
   *
   * @param seeds of this problem
   * @return null where options name others by their letters, so that their order says something
   */
  static int @Nullable [] order(List<String> options, SeedStream seeds) {
    if (options.stream().anyMatch(option -> is(option, NAMES_OTHERS))) {
      return null;
    }
    int[] order = new int[options.size()];
    int free = order.length;
    while (free > 0 && is(options.get(free - 1), LAST)) {
      free--;
    }
    SplittableRandom random = seeds.generator();
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int i = free - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  private static boolean is(String option, Pattern pattern) {
    return option.length() <= MOST_REMARK && pattern.matcher(option).matches();
  }

  /** A question with its options under it, a letter before each. */
  static String question(String stem, List<String> options) {
    StringBuilder text = new StringBuilder(stem);
    for (int i = 0; i < options.size(); i++) {
      text.append('\n').append(letter(i)).append(") ").append(options.get(i));
    }
    return text.toString();
  }
}
