package org.spectrumworkbench.core.problem.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProblemSet;
import org.spectrumworkbench.core.problem.PromptTemplate;
import org.spectrumworkbench.core.problem.SolutionStyle;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.TrainingExample;
import org.spectrumworkbench.core.problem.TrainingMix;

class GeneratedProblemsTest {
  private static final List<String> SUBDOMAINS = List.of("algebra", "programs");

  private static GeneratedProblems problems(PromptTemplate prompt) {
    return new GeneratedProblems(
        List.of("algebra", "programs"), List.of(2, 3), SUBDOMAINS, prompt, problem -> true);
  }

  private static TrainingMix mix(GeneratedProblems problems) {
    return TrainingMix.balanced(problems, SolutionStyle.STANDARD, SeedStream.ofRun(4));
  }

  @Test
  void trainingAndHeldOutProblemsShareNoQuestion() {
    GeneratedProblems problems = problems(PromptTemplate.PLAIN);
    TrainingMix mix = mix(problems);
    Set<String> trained = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      Problem problem = mix.problem(i);
      assertThat(Split.of(problem.question())).isEqualTo(Split.TRAIN);
      trained.add(problem.question());
    }

    for (Split part : List.of(Split.PROBE_SELECT, Split.PROBE_CONFIRM, Split.EVALUATE)) {
      ProblemSet held = problems.draw("held", part, 20, SeedStream.ofRun(4));
      assertThat(held.problems()).hasSize(40).noneMatch(p -> trained.contains(p.question()));
      assertThat(held.problems()).extracting(Problem::subdomain).containsOnlyElementsOf(SUBDOMAINS);
    }
  }

  @Test
  void anExampleIsAFunctionOfSeedAndNumberAlone() {
    assertThat(mix(problems(PromptTemplate.PLAIN)).example(77))
        .isEqualTo(mix(problems(PromptTemplate.PLAIN)).example(77));
  }

  @Test
  void everyStrategyIsLearned() {
    TrainingMix mix =
        mix(
            new GeneratedProblems(
                List.of("linear-equation"),
                List.of(1),
                List.of("algebra"),
                PromptTemplate.PLAIN,
                problem -> true));
    Set<String> strategies = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      strategies.add(mix.example(i).solution().strategy());
    }
    assertThat(strategies)
        .containsExactlyInAnyOrderElementsOf(Families.find("linear-equation").strategies());
  }

  @Test
  void thePartDoesNotDependOnThePrompt() {
    PromptTemplate asked = new PromptTemplate("Solve: {question}\n");
    TrainingExample plain = mix(problems(PromptTemplate.PLAIN)).example(3);
    TrainingExample prompted = mix(problems(asked)).example(3);

    assertThat(prompted.problem()).isEqualTo(asked.apply(plain.problem()));
  }

  @Test
  void problemsThatDoNotFitAreDrawnAgain() {
    GeneratedProblems brief =
        new GeneratedProblems(
            List.of("algebra"),
            List.of(1, 2, 3),
            List.of("algebra"),
            PromptTemplate.PLAIN,
            problem -> problem.question().length() < 40);
    TrainingMix mix = mix(brief);
    for (int i = 0; i < 200; i++) {
      assertThat(mix.problem(i).question()).hasSizeLessThan(40);
    }
    GeneratedProblems none =
        new GeneratedProblems(
            List.of("linear-equation"),
            List.of(1),
            List.of("algebra"),
            PromptTemplate.PLAIN,
            problem -> false);
    assertThatThrownBy(() -> mix(none).problem(0))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("room");
  }

  @Test
  void aSubdomainWithoutAFamilyOfTheLevelsIsRefused() {
    assertThatThrownBy(() ->
            new GeneratedProblems(
                List.of("linear-equation"),
                List.of(1),
                List.of("geometry"),
                PromptTemplate.PLAIN,
                problem -> true))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("geometry");
    assertThatThrownBy(() -> GeneratedProblems.subdomainsOf(List.of("liner-equation")))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("liner-equation");
  }
}
