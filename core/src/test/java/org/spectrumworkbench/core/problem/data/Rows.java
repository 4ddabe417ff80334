package org.spectrumworkbench.core.problem.data;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProgramTests.Call;
import org.spectrumworkbench.core.problem.ProgramTests.Calls;
import org.spectrumworkbench.core.problem.ProgramTests.Exchange;
import org.spectrumworkbench.core.problem.ProgramTests.InputOutput;
import org.spectrumworkbench.core.problem.ProgramTests.Language;
import org.spectrumworkbench.core.problem.ProgramTests.Statements;

/** Rows for tests. */
final class Rows {
  /** One check of every kind, and of every form of tests. */
  static final List<Check> CHECKS =
      List.of(
          Check.WHOLE_NUMBER,
          Check.MATH,
          new Check.Choice(List.of("five", "six\nor seven")),
          new Check.Exact(true),
          new Check.Numeric(.5, 1e-6),
          new Check.Format("[a-z]+\\d"),
          new Check.Countdown(List.of(3, -7, 50), true),
          new Check.Program(
              new Statements(
                  Language.PYTHON, 6, "def f(x):\n", "f", "import math", List.of("assert f(1)"))),
          new Check.Program(
              new Calls(Language.JAVA, 2.5, "f", List.of(new Call("[1, \"a\"]", "null")))),
          new Check.Program(
              new InputOutput(Language.PYTHON, 6, List.of(new Exchange("1 2\n", "3")))));

  private Rows() {}

  static Problem problem(long number) {
    return new Problem(
        "p" + number,
        number % 2 == 0 ? "algebra" : "geometry",
        "made",
        "What is " + number + " + \u221a4 ?",
        Long.toString(number + 2),
        Check.MATH,
        number % 3 == 0 ? null : "It is " + (number + 2) + ".");
  }

  static Stream<Problem> problems(long count) {
    return LongStream.range(0, count).mapToObj(Rows::problem);
  }
}
