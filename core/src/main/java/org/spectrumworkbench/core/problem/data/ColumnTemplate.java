package org.spectrumworkbench.core.problem.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.table.ColumnPath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One column, or a text made of several: {@code question}, {@code {Body} {Question}}.
 *
 * @param text a column's path, or a text with paths between braces
 */
record ColumnTemplate(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)\\}");

  /**
   * @throws WorkbenchException if it is empty
   */
  ColumnTemplate {
    if (text.isBlank()) {
      throw new WorkbenchException("A column's name is empty", "Name a column of the file.");
    }
  }

  /** The columns that are named. */
  List<String> columns() {
    List<String> columns = new ArrayList<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      columns.add(matcher.group(1));
    }
    return columns.isEmpty() ? List.of(text) : columns;
  }

  /** The cell, or the text made of cells; null where one of them is missing. */
  @Nullable JsonNode cell(ObjectNode cells) {
    if (!PLACE.matcher(text).find()) {
      return ColumnPath.cell(cells, text);
    }
    StringBuilder filled = new StringBuilder();
    Matcher matcher = PLACE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      JsonNode cell = ColumnPath.cell(cells, matcher.group(1));
      if (cell == null) {
        return null;
      }
      filled.append(text, end, matcher.start()).append(ColumnPath.text(cell));
      end = matcher.end();
    }
    return JsonNodeFactory.instance.stringNode(filled.append(text, end, text.length()).toString());
  }
}
