package org.spectrumworkbench.app.domains;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.data.RowSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Data sets for the tests of the Domains screen. */
final class DomainSets {
  private static final List<String> QUESTIONS =
      List.of(
          "What is the area of a triangle with base %d?",
          "Solve the equation x + %d = 12.",
          "What is the median of 3, 9 and %d?",
          "Tom buys %d apples. How many apples has he got?",
          "Find the derivative of x^2 at x = %d.");

  private DomainSets() {}

  /** So many problems, a fifth each of geometry, algebra, statistics, none, calculus. */
  static DataSetVersion write(Workbench workbench, String name, int count) {
    return write(
        workbench,
        name,
        IntStream.range(0, count)
            .mapToObj(i -> problem("p" + i, QUESTIONS.get(i % QUESTIONS.size()).formatted(i))));
  }

  static DataSetVersion write(Workbench workbench, String name, Stream<Problem> problems) {
    return new DataSetLibrary(workbench.datasets())
        .write(name, Provenance.generated("test", ""), RowSource.ofProblems(problems));
  }

  /** SVAMP, where it lies beside the checkout; else the test is skipped. */
  static DataSetVersion writeSvamp(Workbench workbench) throws IOException {
    Path file = null;
    for (Path folder = Path.of("").toAbsolutePath();
        folder != null && file == null;
        folder = folder.getParent()) {
      Path there = folder.resolve("shared/data/svamp/SVAMP.json");
      file = Files.exists(there) ? there : null;
    }
    Assumptions.assumeTrue(file != null, "shared/data/svamp/SVAMP.json is not here");
    List<Problem> problems = new ArrayList<>();
    for (JsonNode row : JsonMapper.builder().build().readTree(Files.readString(file))) {
      problems.add(
          new Problem(
              row.get("ID").asString(),
              Problem.UNSORTED,
              row.get("Type").asString(),
              row.get("Body").asString() + ". " + row.get("Question").asString(),
              row.get("Answer").asString(),
              Check.MATH,
              row.get("Equation").asString()));
    }
    return write(workbench, "svamp", problems.stream());
  }

  static Problem problem(String id, String question) {
    return new Problem(id, Problem.UNSORTED, "word", question, "1", Check.MATH, null);
  }
}
