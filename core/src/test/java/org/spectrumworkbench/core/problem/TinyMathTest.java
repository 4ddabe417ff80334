package org.spectrumworkbench.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.verify.IntegerVerifier;
import org.spectrumworkbench.core.verify.Outcome;

class TinyMathTest {
  private static final int DRAWS = 1_000;
  private static final Set<String> KNOWN = new HashSet<>(TinyVocabulary.tokens());

  private interface Check {
    void on(ProblemFamily family, Problem problem, RandomGenerator random);
  }

  private static void forManyProblems(Check check) {
    for (Subdomain subdomain : TinyMath.subdomains()) {
      for (ProblemFamily family : subdomain.families()) {
        RandomGenerator random = SeedStream.ofRun(1).child(family.name()).generator();
        for (int i = 0; i < DRAWS; i++) {
          check.on(family, family.draw(random), random);
        }
      }
    }
  }

  @Test
  void everyPromptFitsAndHasOnlyKnownTokens() {
    forManyProblems((family, problem, random) -> {
      List<String> tokens = TinyVocabulary.split(problem.question());
      assertThat(tokens)
          .as(problem.question())
          .hasSizeLessThanOrEqualTo(TinyVocabulary.PROMPT_TOKENS);
      assertThat(KNOWN).as(problem.question()).containsAll(tokens);
      assertThat(Integer.parseInt(problem.answer())).isBetween(0, TinyVocabulary.LARGEST_NUMBER);
    });
  }

  @Test
  void everySolutionFitsHasOnlyKnownTokensAndIsVerified() {
    IntegerVerifier verifier = new IntegerVerifier();
    forManyProblems((family, problem, random) -> {
      for (String strategy : family.strategies()) {
        String text = family.solve(problem, strategy, Arithmetic.exact());
        List<String> tokens = TinyVocabulary.split(text);
        assertThat(tokens.size() + 1).as(text).isLessThanOrEqualTo(TinyVocabulary.RESPONSE_TOKENS);
        assertThat(KNOWN).as(text).containsAll(tokens);
        assertThat(verifier.verify(problem, String.join(" ", tokens), false).outcome())
            .as("%s / %s: %s", problem.question(), strategy, text)
            .isEqualTo(Outcome.CORRECT);
      }
    });
  }

  @Test
  void everyWrittenSumIsTrue() {
    forManyProblems((family, problem, random) -> {
      for (String strategy : family.strategies()) {
        String text = family.solve(problem, strategy, Arithmetic.exact());
        WrittenSums.in(text, Integer.parseInt(problem.answer()))
            .forEach(sum ->
                assertThat(sum.holds())
                    .as("%s in '%s' for '%s'", sum, text, problem.question())
                    .isTrue());
      }
    });
  }

  @Test
  void goldAnswersOfWrittenOutProblems() {
    // One prompt of each family, worked out by hand, asked of the family's own direct strategy.
    Map<String, List<String>> byHand = new TreeMap<>();
    byHand.put("linear", List.of("3x+5=20 ?", "5"));
    byHand.put("bracket", List.of("4(x+9)=56 ?", "5"));
    byHand.put("perimeter", List.of("perimeter 7 by 48 ?", "110"));
    byHand.put("area", List.of("area 7 by 8 and 3 by 4 ?", "68"));
    byHand.put("angle", List.of("angle 50 and 60 ?", "70"));
    byHand.put("volume", List.of("volume 3 by 4 by 5 ?", "60"));
    byHand.put("derivative", List.of("derivative 3x^2+5x at 4 ?", "29"));
    byHand.put("integral", List.of("integral 6x+5 from 0 to 4 ?", "68"));
    byHand.put("range", List.of("range 12 45 7 ?", "38"));
    byHand.put("median", List.of("median 12 45 7 ?", "12"));
    byHand.put("mean", List.of("mean 12 45 9 ?", "22"));
    for (Subdomain subdomain : TinyMath.subdomains()) {
      for (ProblemFamily family : subdomain.families()) {
        List<String> entry = byHand.get(family.name());
        assertThat(entry).as(family.name()).isNotNull();
        Problem problem =
            new Problem("p", subdomain.name(), family.name(), entry.get(0), entry.get(1));
        for (String strategy : family.strategies()) {
          assertThat(family.solve(problem, strategy, Arithmetic.exact()))
              .as(strategy)
              .endsWith("answer " + entry.get(1));
        }
      }
    }
  }

