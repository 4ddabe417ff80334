package org.spectrumworkbench.core.problem.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.domain.Condition.Column;
import org.spectrumworkbench.core.problem.domain.Condition.Expression;
import org.spectrumworkbench.core.problem.domain.Condition.Field;
import org.spectrumworkbench.core.problem.domain.Condition.Half;
import org.spectrumworkbench.core.problem.domain.Condition.Keywords;
import org.spectrumworkbench.core.problem.domain.Condition.Tag;

class ConditionTest {
  private static final Problem PROBLEM =
      new Problem(
          "chal-12",
          "algebra",
          "Subtraction",
          "A right-angled Triangle has x^2 = 9; what is 50% of it?",
          "3",
          Check.MATH,
          "Take the root.");

  private static Optional<String> match(Condition condition, Problem problem) {
    return Matcher.of(condition).match(ProblemText.of(problem));
  }

  private static boolean has(String question, String... keywords) {
    return match(new Keywords(List.of(keywords)), Decks.problem("p", question)).isPresent();
  }

  @Test
  void keywordsAreWholeWordsAndPhrasesInAnyCase() {
    assertThat(match(new Keywords(List.of("circle", "triangle")), PROBLEM))
        .contains("keyword 'triangle'");
    assertThat(has("two rectangles", "rectangle")).isFalse();
    assertThat(has("two rectangles", "rectang*")).isTrue();
    assertThat(has("the RIGHT\n angle.", "right angle")).isTrue();
    assertThat(has("the right big angle", "right angle")).isFalse();
    assertThat(has("right", "right angle")).isFalse();
    assertThat(has("cubes of side lengths", "side length*")).isTrue();
    assertThat(has("x^2 + 1", "x^2")).isTrue();
    assertThat(has("50% of it", "%")).isTrue();
    assertThat(has("2 * 3", "*")).isTrue();
    assertThat(has("2 plus 3", "*")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "%*", "- *"})
  void keywordsThatWouldMatchAnythingAreRefused(String keyword) {
    assertThatThrownBy(() -> new Keywords(List.of(keyword))).isInstanceOf(WorkbenchException.class);
  }

  @Test
  void tagAndColumnsLookAtTheFieldsOfTheProblem() {
    assertThat(match(new Tag("subtraction"), PROBLEM)).contains("tag 'Subtraction'");
    assertThat(match(new Tag("sub"), PROBLEM)).isEmpty();
    assertThat(match(new Column(Field.ID, "CHAL-*"), PROBLEM)).contains("column id = 'chal-12'");
    assertThat(match(new Column(Field.ID, "chal-1"), PROBLEM)).isEmpty();
    assertThat(match(new Column(Field.ANSWER, "3"), PROBLEM)).isPresent();
    assertThat(match(new Column(Field.SOLUTION, "*root*"), PROBLEM)).isPresent();
    assertThat(match(new Column(Field.QUESTION, "a*triangle*%*it?"), PROBLEM)).isPresent();
    assertThat(match(new Column(Field.QUESTION, "a*it?*x"), PROBLEM)).isEmpty();
    assertThat(match(new Column(Field.SUBDOMAIN, "algebra"), PROBLEM))
        .contains("given by the data set as 'algebra'");
  }

  @Test
  void wildcardPiecesMayNotShareLetters() {
    assertThat(Wildcard.matches(List.of("aba", "aba"), "aba")).isFalse();
    assertThat(Wildcard.matches(List.of("aba", "aba"), "abaaba")).isTrue();
    assertThat(Wildcard.matches(List.of("a", "bc", "c"), "abc")).isFalse();
    assertThat(Wildcard.matches(List.of("a", "bc", "c"), "abcc")).isTrue();
  }

  @Test
  void expressionShowsWhatItFound() {
    assertThat(match(new Expression("x\\s*\\^\\s*\\d"), PROBLEM))
        .contains("pattern /x\\s*\\^\\s*\\d/ at 'x^2'");
    assertThat(match(new Expression("TRIANGLE\\b"), PROBLEM)).isPresent();
  }

  @Test
  void faultOfAnExpressionIsShownByItsPlace() {
    assertThatThrownBy(() -> new Expression("area (of|[a-"))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("at character 10, '[a-'");
    assertThatThrownBy(() -> new Expression("[(] \\( (x (y) z"))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("at character 8, '('");
    assertThatThrownBy(() -> new Expression("a(?=b)"))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("at character 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+$",
        "(a|aa)*b",
        "(.*a){20}",
        "((a{0,10}){0,10}){0,10}b",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(x+x+)+y"
      })
  void hostileExpressionsReturnInBoundedTime(String pattern) {
    Problem hostile = Decks.problem("p", "a".repeat(20_000) + "!");
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> match(new Expression(pattern), hostile));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{100}){100}){100}",
        "a{1001}",
        "(((((a{1,9}){1,9}){1,9}){1,9}){1,9})",
        "\\1(a)"
      })
  void expressionsThatGrowTooLargeAreRefusedAtOnce(String pattern) {
    assertThatThrownBy(() -> new Expression(pattern)).isInstanceOf(WorkbenchException.class);
    assertThatThrownBy(() -> new Expression("(".repeat(150) + "a" + ")".repeat(150)))
        .isInstanceOf(WorkbenchException.class);
  }

  @Test
  void halfIsAboutHalfKeepsMirrorImagesTogetherAndDependsOnTheSeed() {
    List<Problem> problems = Decks.random(5, 2_000);
    long caught = problems.stream().filter(p -> match(new Half(1), p).isPresent()).count();
    assertThat(caught).isBetween(900L, 1_100L);
    assertThat(match(new Half(1), Decks.problem("a", "3 by 4 ?")))
        .isEqualTo(match(new Half(1), Decks.problem("b", "4 by 3 ?")));
    assertThat(problems.stream().map(p -> match(new Half(1), p).isPresent()).toList())
        .isNotEqualTo(problems.stream().map(p -> match(new Half(2), p).isPresent()).toList());
  }
}
