package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads one text of settings. What is wrong in it is collected, so that it is mended in one go. */
final class ExperimentText {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final String where;
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<WorkbenchException> faults = new ArrayList<>();
  private Settings settings = Settings.initial();

  /**
   * @param where names the text in messages
   */
  ExperimentText(String where) {
    this.where = where;
  }

  /** Reads all of it; throws what {@link ExperimentFile#parse} says. */
  Settings read(String yaml) {
    try (JsonParser parser = YAML.createParser(yaml)) {
      JsonToken first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        return settings;
      }
      if (first != JsonToken.START_OBJECT) {
        throw malformed(line(parser), "expected 'key: value' lines");
      }
      readKeys(parser);
    } catch (JacksonException e) {
      faults.add(notYaml(e));
    }
    if (faults.isEmpty()) {
      return settings;
    }
    throw faults.size() == 1 ? faults.getFirst() : together();
  }

  private void readKeys(JsonParser parser) {
    String section = "";
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.END_OBJECT) {
        if (section.isEmpty()) {
          return;
        }
        section = "";
        continue;
      }
      if (token != JsonToken.PROPERTY_NAME) {
        throw malformed(line(parser), "expected a key");
      }
      String name = parser.getString();
      int line = line(parser);
      if (parser.nextToken() == JsonToken.START_OBJECT
          && section.isEmpty()
          && !SettingCatalogue.of(name).isEmpty()) {
        section = name;
        continue;
      }
      try {
        take(parser, section.isEmpty() ? name : section + "." + name, line);
      } catch (WorkbenchException e) {
        faults.add(e);
      }
    }
  }

  /** Takes one setting; whatever its value is, the parser stands at its end then. */
  private void take(JsonParser parser, String key, int line) {
    String value = value(parser);
    boolean mapping = parser.currentToken() == JsonToken.END_OBJECT;
    Setting setting = SettingCatalogue.find(key, where + ":" + line);
    if (mapping) {
      throw malformed(line, "'" + key + "' takes a value, not a mapping");
    }
    Integer earlier = lines.putIfAbsent(key, line);
    if (earlier != null) {
      throw malformed(line, "'" + key + "' was given in line " + earlier + " already");
    }
    if (value == null) {
      throw malformed(
          line,
          parser.currentToken() == JsonToken.END_ARRAY
              ? "a list may hold plain values only"
              : "a value is missing");
    }
    settings = settings.with(setting.key(), value, where + ":" + line);
  }

  /** A value as text; null where it is missing, a mapping, or a list of more than plain values. */
  private static @Nullable String value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      parser.skipChildren();
      return null;
    }
    if (token != JsonToken.START_ARRAY) {
      return token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL
          ? null
          : parser.getString();
    }
    List<String> items = new ArrayList<>();
    boolean plain = true;
    for (JsonToken item = parser.nextToken();
        item != null && item != JsonToken.END_ARRAY;
        item = parser.nextToken()) {
      if (item.isScalarValue()) {
        items.add(parser.getString());
      } else {
        plain = false;
        parser.skipChildren();
      }
    }
    return plain ? "[" + String.join(", ", items) + "]" : null;
  }

  private WorkbenchException together() {
    StringBuilder all = new StringBuilder();
    all.append("%s: %d things are wrong".formatted(where, faults.size()));
    for (WorkbenchException fault : faults) {
      all.append("\n  ").append(fault.getMessage()).append(". ").append(fault.mend());
    }
    return new WorkbenchException(all.toString(), "Mend each of them.", faults.getFirst());
  }

  private WorkbenchException notYaml(JacksonException e) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    return new WorkbenchException(
        "%s:%d: not valid YAML: %s"
            .formatted(
                where, Math.max(line, 1), e.getOriginalMessage().lines().findFirst().orElse("")),
        "Check indentation, colons and quotes there.",
        e);
  }

  private WorkbenchException malformed(int line, String what) {
    return new WorkbenchException(
        where + ":" + line + ": " + what,
        "An experiment's file is a mapping of sections to settings.");
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
