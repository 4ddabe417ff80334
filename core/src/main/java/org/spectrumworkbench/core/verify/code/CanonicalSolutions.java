package org.spectrumworkbench.core.verify.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.problem.ProgramTests.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The programs that come with public data sets as right answers. A verifier that fails them is
 * wrong, or the data set is.
 */
public final class CanonicalSolutions {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Pattern FUNCTION = Pattern.compile("(?m)^def\\s+(\\w+)");

  private CanonicalSolutions() {}

  /**
   * One of them.
   *
   * @param id such as {@code HumanEval/0} or {@code MBPP/1}
   * @param program the right answer
   * @param broken an answer that returns nothing, and so is wrong
   */
  public record Solution(String id, String program, String broken, ProgramTests tests) {}

  /**
   * Those of HumanEval: {@code HumanEval.jsonl.gz} of its repository.
   *
   * @throws IOException if the file cannot be read
   */
  public static List<Solution> ofHumanEval(Path file) throws IOException {
    List<Solution> solutions = new ArrayList<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      for (JsonNode row : rows(in)) {
        String name = text(row, "entry_point");
        ProgramTests tests =
            new ProgramTests.Statements(
                Language.PYTHON,
                ProgramTests.SECONDS,
                text(row, "prompt"),
                name,
                text(row, "test"),
                List.of("check(" + name + ")"));
        solutions.add(
            new Solution(
                text(row, "task_id"), text(row, "canonical_solution"), "    return None\n", tests));
      }
    }
    return solutions;
  }

  /**
   * Those of MBPP: {@code mbpp.jsonl} of its repository.
   *
   * @throws IOException if the file cannot be read
   */
  public static List<Solution> ofMbpp(Path file) throws IOException {
    List<Solution> solutions = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      for (JsonNode row : rows(in)) {
        String program = text(row, "code");
        ProgramTests tests =
            new ProgramTests.Statements(
                Language.PYTHON,
                ProgramTests.SECONDS,
                "",
                "",
                text(row, "test_setup_code"),
                StreamSupport.stream(row.path("test_list").spliterator(), false)
                    .map(JsonNode::asString)
                    .toList());
        solutions.add(
            new Solution("MBPP/" + row.path("task_id").asInt(), program, broken(program), tests));
      }
    }
    return solutions;
  }

  /** The same functions, each of which returns nothing. */
  private static String broken(String program) {
    StringBuilder broken = new StringBuilder(program).append('\n');
    Matcher matcher = FUNCTION.matcher(program);
    while (matcher.find()) {
      broken.append("def ").append(matcher.group(1)).append("(*a, **k): return None\n");
    }
    return broken.toString();
  }

  private static List<JsonNode> rows(InputStream in) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (!line.isBlank()) {
        rows.add(MAPPER.readTree(line));
      }
    }
    return rows;
  }

  private static String text(JsonNode row, String field) {
    return row.path(field).asString("");
  }
}
