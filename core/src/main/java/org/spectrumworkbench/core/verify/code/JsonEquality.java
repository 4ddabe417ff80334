package org.spectrumworkbench.core.verify.code;

import java.util.Iterator;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether two JSON texts mean the same value: objects without regard to order, numbers by their
 * value, so that 1 equals 1.0 and .1 + .2 does not equal .3.
 */
final class JsonEquality {
  private static final int LONGEST_NUMBER = 10_000;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(LONGEST_NUMBER).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonEquality() {}

  /**
   * Whether both are JSON and mean the same.
   *
   * @param expected the gold value
   * @param got what a program returned; it may be anything
   * @throws IllegalArgumentException if the expected value is no JSON
   */
  static boolean same(String expected, String got) {
    JsonNode gold;
    try {
      gold = MAPPER.readTree(expected);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "The expected value is no JSON: " + e.getOriginalMessage());
    }
    try {
      return same(gold, MAPPER.readTree(got));
    } catch (JacksonException e) {
      return false;
    }
  }

  private static boolean same(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    if (a.isArray() && b.isArray() && a.size() == b.size()) {
      Iterator<JsonNode> other = b.iterator();
      for (JsonNode part : a) {
        if (!same(part, other.next())) {
          return false;
        }
      }
      return true;
    }
    if (a.isObject() && b.isObject() && a.size() == b.size()) {
      for (Map.Entry<String, JsonNode> entry : a.properties()) {
        JsonNode part = b.get(entry.getKey());
        if (part == null || !same(entry.getValue(), part)) {
          return false;
        }
      }
      return true;
    }
    return !a.isNumber() && !a.isContainer() && a.equals(b);
  }
}
