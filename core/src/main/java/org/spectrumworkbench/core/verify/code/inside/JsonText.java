package org.spectrumworkbench.core.verify.code.inside;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON to plain objects and back: maps, lists, strings, booleans, null, and numbers as {@link
 * BigDecimal}. The sandbox holds no library that does it.
 */
final class JsonText {
  private final String text;
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException if the text is no JSON
   */
  static @Nullable Object read(String text) {
    JsonText json = new JsonText(text);
    Object value = json.value();
    json.space();
    if (json.at < text.length()) {
      throw json.unexpected();
    }
    return value;
  }

  private @Nullable Object value() {
    space();
    switch (peek()) {
      case '{' -> {
        return object();
      }
      case '[' -> {
        return array();
      }
      case '"' -> {
        return string();
      }
      case 't' -> {
        return word("true", true);
      }
      case 'f' -> {
        return word("false", false);
      }
      case 'n' -> {
        return word("null", null);
      }
      default -> {
        return number();
      }
    }
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    at++;
    space();
    if (peek() == '}') {
      at++;
      return object;
    }
    do {
      space();
      String name = string();
      space();
      take(':');
      object.put(name, value());
      space();
    } while (more('}'));
    return object;
  }

  private List<@Nullable Object> array() {
    List<@Nullable Object> array = new ArrayList<>();
    at++;
    space();
    if (peek() == ']') {
      at++;
      return array;
    }
    do {
      array.add(value());
      space();
    } while (more(']'));
    return array;
  }

  /** Whether another part follows; takes the comma or the end. */
  private boolean more(char end) {
    if (peek() == ',') {
      at++;
      return true;
    }
    take(end);
    return false;
  }

  private String string() {
    take('"');
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c != '\\') {
        string.append(c);
        continue;
      }
      char escaped = peek();
      at++;
      switch (escaped) {
        case 'n' -> string.append('\n');
        case 't' -> string.append('\t');
        case 'r' -> string.append('\r');
        case 'b' -> string.append('\b');
        case 'f' -> string.append('\f');
        case 'u' -> {
          if (at + 4 > text.length()) {
            throw unexpected();
          }
          string.append((char) Integer.parseInt(text, at, at + 4, 16));
          at += 4;
        }
        default -> string.append(escaped);
      }
    }
    at++;
    return string.toString();
  }

  private BigDecimal number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return new BigDecimal(text.substring(start, at));
    } catch (NumberFormatException e) {
      throw unexpected();
    }
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw unexpected();
    }
    at += word.length();
    return value;
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw unexpected();
    }
    return text.charAt(at);
  }

  private void take(char c) {
    if (peek() != c) {
      throw unexpected();
    }
    at++;
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException("No JSON at character " + (at + 1));
  }

  /**
   * Writes a value as JSON.
   *
   * @throws IllegalArgumentException if it holds something that JSON has no form for
   */
  static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value);
    return out.toString();
  }

  private static void write(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case Boolean b -> out.append(b);
      case Double d when !Double.isFinite(d) ->
          throw new IllegalArgumentException("JSON has no " + d);
      case Float f when !Float.isFinite(f) ->
          throw new IllegalArgumentException("JSON has no " + f);
      case Byte n -> out.append(n);
      case Short n -> out.append(n);
      case Integer n -> out.append(n);
      case Long n -> out.append(n);
      case Float n -> out.append(n);
      case Double n -> out.append(n);
      case BigInteger n -> out.append(n);
      case BigDecimal n -> out.append(n);
      case Character c -> quote(out, c.toString());
      case String s -> quote(out, s);
      case Enum<?> e -> quote(out, e.name());
      case Map<?, ?> map -> {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.append(separator);
          quote(out, String.valueOf(entry.getKey()));
          out.append(':');
          write(out, entry.getValue());
          separator = ",";
        }
        out.append(map.isEmpty() ? "{}" : "}");
      }
      case List<?> list -> {
        String separator = "[";
        for (Object part : list) {
          out.append(separator);
          write(out, part);
          separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
      }
      default -> {
        if (!value.getClass().isArray()) {
          throw new IllegalArgumentException("JSON has no " + value.getClass().getName());
        }
        List<@Nullable Object> parts = new ArrayList<>();
        for (int n = 0; n < Array.getLength(value); n++) {
          parts.add(Array.get(value, n));
        }
        write(out, parts);
      }
    }
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int n = 0; n < text.length(); n++) {
      char c = text.charAt(n);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
