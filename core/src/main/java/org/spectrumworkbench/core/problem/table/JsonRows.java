package org.spectrumworkbench.core.problem.table;

import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows that are JSON objects. */
final class JsonRows implements RowReader {
  private static final int MOST_TOKENS = 1 << 20;

  private final Slices slices;
  private final TableLimits limits;
  private final JsonMapper json;
  private long number;

  JsonRows(Slices slices, TableLimits limits) {
    this.slices = slices;
    this.limits = limits;
    this.json = mapper(limits);
  }

  private static JsonMapper mapper(TableLimits limits) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxStringLength(limits.rowBytes())
            // Small values take many times their length in memory.
            .maxTokenCount(MOST_TOKENS)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    while (true) {
      byte[] bytes = slices.next();
      if (bytes == null) {
        return null;
      }
      number++;
      if (slices.tooLong()) {
        return new TableRow.Broken(
            number,
            "It is longer than %,d bytes".formatted(limits.rowBytes()),
            "Shorten it, or raise the limit of a row.");
      }
      if (!blank(bytes)) {
        return row(bytes);
      }
    }
  }

  private static boolean blank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private TableRow row(byte[] bytes) {
    JsonNode node;
    try {
      node = json.readTree(bytes);
    } catch (JacksonException e) {
      OptionalInt fault = TextEncoding.firstFault(bytes);
      if (fault.isPresent()) {
        return new TableRow.Broken(
            number,
            "It is not UTF-8: %s is not".formatted(TextEncoding.named(bytes, fault.getAsInt())),
            TextEncoding.MEND);
      }
      return new TableRow.Broken(
          number, "It is not JSON: " + reason(e), "Mend it, or take the row out.");
    }
    return node instanceof ObjectNode cells
        ? new TableRow.Cells(number, cells)
        : new TableRow.Broken(
            number, "It is not a JSON object", "Write each row as {\"column\": value, ...}.");
  }

  private static String reason(JacksonException e) {
    String first = e.getOriginalMessage().lines().findFirst().orElse("").strip();
    return e.getLocation() == null || e.getLocation().getColumnNr() < 1
        ? first
        : "%s (at character %d)".formatted(first, e.getLocation().getColumnNr());
  }

  @Override
  public void close() throws IOException {
    slices.close();
  }
}