  @Test
  void familyHasThreeStrategiesThatReadDifferentlyAndADirectOne() {
    forManyProblems((family, problem, random) -> {
      assertThat(family.strategies()).hasSize(4).last().isEqualTo(ProblemFamily.DIRECT);
      Set<String> texts = new HashSet<>();
      for (String strategy : family.strategies()) {
        texts.add(family.solve(problem, strategy, Arithmetic.exact()));
      }
      // Equal operands, such as the edges of a cube, make two ways read the same.
      if (hasDistinctNumbers(problem.question())) {
        assertThat(texts).as(problem.question()).hasSize(4);
      }
    });
  }

  @Test
  void slipReachesTheAnswerAndStaysInTheVocabulary() {
    SolutionStyle always = new SolutionStyle(1, .3, 1);
    IntegerVerifier verifier = new IntegerVerifier();
    forManyProblems((family, problem, random) -> {
      WorkedSolution solution = always.draw(family, problem, random);
      assertThat(solution.slipped()).isTrue();
      assertThat(KNOWN).as(solution.text()).containsAll(TinyVocabulary.split(solution.text()));
      assertThat(TinyVocabulary.split(solution.text()).size() + 1)
          .isLessThanOrEqualTo(TinyVocabulary.RESPONSE_TOKENS);
      assertThat(verifier.verify(problem, solution.text(), false).outcome())
          .as("%s: %s", problem.question(), solution.text())
          .isEqualTo(Outcome.WRONG);
    });
  }

  @Test
  void slipCarriesOnIntoLaterSums() {
    ProblemFamily linear = TinyMath.subdomains().getFirst().families().getFirst();
    Problem problem = new Problem("p", "algebra", "linear", "3x+5=20 ?", "5");
    Arithmetic sums = Arithmetic.slippingAt(0, new SplittableRandom(4));
    String text = linear.solve(problem, "undo", sums);
    List<String> tokens = TinyVocabulary.split(text);
    String slipped = tokens.get(4);
    assertThat(slipped).isNotEqualTo("15");
    // The wrong rest is what gets divided.
    assertThat(tokens.get(6)).isEqualTo(slipped);
    assertThat(tokens.getLast()).isEqualTo(Integer.toString(Integer.parseInt(slipped) / 3));
  }

  @Test
  void sameSeedDrawsTheSameProblemsInEveryFamily() {
    for (Subdomain subdomain : TinyMath.subdomains()) {
      for (ProblemFamily family : subdomain.families()) {
        RandomGenerator first = new SplittableRandom(11);
        RandomGenerator second = new SplittableRandom(11);
        for (int i = 0; i < 50; i++) {
          assertThat(family.draw(first)).isEqualTo(family.draw(second));
        }
      }
    }
  }

  @Test
  void familiesHaveManyPrompts() {
    Map<String, Set<String>> prompts = new TreeMap<>();
    forManyProblems((family, problem, random) ->
        prompts.computeIfAbsent(family.name(), n -> new HashSet<>()).add(problem.question()));
    List<String> narrow = new ArrayList<>();
    prompts.forEach((family, distinct) -> {
      // Of 1,000 draws a space of 380 prompts shows about 350, one of 1,000 about 630.
      if (distinct.size() < 300) {
        narrow.add(family + " " + distinct.size());
      }
    });
    assertThat(narrow).isEmpty();
  }

  private static boolean hasDistinctNumbers(String question) {
    List<String> numbers =
        TinyVocabulary.split(question).stream().filter(t -> t.matches("[0-9]+")).toList();
    return new HashSet<>(numbers).size() == numbers.size();
  }
}
