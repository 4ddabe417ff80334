package org.spectrumworkbench.core.problem.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProgramTests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FamiliesTest {
  /** Problems that are drawn of each level, or all there are. */
  private static final int DRAWS = 200;

  static List<String> families() {
    return Families.all().stream().map(LeveledFamily::name).toList();
  }

  /** As many problems as there are, up to the number wanted. */
  static List<Problem> draw(
      LeveledFamily family, int level, int count, long seed, Solutions solutions) {
    try {
      return Generation.of(family, level, count, seed, solutions).toList();
    } catch (WorkbenchException e) {
      int most = Integer.parseInt(e.mend().replaceAll("\\D+", ""));
      assertThat(most).as(family.name() + " at level " + level).isGreaterThanOrEqualTo(50);
      return Generation.of(family, level, most, seed, solutions).toList();
    }
  }

  private static void everyLevel(
      LeveledFamily family, Solutions solutions, Consumer<Problem> check) {
    // Every strategy of fewer problems takes as long as one of more.
    int count = solutions == Solutions.ONE ? DRAWS : DRAWS / 3;
    for (int level = 1; level <= family.levels().size(); level++) {
      draw(family, level, count, 7, solutions).forEach(check);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void independentSolverComesToTheGoldAnswer(String name) {
    everyLevel(
        Families.find(name),
        Solutions.ONE,
        problem ->
            assertThat(Solvers.agree(problem))
                .as("%s -> %s", problem.question(), problem.answer())
                .isTrue());
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyStrategyArrivesAtTheGoldAnswer(String name) {
    LeveledFamily family = Families.find(name);
    everyLevel(
        family,
        Solutions.ALL,
        problem -> {
          String solution = Objects.requireNonNull(problem.solution());
          String end = solution.substring(solution.lastIndexOf('\n') + 1);
          switch (problem.check()) {
            // Their own tests judge these: by the value, and by Python.
            case Check.Countdown c -> assertThat(end).startsWith("#### ");
            case Check.Program p -> assertThat(solution).contains("def f(");
            default ->
                assertThat(end)
                    .as(problem.question() + "\n" + solution)
                    .isEqualTo("#### " + problem.answer());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("families")
  void strategiesReadDifferently(String name) {
    LeveledFamily family = Families.find(name);
    assertThat(family.strategies()).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
    Map<String, Set<String>> texts = new HashMap<>();
    everyLevel(
        family,
        Solutions.ALL,
        problem ->
            texts
                .computeIfAbsent(problem.question(), q -> new HashSet<>())
                .add(Objects.requireNonNull(problem.solution())));
    long alike = texts.values().stream().filter(t -> t.size() < family.strategies().size()).count();
    // A few small problems leave only one way to put it.
    assertThat(alike).isLessThanOrEqualTo(texts.size() / 5);
  }

  @ParameterizedTest
  @MethodSource("families")
  void noPromptComesTwiceAndIdsFollowTheContent(String name) {
    LeveledFamily family = Families.find(name);
    Map<String, String> questionOfId = new HashMap<>();
    for (int level = 1; level <= family.levels().size(); level++) {
      Set<String> questions = new HashSet<>();
      for (long seed : List.of(1L, 2L)) {
        List<Problem> drawn = draw(family, level, DRAWS, seed, Solutions.ONE);
        assertThat(drawn.stream().map(Problem::question)).doesNotHaveDuplicates();
        assertThat(drawn.stream().map(Problem::id)).doesNotHaveDuplicates();
        for (Problem problem : drawn) {
          String before = questionOfId.put(problem.id(), problem.question());
          assertThat(before == null || before.equals(problem.question())).isTrue();
          questions.add(problem.question());
          assertThat(Families.levelOf(problem)).contains(level);
        }
      }
      assertThat(questions.size()).as("level " + level).isGreaterThanOrEqualTo(50);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void sameSeedGivesTheSameProblemsAndAShorterListIsTheirBeginning(String name) {
    LeveledFamily family = Families.find(name);
    for (int level = 1; level <= family.levels().size(); level++) {
      List<Problem> whole = Generation.of(family, level, 40, 3, Solutions.ONE).toList();
      assertThat(Generation.of(family, level, 40, 3, Solutions.ONE).toList()).isEqualTo(whole);
      assertThat(Generation.of(family, level, 15, 3, Solutions.ONE).toList())
          .isEqualTo(whole.subList(0, 15));
      assertThat(Generation.of(family, level, 40, 4, Solutions.ONE).toList()).isNotEqualTo(whole);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void levelsDiffer(String name) {
    LeveledFamily family = Families.find(name);
    assertThat(family.levels()).hasSize(5).doesNotHaveDuplicates();
    List<Set<String>> questions = new ArrayList<>();
    for (int level = 1; level <= 5; level++) {
      questions.add(
          Generation.of(family, level, 50, 5, Solutions.ONE)
              .map(Problem::question)
              .collect(Collectors.toSet()));
    }
    for (int level = 1; level < 5; level++) {
      Set<String> shared = new HashSet<>(questions.get(level));
      shared.retainAll(questions.get(level - 1));
      assertThat(shared.size()).as("levels %d and %d", level, level + 1).isLessThan(10);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void questionsAndSolutionsAreShortPlainText(String name) {
    everyLevel(
        Families.find(name),
        Solutions.ALL,
        problem -> {
          assertThat(problem.question())
              .matches("[ -~]{8,330}")
              .doesNotContain("null", "  ", "#", "%d", "%s");
          assertThat(problem.solution())
              .matches("[ -~\n]{8,620}")
              .doesNotContain("null", "%d", "%s", "+ -", "- -");
          assertThat(problem.answer()).matches("[ -~]{1,160}");
        });
  }

  @ParameterizedTest
  @MethodSource("families")
  void answersAreNotAlwaysTheSame(String name) {
    LeveledFamily family = Families.find(name);
    if (name.equals("twenty-four")) {
      return;
    }
    for (int level = 1; level <= 5; level++) {
      Map<String, Long> counts =
          Generation.of(family, level, 50, 9, Solutions.ONE)
              .collect(Collectors.groupingBy(Problem::answer, TreeMap::new, Collectors.counting()));
      assertThat(counts.values()).as("level " + level).allMatch(n -> n <= 40);
    }
  }

  @Test
  void writtenEquationsOfSolutionsHold() {
    // Sums such as "3*4 + 5 = 17" in the working, wherever both sides are plain numbers.
    String number = "\\(?-?\\d+(?:/\\d+)?\\)?";
    String sum =
        "(?<![\\w^*/)(.])"
            + number
            + "(?: ?[-+*/] ?"
            + number
            + ")+ = -?\\d+(?:/\\d+)?(?![\\w*/.^)]| [-+*/]| rest)";
    int checked = 0;
    for (LeveledFamily family : Families.all()) {
      for (Problem problem : draw(family, 3, 50, 2, Solutions.ALL)) {
        for (String equation :
            Solver.findAll("(" + sum + ")", Objects.requireNonNull(problem.solution()))) {
          String[] sides = equation.split(" = ", -1);
          assertThat(PlainExpression.value(sides[0], 0))
              .as(problem.solution())
              .isCloseTo(
                  PlainExpression.value(sides[1], 0), org.assertj.core.data.Offset.offset(1e-6));
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(1000);
  }

  @Test
  void programsOfAllStrategiesPassTheirTests(@TempDir Path folder) throws Exception {
    List<PythonBatch.Function> functions = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (LeveledFamily family : Families.select("programs")) {
      for (int level = 1; level <= 5; level++) {
        for (Problem problem : draw(family, level, 60, 7, Solutions.ALL)) {
          List<String> calls =
              ProgramSolvers.callsOf(problem).stream().map(ProgramTests.Call::arguments).toList();
          for (String code :
              List.of(Objects.requireNonNull(problem.solution()), problem.answer())) {
            functions.add(new PythonBatch.Function(code, calls));
            problems.add(problem);
          }
        }
      }
    }
    JsonNode results = PythonBatch.run(folder, functions);
    JsonMapper json = new JsonMapper();
    for (int i = 0; i < problems.size(); i++) {
      List<ProgramTests.Call> calls = ProgramSolvers.callsOf(problems.get(i));
      for (int j = 0; j < calls.size(); j++) {
        assertThat(results.get(i).get(j))
            .as("%s%n%s%n%s", problems.get(i).question(), functions.get(i).code(), calls.get(j))
            .isEqualTo(json.readTree(calls.get(j).expected()));
      }
    }
    assertThat(results.size()).isEqualTo(functions.size()).isGreaterThan(2000);
  }

  @Test
  void answersOfTinyProgramsAreShort() {
    for (LeveledFamily family : Families.select("programs")) {
      double mean =
          Generation.of(family, 1, 50, 1, Solutions.ONE)
              .mapToInt(p -> p.answer().length())
              .average()
              .orElseThrow();
      assertThat(mean).as(family.name()).isLessThan(70);
    }
  }

  @Test
  void subdomainsAreTheFourOfThePaperAndSixMore() {
    assertThat(Families.subdomains())
        .containsExactly(
            "algebra",
            "geometry",
            "calculus",
            "statistics",
            "arithmetic",
            "number-theory",
            "logic",
            "counting",
            "countdown",
            "programs");
    assertThat(families()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    assertThat(Families.subdomains()).allMatch(subdomain -> Families.select(subdomain).size() >= 3);
  }

  @Test
  void nearestNameIsNamedWhereOneIsUnknown() {
    assertThatThrownBy(() -> Families.find("liner-equation"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.mend()).contains("Did you mean 'linear-equation'?"));
    assertThatThrownBy(() -> Families.select("geometri"))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.mend()).contains("Did you mean 'geometry'?"));
  }

  @Test
  void levelOutOfRangeAndTooManyProblemsAreRefused() {
    LeveledFamily family = Families.find("function-from-values");
    assertThatThrownBy(() -> Generation.of(family, 6, 1, 1, Solutions.ONE))
        .isInstanceOfSatisfying(
            WorkbenchException.class,
            e -> assertThat(e.mend()).isEqualTo("Give a level from 1 to 5."));
    assertThatThrownBy(() -> Generation.of(family, 1, 199, 1, Solutions.ONE))
        .isInstanceOfSatisfying(
            WorkbenchException.class, e -> assertThat(e.mend()).startsWith("Ask for at most 198,"));
    assertThat(Generation.of(family, 1, 198, 1, Solutions.ONE)).hasSize(198);
  }

  @Test
  void cancelledDrawsEndAtOnce() {
    LeveledFamily family = Families.find("function-from-values");
    GenerationRequest request =
        // There are 198: the last one is looked for in vain, for many draws.
        new GenerationRequest(
            List.of(family), List.of(1), 199, 1, Solutions.ONE, List.of(TwinKind.NUMBER));
    int[] asked = {0};
    assertThatThrownBy(() -> request.rows(() -> ++asked[0] > 3_000))
        .isInstanceOf(CancellationException.class);
    assertThat(asked[0]).isEqualTo(3_001);
  }

  @Test
  void cancelledRowsEndWhileTheyAreRead() {
    GenerationRequest request =
        new GenerationRequest(
            List.of(Families.find("ages")), List.of(1), 50, 1, Solutions.ONE, List.of());
    boolean[] cancelled = {false};
    int[] read = {0};
    assertThatThrownBy(
            () -> request.rows(() -> cancelled[0]).forEach(row -> cancelled[0] = ++read[0] == 10))
        .isInstanceOf(CancellationException.class);
    assertThat(read[0]).isEqualTo(10);
  }
}
