package org.spectrumworkbench.core.problem.data;

import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.Split;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Problems as JSON objects:
 *
 * <pre>{"id":"7","subdomain":"algebra","family":"gsm8k","question":"...","answer":"18",
 *  "check":{"kind":"math"},"solution":"..."}</pre>
 *
 * A row of a data set has {@code "part":"train"} besides. Every field but {@code solution} must be
 * there, none may be there twice, and no other may be there. How checks are written: {@link
 * CheckJson}.
 */
public final class ProblemJson {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final String PART = "part";

  private ProblemJson() {}

  /** A problem as an object. */
  public static ObjectNode write(Problem problem) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", problem.id());
    node.put("subdomain", problem.subdomain());
    node.put("family", problem.family());
    node.put("question", problem.question());
    node.put("answer", problem.answer());
    node.set("check", CheckJson.write(problem.check()));
    if (problem.solution() != null) {
      node.put("solution", problem.solution());
    }
    return node;
  }

  /** A row as an object. */
  public static ObjectNode write(DataRow row) {
    return write(row.problem()).put(PART, StrictObject.word(row.part()));
  }

  /**
   * The problem of an object.
   *
   * @throws WorkbenchException naming the field that is missing, unknown or of another type
   */
  public static Problem readProblem(JsonNode node) {
    StrictObject fields = StrictObject.of(node, "");
    Problem problem = problem(fields);
    fields.done();
    return problem;
  }

  /**
   * The row of an object.
   *
   * @throws WorkbenchException naming the field that is missing, unknown or of another type
   */
  public static DataRow readRow(JsonNode node) {
    StrictObject fields = StrictObject.of(node, "");
    DataRow row = new DataRow(problem(fields), fields.constant(PART, Split.class));
    fields.done();
    return row;
  }

  /**
   * The row of a line.
   *
   * @param json an object in UTF-8
   * @throws WorkbenchException if it is no JSON, or no row
   */
  static DataRow readRow(byte[] json) {
    return readRow(parse(json));
  }

  static JsonNode parse(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (JacksonException e) {
      throw new WorkbenchException(
          "It is not JSON: " + e.getOriginalMessage(), "Mend it, or take it out.", e);
    }
  }

  private static Problem problem(StrictObject fields) {
    return new Problem(
        fields.string("id"),
        fields.string("subdomain"),
        fields.string("family"),
        fields.string("question"),
        fields.string("answer"),
        CheckJson.read(fields.object("check")),
        fields.optionalString("solution"));
  }
}
