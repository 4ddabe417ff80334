package org.spectrumworkbench.core.problem.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cells by name, also those within nested objects and lists: {@code meta.source}, {@code
 * choices.0}.
 */
public final class ColumnPath {
  private static final int MOST_DEPTH = 4;
  private static final int MOST_COLUMNS = 500;
  private static final int MOST_DIGITS = 400;

  private ColumnPath() {}

  /**
   * The cell of a column.
   *
   * @param path a column's name, or names and places with full stops between them; a column whose
   *     name has full stops itself goes first
   * @return null where there is none, or it is null in the file
   */
  public static @Nullable JsonNode cell(ObjectNode cells, String path) {
    JsonNode node = cells.get(path);
    if (node == null) {
      node = cells;
      for (String step : path.split("\\.", -1)) {
        node = step(node, step);
        if (node == null) {
          return null;
        }
      }
    }
    return node.isNull() ? null : node;
  }

  private static @Nullable JsonNode step(JsonNode node, String step) {
    if (node.isArray() && step.matches("\\d{1,6}")) {
      return node.get(Integer.parseInt(step));
    }
    return node.get(step);
  }

  /**
   * A cell as text: numbers without a needless fraction (51.0 is 51), a list of texts one a line,
   * other lists and objects as JSON. Line ends become {@code \n}; halves of surrogate pairs, which
   * no file can hold, become U+FFFD.
   */
  public static String text(JsonNode cell) {
    if (cell.isString()) {
      return clean(cell.asString());
    }
    if (cell.isNumber()) {
      return number(cell);
    }
    if (cell.isArray() && cell.valueStream().allMatch(JsonNode::isString)) {
      return String.join("\n", cell.valueStream().map(ColumnPath::text).toList());
    }
    return clean(cell.isContainer() ? cell.toString() : cell.asString());
  }

  private static String number(JsonNode cell) {
    if (cell.isIntegralNumber() || cell instanceof NumericNode number && number.isNaN()) {
      return cell.asString();
    }
    BigDecimal exact = cell.decimalValue().stripTrailingZeros();
    return Math.abs((long) exact.scale()) > MOST_DIGITS ? exact.toString() : exact.toPlainString();
  }

  private static String clean(String text) {
    String ends = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    for (int i = 0; i < ends.length(); i++) {
      if (Character.isSurrogate(ends.charAt(i))) {
        return paired(ends);
      }
    }
    return ends;
  }

  private static String paired(String text) {
    StringBuilder paired = new StringBuilder(text.length());
    text.codePoints().forEach(c -> paired.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c));
    return paired.toString();
  }

  /** The paths of a row's cells, those of objects within it too, in the order of the file. */
  static List<String> paths(ObjectNode cells) {
    List<String> paths = new ArrayList<>();
    collect(cells, "", 1, paths);
    return paths;
  }

  private static void collect(ObjectNode node, String prefix, int depth, List<String> paths) {
    node.properties()
        .forEach(entry -> {
          if (paths.size() < MOST_COLUMNS) {
            String path = prefix + entry.getKey();
            paths.add(path);
            if (entry.getValue() instanceof ObjectNode inner && depth < MOST_DEPTH) {
              collect(inner, path + ".", depth + 1, paths);
            }
          }
        });
  }
}
