package org.spectrumworkbench.core.verify.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.data.CheckJson;
import org.spectrumworkbench.core.verify.CheckKind;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cases as JSON objects:
 *
 * <pre>{"gold":"42","answer":"\\boxed{42}","kind":"math","expected":true,"category":"boxed"}</pre>
 *
 * <p>{@code gold} and {@code answer} must be there; code and formats have no gold answer. Without
 * {@code kind}, {@code options} mean a choice, {@code tests} mean code, and nothing mathematics. By
 * kind: {@code options} (a list, or one text with bars between; without them letters count alone),
 * {@code tolerance} and {@code relative}, {@code ignore_case}, {@code pattern}, {@code numbers} and
 * {@code all}, {@code tests} as {@link CheckJson} writes them. Or {@code check}, as {@link
 * CheckJson} writes it. {@code truncated} says that the response was cut off. Other fields are left
 * alone.
 */
public final class CaseJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A choice whose options nobody gave is one by letters: A to J, as most have no more. */
  private static final int USUAL_LETTERS = 10;

  private static final int SHOWN = 60;

  private final ObjectNode usual;

  /** Every case says all that is to be said of it. */
  public CaseJson() {
    this(JSON.createObjectNode());
  }

  /**
   * @param usual the fields of cases that do not have their own
   */
  public CaseJson(ObjectNode usual) {
    this.usual = usual;
  }

  /**
   * Reads a case.
   *
   * @param text one JSON object
   * @param line its number, the case's identifier where it has none
   * @throws WorkbenchException naming the field that is missing or of another type
   * @throws tools.jackson.core.JacksonException where the text is no JSON
   */
  public BenchCase read(String text, long line) {
    JsonNode row = JSON.readTree(text);
    if (!row.isObject()) {
      throw new WorkbenchException(
          "It is " + shown(row) + ", not an object",
          "Each line holds one JSON object with \"gold\" and \"answer\".");
    }
    Check check = check(row);
    boolean needsGold = !(check instanceof Check.Program || check instanceof Check.Format);
    return new BenchCase(
        has(row, "id") ? text(row, "id") : Long.toString(line),
        has(row, "category") ? text(row, "category") : CheckKind.of(check).word(),
        check,
        needsGold || has(row, "gold") ? text(row, "gold") : "",
        text(row, "answer"),
        bool(row, "truncated"),
        expected(row));
  }

  /**
   * The tests of a program in a JSON document that holds them alone, in a check, or in a whole
   * problem: the value of the field {@code tests}.
   *
   * @throws WorkbenchException naming the field that is missing or of another type
   * @throws tools.jackson.core.JacksonException where the document is no JSON
   */
  public static JsonNode tests(String document) {
    JsonNode node = JSON.readTree(document);
    for (String way : new String[] {"check", "tests"}) {
      JsonNode inner = node.get(way);
      node = inner != null && inner.isObject() ? inner : node;
    }
    Check unused = program(node);
    return node;
  }

  private Check check(JsonNode row) {
    JsonNode whole = field(row, "check");
    if (whole != null) {
      return CheckJson.read(whole);
    }
    return switch (kind(row)) {
      case INTEGER -> Check.WHOLE_NUMBER;
      case MATH -> Check.MATH;
      case CHOICE -> new Check.Choice(options(row));
      case EXACT -> new Check.Exact(bool(row, "ignore_case"));
      case NUMERIC -> new Check.Numeric(size(row, "tolerance"), size(row, "relative"));
      case FORMAT -> new Check.Format(text(row, "pattern"));
      case COUNTDOWN -> new Check.Countdown(wholeNumbers(row), bool(row, "all"));
      case CODE -> program(needed(row, "tests"));
    };
  }

  /** What the case says counts before what is usual. */
  private CheckKind kind(JsonNode row) {
    for (JsonNode source : new JsonNode[] {row, usual}) {
      JsonNode named = source.get("kind");
      if (named != null) {
        return named(text("kind", named));
      }
      if (source.has("options")) {
        return CheckKind.CHOICE;
      }
      if (source.has("tests")) {
        return CheckKind.CODE;
      }
    }
    return CheckKind.MATH;
  }

  private static CheckKind named(String name) {
    return CheckKind.named(name)
        .orElseThrow(() ->
            new WorkbenchException(
                "The field \"kind\" is '" + cut(name) + "'",
                "Use one of "
                    + Arrays.stream(CheckKind.values()).map(CheckKind::word).toList()
                    + "."));
  }

  private List<String> options(JsonNode row) {
    JsonNode node = field(row, "options");
    if (node == null) {
      return letters(text(row, "gold"));
    }
    if (node.isString()) {
      return List.of(node.asString().split("\\|", -1));
    }
    List<String> options = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(option -> options.add(text("options", option)));
    }
    if (options.isEmpty()) {
      throw wrongType("options", node, "a list of texts, or one text with bars between");
    }
    return options;
  }

  /** Options without texts, as many as the gold letter needs. */
  private static List<String> letters(String gold) {
    String letter = gold.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
    int needed = letter.length() == 1 ? letter.charAt(0) - 'A' + 1 : 0;
    return Collections.nCopies(Math.max(USUAL_LETTERS, needed), "");
  }

  private static Check program(JsonNode tests) {
    ObjectNode check = JSON.createObjectNode().put("kind", "program");
    check.set("tests", tests);
    return CheckJson.read(check);
  }

  private List<Integer> wholeNumbers(JsonNode row) {
    JsonNode list = needed(row, "numbers");
    if (!list.isArray()) {
      throw wrongType("numbers", list, "a list of whole numbers");
    }
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode number : list) {
      if (!number.isIntegralNumber() || !number.canConvertToInt()) {
        throw wrongType("numbers", number, "a whole number");
      }
      numbers.add(number.asInt());
    }
    return numbers;
  }

  private @Nullable Boolean expected(JsonNode row) {
    JsonNode node = field(row, "expected");
    if (node == null || node.isNull()) {
      return null;
    }
    if (node.isBoolean()) {
      return node.asBoolean();
    }
    String word = node.isString() ? node.asString().strip().toLowerCase(Locale.ROOT) : "";
    return switch (word) {
      case "correct", "right", "true" -> true;
      case "wrong", "incorrect", "false" -> false;
      default -> throw wrongType("expected", node, "true or false");
    };
  }

  private @Nullable JsonNode field(JsonNode row, String name) {
    JsonNode own = row.get(name);
    return own == null ? usual.get(name) : own;
  }

  private boolean has(JsonNode row, String name) {
    return field(row, name) != null;
  }

  private JsonNode needed(JsonNode row, String name) {
    JsonNode node = field(row, name);
    if (node == null) {
      throw new WorkbenchException("The field \"" + name + "\" is missing", "Give it a value.");
    }
    return node;
  }

  private String text(JsonNode row, String name) {
    return text(name, needed(row, name));
  }

  /** A number stands for its digits: gold answers are often written as such. */
  private static String text(String name, JsonNode node) {
    if (!node.isString() && !node.isNumber()) {
      throw wrongType(name, node, "a text");
    }
    return node.asString();
  }

  private boolean bool(JsonNode row, String name) {
    JsonNode node = field(row, name);
    if (node != null && !node.isBoolean()) {
      throw wrongType(name, node, "true or false");
    }
    return node != null && node.asBoolean();
  }

  private double size(JsonNode row, String name) {
    JsonNode node = field(row, name);
    if (node == null) {
      return 0;
    }
    double value = node.isNumber() ? node.asDouble() : Double.NaN;
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw wrongType(name, node, "a number of 0 or more");
    }
    return value;
  }

  private static WorkbenchException wrongType(String name, JsonNode node, String wanted) {
    return new WorkbenchException(
        "The field \"" + name + "\" is " + shown(node) + ", not " + wanted, "Put it right.");
  }

  private static String shown(JsonNode node) {
    return cut(node.toString());
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
