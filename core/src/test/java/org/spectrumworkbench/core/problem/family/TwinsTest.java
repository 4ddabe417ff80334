package org.spectrumworkbench.core.problem.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProblemFamily;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.Subdomain;
import org.spectrumworkbench.core.problem.TinyMath;

class TwinsTest {
  private static final int DRAWS = 20;

  static List<String> families() {
    return Families.all().stream().map(LeveledFamily::name).toList();
  }

  /** What the distractors say, taken away again. */
  private static Problem withoutDistractor(Problem twin) {
    String question = twin.question().replaceFirst("^The [a-z]+ has \\d+ [a-z]+\\. ", "");
    return new Problem(
        twin.id(),
        twin.subdomain(),
        twin.family(),
        question,
        twin.answer(),
        twin.check(),
        twin.solution());
  }

  @ParameterizedTest
  @MethodSource("families")
  void twinsHaveTheirOwnRightAnswer(String name) {
    LeveledFamily family = Families.find(name);
    for (TwinKind kind : TwinKind.values()) {
      int made = 0;
      int asked = 0;
      for (int level = 1; level <= 5; level++) {
        for (Problem problem : Generation.of(family, level, DRAWS, 11, Solutions.ONE).toList()) {
          Optional<Problem> twin = Twins.of(problem, kind, 5);
          asked++;
          if (twin.isEmpty()) {
            continue;
          }
          made++;
          assertThat(twin.get().id()).isEqualTo(problem.id() + "~" + kind.word());
          assertThat(Twins.originalId(twin.get().id())).isEqualTo(problem.id());
          assertThat(twin.get().question()).isNotEqualTo(problem.question());
          assertThat(
                  Solvers.agree(
                      kind == TwinKind.DISTRACTOR ? withoutDistractor(twin.get()) : twin.get()))
              .as("%s -> %s", twin.get().question(), twin.get().answer())
              .isTrue();
          differsInItsOwnWay(problem, twin.get(), kind);
        }
      }
      if (family.twins().contains(kind)) {
        // A text may have so special a shape that no other numbers fit it.
        assertThat(made)
            .as(kind.word())
            .isGreaterThanOrEqualTo(kind == TwinKind.NUMBER ? asked * 4 / 5 : asked);
      } else {
        assertThat(made).as(kind.word()).isZero();
      }
    }
  }

  private static void differsInItsOwnWay(Problem problem, Problem twin, TwinKind kind) {
    String solution = Objects.requireNonNull(twin.solution());
    switch (kind) {
      case NUMBER -> {
        assertThat(twin.question().replaceAll("'.'|\\W|\\d", ""))
            .isEqualTo(problem.question().replaceAll("'.'|\\W|\\d", ""));
        assertThat(Split.of(twin.question())).isEqualTo(Split.of(problem.question()));
      }
      case PARAPHRASE -> {
        assertThat(twin.answer()).isEqualTo(problem.answer());
        assertThat(twin.check()).isEqualTo(problem.check());
        assertThat(solution).isEqualTo(problem.solution());
      }
      case DISTRACTOR -> {
        assertThat(twin.question()).endsWith(" " + problem.question());
        assertThat(twin.answer()).isEqualTo(problem.answer());
        assertThat(solution).isEqualTo(problem.solution());
      }
      case UNIT -> {
        assertThat(twin.question())
            .matches(".*\\bin (mm|mm\\^2|mm\\^3|cm|cents|months|seconds)\\b.*");
        assertThat(twin.answer()).isNotEqualTo(problem.answer());
      }
    }
    if (!(twin.check() instanceof Check.Countdown || twin.check() instanceof Check.Program)) {
      assertThat(solution).endsWith("\n#### " + twin.answer());
    }
  }

