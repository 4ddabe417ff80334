package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.experiment.RunEvent.ProblemRow;
import org.spectrumworkbench.core.experiment.RunEvent.ProblemsDeclared;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProblemSet;
import org.spectrumworkbench.core.problem.ProgramTests.Language;
import org.spectrumworkbench.core.problem.ProgramTests.Statements;

final class DeclarationsTest {
  private static Problem problem(String id, Check check) {
    return new Problem(id, "algebra", "mixed", "question " + id, "1", check, null);
  }

  private static Check program(String test) {
    return new Check.Program(new Statements(Language.PYTHON, 6, "", "", "", List.of(test)));
  }

  /** What a reader knows of each problem after these events. */
  private static Map<String, Check> read(List<ProblemsDeclared> events) {
    Map<String, ProblemRow> rows = new HashMap<>();
    for (ProblemsDeclared event : events) {
      event.problems().forEach(row -> rows.merge(row.id(), row, (old, now) -> now.after(old)));
    }
    Map<String, Check> checks = new HashMap<>();
    rows.forEach((id, row) -> checks.put(id, row.judgedBy()));
    return checks;
  }

  @Test
  void testsOfAProgramAreWrittenOnceHoweverOftenItIsDeclared() {
    Declarations declarations = new Declarations();
    Problem program = problem("p", program("assert f(1) == 2"));
    Problem choice = problem("c", new Check.Choice(List.of("5", "6")));

    List<ProblemsDeclared> first = declarations.of(new ProblemSet("signal", List.of(program)));
    List<ProblemsDeclared> again =
        declarations.of(new ProblemSet("signal", List.of(choice, program)));

    assertThat(first.getFirst().problems())
        .extracting(ProblemRow::check)
        .containsExactly(program.check());
    assertThat(again.getFirst().problems())
        .extracting(ProblemRow::check)
        .containsExactly(choice.check(), null);
    assertThat(read(List.of(first.getFirst(), again.getFirst())))
        .isEqualTo(Map.of("p", program.check(), "c", choice.check()));
  }

  @Test
  void otherTestsUnderTheSameNameAreWritten() {
    Declarations declarations = new Declarations();
    Check other = program("assert f(1) == 3");
    List<ProblemsDeclared> first =
        declarations.of(
            new ProblemSet("evaluate", List.of(problem("p", program("assert f(1) == 2")))));
    List<ProblemsDeclared> second =
        declarations.of(new ProblemSet("signal", List.of(problem("p", other))));

    assertThat(read(List.of(first.getFirst(), second.getFirst()))).containsEntry("p", other);
  }

  @Test
  void testsAreWrittenAgainAfterAnotherKindOfCheckUnderTheSameName() {
    Declarations declarations = new Declarations();
    Check program = program("assert f(1) == 2");
    List<ProblemsDeclared> events = new ArrayList<>();
    for (Check check : List.of(program, Check.MATH, program)) {
      events.addAll(declarations.of(new ProblemSet("signal", List.of(problem("p", check)))));
    }

    assertThat(read(events)).containsEntry("p", program);
  }

  @Test
  void largeTestsAreSpreadOverEventsOfWhichEachNamesAllProblems() {
    List<Problem> problems =
        IntStream.range(0, 7)
            .mapToObj(i -> problem("p" + i, program("assert '" + "x".repeat(1_000) + "' != " + i)))
            .toList();

    List<ProblemsDeclared> events =
        new Declarations(3_500).of(new ProblemSet("evaluate", problems));

    assertThat(events).hasSize(3);
    assertThat(events)
        .allSatisfy(event -> {
          assertThat(event.set()).isEqualTo("evaluate");
          assertThat(event.problems())
              .extracting(ProblemRow::id)
              .containsExactly("p0", "p1", "p2", "p3", "p4", "p5", "p6");
          assertThat(event.problems()).filteredOn(row -> row.check() != null).hasSizeLessThan(4);
        });
    assertThat(read(events).values())
        .containsExactlyInAnyOrderElementsOf(problems.stream().map(Problem::check).toList());
  }

  @Test
  void testsLargerThanOneEventGetOneOfTheirOwn() {
    List<Problem> problems =
        List.of(problem("small", program("")), problem("large", program("x".repeat(5_000))));

    List<ProblemsDeclared> events =
        new Declarations(1_000).of(new ProblemSet("evaluate", problems));

    assertThat(events).hasSize(2);
    assertThat(read(events)).containsEntry("large", problems.getLast().check());
  }

  @Test
  void emptySetIsDeclaredToo() {
    assertThat(new Declarations().of(new ProblemSet("evaluate", List.of())))
        .containsExactly(new ProblemsDeclared("evaluate", List.of()));
  }
}
