package org.spectrumworkbench.core.problem.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.problem.ProgramTests.Call;
import org.spectrumworkbench.core.problem.ProgramTests.Calls;
import org.spectrumworkbench.core.problem.ProgramTests.Exchange;
import org.spectrumworkbench.core.problem.ProgramTests.InputOutput;
import org.spectrumworkbench.core.problem.ProgramTests.Language;
import org.spectrumworkbench.core.problem.ProgramTests.Statements;
import org.spectrumworkbench.core.problem.table.ColumnPath;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Tests of a program as data sets write them: a text or a list of texts is code that raises an
 * error; {@code {"inputs": [...], "outputs": [...]}} is what goes in and comes out, of a whole
 * program, or of a function where {@code fn_name} names one; {@code [{"input": ..., "output":
 * ...}]} likewise. Either may stand as JSON within a text.
 *
 * @param prelude what the program goes on from
 * @param entryPoint the function that is asked for; may be empty
 * @param setup runs before the tests
 */
record TestsCell(String prelude, String entryPoint, String setup) {
  /** The tests in a cell; null where there are none. */
  @Nullable ProgramTests read(JsonNode cell) {
    JsonNode tests = unfolded(cell);
    if (tests.isObject()) {
      return paired(tests);
    }
    if (tests.isArray() && !tests.isEmpty() && tests.get(0).isObject()) {
      return listed(tests);
    }
    List<String> code =
        tests.isArray()
            ? tests.valueStream().map(ColumnPath::text).filter(t -> !t.isBlank()).toList()
            : List.of(ColumnPath.text(tests)).stream().filter(t -> !t.isBlank()).toList();
    return code.isEmpty()
        ? null
        : new Statements(Language.PYTHON, ProgramTests.SECONDS, prelude, entryPoint, setup, code);
  }

  private static JsonNode unfolded(JsonNode cell) {
    String text = cell.isString() ? cell.asString().strip() : "";
    if (text.startsWith("{") || text.startsWith("[")) {
      try {
        return ProblemJson.JSON.readTree(text);
      } catch (JacksonException notJson) {
        // Then it is code that begins with a bracket.
      }
    }
    return cell;
  }

  private @Nullable ProgramTests paired(JsonNode tests) {
    JsonNode inputs = tests.path("inputs");
    JsonNode outputs = tests.path("outputs");
    if (!inputs.isArray() || inputs.isEmpty() || inputs.size() != outputs.size()) {
      return null;
    }
    String function = tests.path("fn_name").asString(entryPoint);
    List<Call> calls = new ArrayList<>();
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      if (function.isEmpty()) {
        exchanges.add(
            new Exchange(ColumnPath.text(inputs.get(i)), ColumnPath.text(outputs.get(i))));
      } else {
        calls.add(new Call(inputs.get(i).toString(), outputs.get(i).toString()));
      }
    }
    return function.isEmpty()
        ? new InputOutput(Language.PYTHON, ProgramTests.SECONDS, exchanges)
        : new Calls(Language.PYTHON, ProgramTests.SECONDS, function, calls);
  }

  private static @Nullable ProgramTests listed(JsonNode tests) {
    List<Exchange> exchanges = new ArrayList<>();
    for (JsonNode test : tests) {
      if (!test.has("input") || !test.has("output")) {
        return null;
      }
      exchanges.add(
          new Exchange(ColumnPath.text(test.get("input")), ColumnPath.text(test.get("output"))));
    }
    return new InputOutput(Language.PYTHON, ProgramTests.SECONDS, exchanges);
  }
}
