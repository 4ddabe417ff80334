package org.spectrumworkbench.core.problem.family;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs many trusted functions, one process for all, and gives what each call returned as JSON. */
final class PythonBatch {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String RUNNER =
      """
      import json, sys
      results = []
      for row in json.load(open(sys.argv[1])):
          scope = {}
          exec(row["code"], scope)
          results.append([scope["f"](*args) for args in row["calls"]])
      json.dump(results, open(sys.argv[2], "w"))
      """;

  private PythonBatch() {}

  /**
   * One function and its calls.
   *
   * @param code defines {@code f}
   * @param calls JSON arrays of arguments
   */
  record Function(String code, List<String> calls) {}

  /**
   * The results, function by function and call by call; aborts the test where there is no Python.
   */
  static JsonNode run(Path folder, List<Function> functions)
      throws IOException, InterruptedException {
    ArrayNode rows = JSON.createArrayNode();
    for (Function function : functions) {
      ObjectNode row = rows.addObject().put("code", function.code());
      ArrayNode calls = row.putArray("calls");
      function.calls().forEach(call -> calls.add(JSON.readTree(call)));
    }
    Path input = folder.resolve("functions.json");
    Path output = folder.resolve("results.json");
    Files.writeString(input, rows.toString(), StandardCharsets.UTF_8);
    Process process;
    try {
      process =
          new ProcessBuilder("python3", "-c", RUNNER, input.toString(), output.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("python.log").toFile())
              .start();
    } catch (IOException e) {
      Assumptions.abort("python3 is not there: " + e.getMessage());
      throw e;
    }
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("python3 did not end within a minute");
    }
    if (process.exitValue() != 0) {
      throw new IOException(Files.readString(folder.resolve("python.log")));
    }
    return JSON.readTree(Files.readString(output));
  }
}
