package org.spectrumworkbench.core.bundle;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run measured as plain tables, for people without the program: {@code metrics.csv} with a
 * line a number, {@code samples.jsonl} with a line an answer.
 */
final class MeasuredTables implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final BufferedWriter metrics;
  private final BufferedWriter samples;
  private final Map<String, RunEvent.ProblemRow> problems = new HashMap<>();

  private MeasuredTables(Path folder) throws IOException {
    metrics = Files.newBufferedWriter(folder.resolve("metrics.csv"), StandardCharsets.UTF_8);
    samples = Files.newBufferedWriter(folder.resolve("samples.jsonl"), StandardCharsets.UTF_8);
  }

  /** Writes both into a folder. */
  static void write(RunFolder run, Path folder) throws IOException {
    try (MeasuredTables tables = new MeasuredTables(folder)) {
      tables.metrics.write("stage,step,metric,value\r\n");
      run.events().forEach(line -> tables.take(line.event()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void take(RunEvent event) {
    try {
      switch (event) {
        case RunEvent.ProblemsDeclared declared ->
            declared.problems().forEach(problem -> problems.put(problem.id(), problem));
        case RunEvent.MetricsRecorded recorded -> take(recorded);
        case RunEvent.GroupSampled group -> take(group);
        default -> {}
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(RunEvent.MetricsRecorded recorded) throws IOException {
    for (Map.Entry<String, Double> value : new TreeMap<>(recorded.values()).entrySet()) {
      metrics.write(
          "%s,%d,%s,%s\r\n"
              .formatted(
                  cell(recorded.stage()), recorded.step(), cell(value.getKey()), value.getValue()));
    }
  }

  private void take(RunEvent.GroupSampled group) throws IOException {
    RunEvent.@Nullable ProblemRow problem = problems.get(group.problem());
    for (RunEvent.Rollout rollout : group.rollouts()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("stage", group.stage());
      row.put("step", group.step());
      row.put("problem", group.problem());
      if (problem != null) {
        row.put("subdomain", problem.subdomain());
        row.put("question", problem.question());
        row.put("gold", problem.answer());
      }
      row.put("sample", rollout.sample());
      row.put("answer", rollout.text());
      row.put("verdict", rollout.verdict());
      row.put("reason", rollout.reason());
      row.put("extracted", rollout.extracted());
      row.put("reward", rollout.reward());
      row.put("advantage", rollout.advantage());
      row.put("tokens", rollout.length());
      row.put("log_prob", rollout.logProb());
      row.put("entropy", rollout.entropy());
      samples.write(JSON.writeValueAsString(row) + "\n");
    }
  }

  /** In RFC 4180's quoting; a table program must not take a name for a formula. */
  private static String cell(String text) {
    String plain = text.matches("[=+@-].*") ? "'" + text : text;
    return plain.matches("(?s).*[\",\r\n].*") ? "\"" + plain.replace("\"", "\"\"") + "\"" : plain;
  }

  @Override
  public void close() throws IOException {
    metrics.close();
    samples.close();
  }
}
