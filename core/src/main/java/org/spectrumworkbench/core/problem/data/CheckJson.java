package org.spectrumworkbench.core.problem.data;

import java.util.List;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.problem.ProgramTests.Call;
import org.spectrumworkbench.core.problem.ProgramTests.Calls;
import org.spectrumworkbench.core.problem.ProgramTests.Exchange;
import org.spectrumworkbench.core.problem.ProgramTests.InputOutput;
import org.spectrumworkbench.core.problem.ProgramTests.Language;
import org.spectrumworkbench.core.problem.ProgramTests.Statements;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks as JSON objects: {@code kind} names the kind, the other fields are those of its record.
 *
 * <pre>
 * {"kind":"whole-number"}   {"kind":"math"}   {"kind":"choice","options":["5","6"]}
 * {"kind":"exact","ignore_case":true}         {"kind":"numeric","absolute":0,"relative":1e-6}
 * {"kind":"format","pattern":"..."}           {"kind":"countdown","numbers":[3,7],"all":true}
 * {"kind":"program","tests":{"form":"statements","language":"python","seconds":6,
 *   "prelude":"","entry_point":"","setup":"","tests":["assert f(1) == 2"]}}
 * {"kind":"program","tests":{"form":"calls", ...,
 *   "function":"f","calls":[{"arguments":"[1]","expected":"2"}]}}
 * {"kind":"program","tests":{"form":"input-output", ...,"exchanges":[{"input":"1","output":"2"}]}}
 * </pre>
 *
 * <p>As on the command line, {@code integer} is read as {@code whole-number}, and {@code code} as
 * {@code program}.
 */
public final class CheckJson {
  private static final List<String> KINDS =
      List.of(
          "whole-number", "math", "choice", "exact", "numeric", "format", "countdown", "program");
  private static final List<String> FORMS = List.of("statements", "calls", "input-output");

  private CheckJson() {}

  /** The word that names a check's kind. */
  static String kind(Check check) {
    return switch (check) {
      case Check.WholeNumber() -> "whole-number";
      case Check.MathAnswer() -> "math";
      case Check.Choice c -> "choice";
      case Check.Exact e -> "exact";
      case Check.Numeric n -> "numeric";
      case Check.Format f -> "format";
      case Check.Countdown c -> "countdown";
      case Check.Program p -> "program";
    };
  }

  /** A check as an object. */
  public static ObjectNode write(Check check) {
    ObjectNode node = ProblemJson.JSON.createObjectNode().put("kind", kind(check));
    switch (check) {
      case Check.WholeNumber(), Check.MathAnswer() -> {}
      case Check.Choice(var options) -> options.forEach(node.putArray("options")::add);
      case Check.Exact(boolean ignoreCase) -> node.put("ignore_case", ignoreCase);
      case Check.Numeric(double absolute, double relative) ->
          node.put("absolute", absolute).put("relative", relative);
      case Check.Format(String pattern) -> node.put("pattern", pattern);
      case Check.Countdown(var numbers, boolean all) -> {
        numbers.forEach(node.putArray("numbers")::add);
        node.put("all", all);
      }
      case Check.Program(ProgramTests tests) -> node.set("tests", write(tests));
    }
    return node;
  }

  private static ObjectNode write(ProgramTests tests) {
    ObjectNode node = ProblemJson.JSON.createObjectNode();
    node.put("form", form(tests));
    node.put("language", StrictObject.word(tests.language()));
    node.put("seconds", tests.seconds());
    switch (tests) {
      case Statements s -> {
        node.put("prelude", s.prelude());
        node.put("entry_point", s.entryPoint());
        node.put("setup", s.setup());
        s.tests().forEach(node.putArray("tests")::add);
      }
      case Calls c -> {
        node.put("function", c.function());
        var calls = node.putArray("calls");
        for (Call call : c.calls()) {
          calls.addObject().put("arguments", call.arguments()).put("expected", call.expected());
        }
      }
      case InputOutput io -> {
        var exchanges = node.putArray("exchanges");
        for (Exchange exchange : io.exchanges()) {
          exchanges.addObject().put("input", exchange.input()).put("output", exchange.output());
        }
      }
    }
    return node;
  }

  private static String form(ProgramTests tests) {
    return switch (tests) {
      case Statements s -> "statements";
      case Calls c -> "calls";
      case InputOutput io -> "input-output";
    };
  }

  /**
   * The check of an object.
   *
   * @throws WorkbenchException naming the field that is missing, unknown or of another type
   */
  public static Check read(JsonNode node) {
    return read(StrictObject.of(node, "check"));
  }

  static Check read(StrictObject fields) {
    String kind = fields.string("kind");
    Check check =
        switch (kind) {
          case "whole-number", "integer" -> Check.WHOLE_NUMBER;
          case "math" -> Check.MATH;
          case "choice" -> new Check.Choice(fields.strings("options"));
          case "exact" -> new Check.Exact(fields.bool("ignore_case"));
          case "numeric" -> new Check.Numeric(fields.size("absolute"), fields.size("relative"));
          case "format" -> new Check.Format(fields.string("pattern"));
          case "countdown" ->
              new Check.Countdown(fields.wholeNumbers("numbers"), fields.bool("all"));
          case "program", "code" -> new Check.Program(tests(fields.object("tests")));
          default -> throw fields.unknown("kind", kind, KINDS);
        };
    fields.done();
    return check;
  }

  private static ProgramTests tests(StrictObject fields) {
    String form = fields.oneOf("form", FORMS);
    Language language = fields.constant("language", Language.class);
    double seconds = fields.size("seconds");
    ProgramTests tests =
        switch (form) {
          case "statements" ->
              new Statements(
                  language,
                  seconds,
                  fields.string("prelude"),
                  fields.string("entry_point"),
                  fields.string("setup"),
                  fields.strings("tests"));
          case "calls" ->
              new Calls(
                  language,
                  seconds,
                  fields.string("function"),
                  fields.objects("calls").stream().map(CheckJson::call).toList());
          case "input-output" ->
              new InputOutput(
                  language,
                  seconds,
                  fields.objects("exchanges").stream().map(CheckJson::exchange).toList());
          default -> throw new AssertionError("one of the forms");
        };
    fields.done();
    return tests;
  }

  private static Call call(StrictObject fields) {
    Call call = new Call(fields.string("arguments"), fields.string("expected"));
    fields.done();
    return call;
  }

  private static Exchange exchange(StrictObject fields) {
    Exchange exchange = new Exchange(fields.string("input"), fields.string("output"));
    fields.done();
    return exchange;
  }
}
