package org.spectrumworkbench.core.problem.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.table.ColumnPath;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The options that one cell holds. In this order it is taken for
 *
 * <ol>
 *   <li>a list of texts, an object with a text for each letter, or one with a list {@code text}, as
 *       ARC has it; also JSON of these in a text, as CSV has it;
 *   <li>one option a line;
 *   <li>letters from A on before each: {@code A) 3 B) 4}, also {@code (A)}, {@code A.}, {@code A:},
 *       and with a bar, semicolon or comma after each;
 *   <li>bars between them: {@code 3|4|5};
 *   <li>semicolons between them: {@code 3; 4; 5}.
 * </ol>
 *
 * Commas separate nothing: they stand in numbers and in points.
 *
 * @param texts the options, with such letters as may stand before them
 * @param layout how they stand there, in words; empty where there are fewer than two
 */
record OptionCell(List<String> texts, String layout) {
  /** What a cell may look like, for a message. */
  static final String LAYOUTS =
      "a list (JSON), one option a line, capital letters and a space before them (A) 3 B) 4), or"
          + " bars or semicolons between them (3|4|5)";

  private static final Pattern LETTER = Pattern.compile("(?<!\\S)\\(?([A-Z])[).:](?=\\s)");

  /** CSV that Python wrote has lists with single quotes. */
  private static final JsonMapper LISTS =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

  static OptionCell of(JsonNode cell) {
    if (cell.isArray()) {
      return new OptionCell(cell.valueStream().map(OptionCell::one).toList(), "as a list");
    }
    if (cell.isObject()) {
      JsonNode list = cell.get("text");
      return list != null && list.isArray()
          ? of(list)
          : new OptionCell(cell.valueStream().map(OptionCell::one).toList(), "by letter");
    }
    String text = ColumnPath.text(cell).strip();
    if (text.startsWith("[") || text.startsWith("{")) {
      try {
        return of(LISTS.readTree(text));
      } catch (JacksonException notJson) {
        // Then it is a text that begins with a bracket.
      }
    }
    return ofText(text);
  }

  private static String one(JsonNode option) {
    JsonNode inner = option.isObject() ? option.get("text") : null;
    return ColumnPath.text(inner == null ? option : inner).strip();
  }

  private static OptionCell ofText(String text) {
    List<String> lines = text.lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (lines.size() > 1) {
      return new OptionCell(lines, "one a line");
    }
    List<String> lettered = lettered(text);
    if (lettered.size() > 1) {
      return new OptionCell(lettered, "with a letter before each");
    }
    List<String> parts = separated(text, "|");
    if (parts != null) {
      return new OptionCell(parts, "with bars between them");
    }
    parts = separated(text, ";");
    return parts != null
        ? new OptionCell(parts, "with semicolons between them")
        : new OptionCell(lines, "");
  }

  /** The texts behind A, B, C ...; fewer than two where the text does not begin with them. */
  private static List<String> lettered(String text) {
    List<Integer> starts = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Matcher matcher = LETTER.matcher(text);
    while (matcher.find()) {
      // A letter out of order belongs to the text of an option.
      if (matcher.group(1).charAt(0) == 'A' + starts.size()
          && (matcher.start() == 0 || !starts.isEmpty())) {
        starts.add(matcher.start());
      }
    }
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
      texts.add(text.substring(starts.get(i), end).strip());
    }
    return withoutSeparators(texts);
  }

  /** {@code A) 3, B) 4} without its comma; a comma that one text alone ends in is its own. */
  private static List<String> withoutSeparators(List<String> texts) {
    List<String> before = texts.subList(0, Math.max(0, texts.size() - 1));
    for (String separator : List.of("|", ";", ",")) {
      if (!before.isEmpty() && before.stream().allMatch(text -> text.endsWith(separator))) {
        List<String> bare =
            new ArrayList<>(
                before.stream().map(t -> t.substring(0, t.length() - 1).strip()).toList());
        bare.add(texts.getLast());
        return bare;
      }
    }
    return texts;
  }

  /** Null where there is nothing between two separators, as in {@code |x|;|y|}. */
  private static @Nullable List<String> separated(String text, String separator) {
    List<String> parts =
        Arrays.stream(text.split(Pattern.quote(separator), -1)).map(String::strip).toList();
    return parts.size() > 1 && parts.stream().noneMatch(String::isEmpty) ? parts : null;
  }
}
