package org.spectrumworkbench.core.problem.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.domain.Condition.Column;
import org.spectrumworkbench.core.problem.domain.Condition.Field;

class DomainFileTest {
  @TempDir Path folder;

  private static DomainBoard withEverything() {
    return Decks.board()
        .addRule(1, new Rule("algebra", new Condition.Expression("\\bx\\s*=\\s*'\"#: ")))
        .addRule(2, new Rule("algebra", new Condition.Tag("yes")))
        .addRule(3, new Rule("algebra", new Column(Field.ID, "007")))
        .split("algebra", "1e3", new Condition.Half(-5), List.of())
        .move(List.of("null", "p: 2", "3"), "statistics")
        .withParts(
            PartPlan.STANDARD
                .with(new PartShares(1, 2.5, 30))
                .with("geometry", new PartSizes(1, 2, 3))
                .keeping(true));
  }

  @Test
  void boardSurvivesYamlAndJson() {
    DomainBoard board = withEverything();
    assertThat(DomainFile.parseYaml(DomainFile.toYaml(board), "test")).isEqualTo(board);
    for (String name : List.of("board.yaml", "deep/er/board.json")) {
      Path file = folder.resolve(name);
      DomainFile.write(file, board);
      assertThat(DomainFile.read(file)).isEqualTo(board);
    }
  }

  @Test
  void rulesAloneAreABoard() {
    DomainBoard board =
        DomainFile.parseYaml("rules: [{to: shapes, keywords: [triangle]}]", "short.yaml");
    assertThat(board.subdomains()).containsExactly("shapes", "unsorted");
    assertThat(board.parts()).isEqualTo(PartPlan.STANDARD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          rules: 3 | 'rules' is missing
          rules: [{to: a}] | rule 1: has no condition
          rules: [{to: a, tag: t, half: 2}] | rule 1: has two conditions
          rules: [{to: a, tag: t}, {to: b, pattern: '('}] | rule 2: The regular expression
          rules: [{to: a, column: size, value: 3}] | no column 'size'
          rules: [{to: a, tag: t, when: now}] | no key 'when'
          {subdomains: [a], rules: [{to: b, tag: t}]} | no subdomain 'b'
          {subdomains: [a, A], rules: []} | 'A' already
          {rules: [], moves: [a]} | moves
          {rules: [], parts: {shares: {select: 50, confirm: 50, evaluate: 0}}} | percent
          {rules: [], parts: {sizes: {a: {select: -1, confirm: 0, evaluate: 0}}}} | 'select'
          rules: [{to: a, half: x}] | 'half'
          rules: [ | not.yaml:1
          """)
  void faultsSayWhereTheyAre(String yaml, String says) {
    assertThatThrownBy(() -> DomainFile.parseYaml(yaml, "not.yaml"))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining(says)
        .hasMessageStartingWith("not.yaml");
  }

  @Test
  void standardBoardHasThePapersFourAndOneForTheRest() {
    assertThat(DefaultDomains.standard().subdomains())
        .containsExactly("algebra", "geometry", "calculus", "statistics", "unsorted");
    assertThat(DefaultDomains.text()).contains("of our own");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Solve for x: 3x + 5 = 20. | algebra
          Ann is twice as old as Bob, and in 5 years they will be 40 together. | algebra
          What is the area of a rectangle of 3 by 4 metres? | geometry
          Find the derivative of x^3 at x = 2. | calculus
          Integrate 2x from 0 to 3. | calculus
          What is the median of 3, 9 and 4? | statistics
          Two dice are thrown. What is the probability of a sum of 7? | statistics
          Tom buys 3 apples for 2 dollars each. How much does he pay? | unsorted
          A train has an average speed of 60 km/h. How far does it get in 2 hours? | algebra
          """)
  void standardRulesSortPlainProblems(String question, String subdomain) {
    assertThat(DefaultDomains.standard().assign(Decks.problem("p", question)).subdomain())
        .isEqualTo(subdomain);
  }

  @Test
  void dataSetThatBringsSubdomainsGetsTheseAsColumns() {
    DomainBoard board = DefaultDomains.forNames(new TreeSet<>(List.of("logic", "unsorted")));
    assertThat(board.subdomains()).containsExactly("logic", "unsorted");
    Assignment assignment = board.assign(Decks.problem("p", "a triangle").in("logic"));
    assertThat(assignment.subdomain()).isEqualTo("logic");
    assertThat(assignment.reason().text()).isEqualTo("rule 1: given by the data set as 'logic'");
    assertThat(DefaultDomains.forNames(new TreeSet<>(List.of("unsorted"))))
        .isEqualTo(DefaultDomains.standard());
  }
}
