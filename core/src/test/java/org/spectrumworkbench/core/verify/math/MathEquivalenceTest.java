package org.spectrumworkbench.core.verify.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.verify.Outcome;

/**
 * The cases of {@code cases.txt}: a heading for each category, then one pair a line, {@code ==} for
 * equal and {@code !=} for different, the gold answer before {@code ;;}.
 */
class MathEquivalenceTest {
  /** Pairs whose order matters under the default settings. */
  private static final Set<String> ONE_WAY = Set.of("inequalities", "equations", "decimal commas");

  record Case(String category, boolean equal, String gold, String answer) {}

  static List<Case> cases() throws IOException {
    var cases = new ArrayList<Case>();
    String category = "";
    try (InputStream in = MathEquivalenceTest.class.getResourceAsStream("cases.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (line.startsWith("# ")) {
          category = line.substring(2);
        } else {
          String[] sides = line.substring(3).split(" ;; ");
          cases.add(new Case(category, line.startsWith("=="), sides[0], sides[1]));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void pairIsJudgedAsItShould(Case pair) {
    MathEquivalence.Result result =
        MathEquivalence.compare(pair.gold(), pair.answer(), MathSettings.DEFAULT);
    assertThat(result.equal()).as(result.reason()).isEqualTo(pair.equal());
    assertThat(result.limited()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\frac{1}{", "[0;1[", "((2", ""})
  void againstAGoldAnswerThatCannotBeReadNothingIsDecided(String gold) {
    MathEquivalence.Result result = MathEquivalence.compare(gold, "2", MathSettings.DEFAULT);
    assertThat(result.equal()).isFalse();
    assertThat(result.limited()).isTrue();
    assertThat(result.reason()).startsWith("The gold answer could not be read");
    assertThat(new MathVerifier(MathSettings.DEFAULT).verify(gold, "2", false).outcome())
        .isEqualTo(Outcome.ERROR);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void orderOfTheTwoDoesNotMatter(Case pair) {
    if (!ONE_WAY.contains(pair.category())) {
      assertThat(MathEquivalence.compare(pair.answer(), pair.gold(), MathSettings.DEFAULT).equal())
          .isEqualTo(pair.equal());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answerEqualsItselfHoweverSpaced(Case pair) {
    for (String answer : List.of(pair.gold(), pair.answer())) {
      assertThat(
              MathEquivalence.compare(answer, " $" + answer + "$ ", MathSettings.DEFAULT).equal())
          .as(answer)
          .isTrue();
    }
  }
}
