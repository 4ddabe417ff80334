package org.spectrumworkbench.core.problem.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object read field by field; every field has one type, and a field that nobody asked for is
 * refused. Messages name the field by its path, such as {@code check.tests.seconds}.
 */
final class StrictObject {
  private static final int SHOWN = 60;

  private final JsonNode object;
  private final String path;
  private final Set<String> read = new HashSet<>();

  private StrictObject(JsonNode object, String path) {
    this.object = object;
    this.path = path;
  }

  /**
   * @param path where the object stands; empty for the whole document
   * @throws WorkbenchException if it is no object
   */
  static StrictObject of(JsonNode node, String path) {
    if (!node.isObject()) {
      throw fault(path.isEmpty() ? "the value" : path, node, "an object");
    }
    return new StrictObject(node, path.isEmpty() ? "" : path + ".");
  }

  String string(String field) {
    JsonNode node = field(field);
    if (!node.isString()) {
      throw fault(path + field, node, "a text");
    }
    return node.asString();
  }

  /** A text, or null where the field is missing. */
  @Nullable String optionalString(String field) {
    read.add(field);
    return object.has(field) ? string(field) : null;
  }

  boolean bool(String field) {
    JsonNode node = field(field);
    if (!node.isBoolean()) {
      throw fault(path + field, node, "true or false");
    }
    return node.asBoolean();
  }

  double number(String field) {
    JsonNode node = field(field);
    if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
      throw fault(path + field, node, "a number");
    }
    return node.asDouble();
  }

  /** A number of 0 or more. */
  double size(String field) {
    double number = number(field);
    if (number < 0) {
      throw fault(path + field, field(field), "0 or more");
    }
    return number;
  }

  long wholeNumber(String field) {
    return wholeNumber(path + field, field(field));
  }

  private static long wholeNumber(String where, JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw fault(where, node, "a whole number");
    }
    return node.asLong();
  }

  List<String> strings(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : array(field)) {
      if (!node.isString()) {
        throw fault("%s%s[%d]".formatted(path, field, texts.size()), node, "a text");
      }
      texts.add(node.asString());
    }
    return texts;
  }

  List<Integer> wholeNumbers(String field) {
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode node : array(field)) {
      String where = "%s%s[%d]".formatted(path, field, numbers.size());
      long number = wholeNumber(where, node);
      if (number != (int) number) {
        throw fault(where, node, "a whole number of at most 32 bits");
      }
      numbers.add((int) number);
    }
    return numbers;
  }

  List<StrictObject> objects(String field) {
    List<StrictObject> objects = new ArrayList<>();
    for (JsonNode node : array(field)) {
      objects.add(of(node, "%s%s[%d]".formatted(path, field, objects.size())));
    }
    return objects;
  }

  StrictObject object(String field) {
    return of(field(field), path + field);
  }

  /** The names of the fields that stand there; each still has to be read. */
  List<String> names() {
    return List.copyOf(object.propertyNames());
  }

  /** One of an enumeration's constants, written in lower case with hyphens. */
  <E extends Enum<E>> E constant(String field, Class<E> type) {
    E[] constants = type.getEnumConstants();
    List<String> names = new ArrayList<>();
    for (E constant : constants) {
      names.add(word(constant));
    }
    return constants[names.indexOf(oneOf(field, names))];
  }

  /** One of some words. */
  String oneOf(String field, List<String> known) {
    if (!object.has(field)) {
      throw missing(field, "Give it one of " + known + ".");
    }
    String word = string(field);
    if (!known.contains(word)) {
      throw unknown(field, word, known);
    }
    return word;
  }

  /** How a constant is written. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** The fault of a word that is none of those that are known. */
  WorkbenchException unknown(String field, String word, List<String> known) {
    return new WorkbenchException(
        "%s%s is '%s'".formatted(path, field, shorten(word)), "Use one of " + known + ".");
  }

  /**
   * @throws WorkbenchException if there are fields that were not read
   */
  void done() {
    for (String name : object.propertyNames()) {
      if (!read.contains(name)) {
        throw new WorkbenchException(
            "The field %s%s is not known".formatted(path, shorten(name)),
            "Take it out; known are " + read.stream().sorted().toList() + ".");
      }
    }
  }

  private JsonNode array(String field) {
    JsonNode node = field(field);
    if (!node.isArray()) {
      throw fault(path + field, node, "a list");
    }
    return node;
  }

  private JsonNode field(String field) {
    read.add(field);
    JsonNode node = object.get(field);
    if (node == null) {
      throw missing(field, "Give it a value.");
    }
    return node;
  }

  private WorkbenchException missing(String field, String mend) {
    return new WorkbenchException("The field %s%s is missing".formatted(path, field), mend);
  }

  private static WorkbenchException fault(String where, JsonNode node, String wanted) {
    return new WorkbenchException(
        "%s is %s, not %s".formatted(where, shorten(node.toString()), wanted), "Put it right.");
  }

  private static String shorten(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
