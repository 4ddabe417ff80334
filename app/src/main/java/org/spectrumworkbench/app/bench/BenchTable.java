package org.spectrumworkbench.app.bench;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.chart.draw.Table;
import org.spectrumworkbench.core.problem.data.ProblemJson;
import org.spectrumworkbench.core.verify.bench.BenchCase;
import org.spectrumworkbench.core.verify.bench.BenchResult;
import org.spectrumworkbench.core.verify.bench.Ruling;
import tools.jackson.databind.json.JsonMapper;

/** Cases with their verdicts as files: for a spreadsheet, or to be read again as cases. */
final class BenchTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private BenchTable() {}

  /** Comma-separated, a row a case. */
  static byte[] csv(List<Row> rows) {
    List<String> columns =
        rows.isEmpty() ? List.of() : List.copyOf(fields(rows.getFirst().result()).keySet());
    Table table =
        Table.lazily(
            columns,
            rows.size(),
            place ->
                fields(rows.get(place).result()).values().stream()
                    .map(value -> Objects.toString(value, ""))
                    .toList());
    return table.csv().getBytes(StandardCharsets.UTF_8);
  }

  /** A JSON object a line. */
  static byte[] jsonLines(List<Row> rows) {
    StringBuilder lines = new StringBuilder();
    for (Row row : rows) {
      lines.append(JSON.writeValueAsString(fields(row.result()))).append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, @Nullable Object> fields(BenchResult result) {
    BenchCase item = result.item();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", item.id());
    fields.put("category", item.category());
    fields.put("kind", item.kind().word());
    fields.put("gold", item.gold());
    fields.put("answer", item.answer());
    // All that judging needs, so that the file can be read again as cases.
    fields.put("check", ProblemJson.write(item.problem()).get("check"));
    fields.put("truncated", item.truncated());
    fields.put("expected", result.expected().orElse(null));
    fields.put("outcome", word(result.outcome()));
    fields.put("verifier_outcome", word(result.verdict().outcome()));
    fields.put("extracted", result.verdict().extracted());
    fields.put("normalised", result.verdict().normalised());
    fields.put("normalised_gold", result.verdict().normalisedGold());
    fields.put("reason", result.verdict().reason());
    Ruling override = result.override();
    fields.put("override_reason", override == null ? null : override.reason());
    fields.put("override_by", override == null ? null : override.by());
    fields.put("override_at", override == null ? null : override.at().toString());
    return fields;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