  @Test
  void distractorNamesNoNumberOfTheProblem() {
    for (LeveledFamily family : Families.all()) {
      for (Problem problem : Generation.of(family, 2, 20, 3, Solutions.ONE).toList()) {
        String question = Twins.of(problem, TwinKind.DISTRACTOR, 1).orElseThrow().question();
        String number = Solver.find("^The [a-z]+ has (\\d+) [a-z]+\\. ", question).group(1);
        assertThat((problem.question() + " " + problem.answer()).split("\\D+"))
            .doesNotContain(number);
      }
    }
  }

  @Test
  void seedChoosesTheTwinAndEqualSeedsGiveEqualTwins() {
    Problem problem =
        Generation.of(Families.find("linear-equation"), 2, 1, 1, Solutions.ONE).toList().getFirst();
    assertThat(Twins.of(problem, TwinKind.NUMBER, 1))
        .isEqualTo(Twins.of(problem, TwinKind.NUMBER, 1));
    List<String> questions = new ArrayList<>();
    for (long seed = 0; seed < 20; seed++) {
      questions.add(Twins.of(problem, TwinKind.NUMBER, seed).orElseThrow().question());
    }
    assertThat(questions.stream().distinct().count()).isGreaterThan(10);
  }

  @Test
  void twinKeepsTheStrategyOfItsOriginal() {
    LeveledFamily family = Families.find("percent");
    for (Problem problem : Generation.of(family, 3, 10, 1, Solutions.ALL).toList()) {
      String strategy = problem.id().substring(problem.id().indexOf('+') + 1);
      Problem twin = Twins.of(problem, TwinKind.NUMBER, 1).orElseThrow();
      assertThat(twin.solution())
          .startsWith(
              strategy.equals("factor")
                  ? Solver.numbers(twin.question()).getFirst() + " * "
                  : "1% is");
    }
  }

  @Test
  void problemsFromElsewhereOrChangedOnesHaveNoTwins() {
    Problem problem =
        Generation.of(Families.find("linear-equation"), 2, 1, 1, Solutions.ONE).toList().getFirst();
    List<Problem> others =
        List.of(
            new Problem("gsm8k-7", "arithmetic", "gsm8k", "How many?", "18", Check.MATH, null),
            new Problem(
                "linear-equation.2.1",
                "algebra",
                "linear-equation",
                "Solve",
                "1",
                Check.MATH,
                null),
            new Problem(
                "linear-equation.2.99999999999_1_1_1",
                "algebra",
                "linear-equation",
                "Solve",
                "1",
                Check.MATH,
                null),
            new Problem(
                problem.id(),
                "algebra",
                "linear-equation",
                problem.question() + " Hurry.",
                problem.answer(),
                Check.MATH,
                null),
            new Problem(
                problem.id(),
                "algebra",
                "linear-equation",
                problem.question(),
                "77",
                Check.MATH,
                null),
            Twins.of(problem, TwinKind.PARAPHRASE, 1).orElseThrow());
    for (Problem other : others) {
      for (TwinKind kind : TwinKind.values()) {
        assertThat(Twins.of(other, kind, 1)).as(other.id()).isEmpty();
      }
    }
  }

  @Test
  void numbersOfTheTinyLanguageAreSwapped() {
    for (Subdomain subdomain : TinyMath.subdomains()) {
      for (ProblemFamily family : subdomain.families()) {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 50; i++) {
          Problem problem = family.draw(random);
          Problem twin = Twins.of(problem, TwinKind.NUMBER, i).orElseThrow();
          assertThat(twin.id()).isEqualTo(problem.id() + "~number");
          assertThat(twin.question()).isNotEqualTo(problem.question());
          assertThat(Split.of(twin.question())).isEqualTo(Split.of(problem.question()));
          assertThat(
                  family.solve(
                      twin, "direct", org.spectrumworkbench.core.problem.Arithmetic.exact()))
              .isEqualTo("answer " + twin.answer());
          assertThat(Twins.of(problem, TwinKind.PARAPHRASE, 1)).isEmpty();
        }
      }
    }
  }
}
