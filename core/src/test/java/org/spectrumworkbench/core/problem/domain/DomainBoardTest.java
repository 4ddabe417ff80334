package org.spectrumworkbench.core.problem.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.domain.Assignment.ByHand;
import org.spectrumworkbench.core.problem.domain.Assignment.NoRule;
import org.spectrumworkbench.core.problem.domain.SortedProblems.RuleCount;

class DomainBoardTest {
  private static SortedProblems sort(DomainBoard board, List<Problem> problems) {
    return Decks.deck(problems).sort(board, () -> false);
  }

  private static List<String> subdomains(SortedProblems sorted) {
    List<String> all = new ArrayList<>();
    for (int row = 0; row < sorted.deck().size(); row++) {
      all.add(sorted.subdomain(row));
    }
    return all;
  }

  @Test
  void firstRuleThatIsMetDecidesAndSaysWhy() {
    DomainBoard board = Decks.board();
    Problem both = Decks.problem("p", "The average area of a triangle");

    assertThat(board.assign(both).subdomain()).isEqualTo("geometry");
    assertThat(board.assign(both).reason().text()).isEqualTo("rule 2: keyword 'triang*'");
    DomainBoard reordered = board.moveRule(2, 0);
    assertThat(reordered.assign(both).subdomain()).isEqualTo("statistics");
    assertThat(reordered.assign(both).reason().text()).isEqualTo("rule 1: keyword 'average'");
    assertThat(board.rules().assign(both)).isEqualTo(board.assign(both));
  }

  @Test
  void problemNobodyCatchesIsInTheSubdomainForThat() {
    Assignment assignment = Decks.board().assign(Decks.problem("p", "3 apples"));
    assertThat(assignment).isEqualTo(new Assignment("unsorted", new NoRule()));
    assertThat(
            Decks.board().rename("unsorted", "arithmetic").assign(Decks.problem("p", "3 apples")))
        .isEqualTo(new Assignment("arithmetic", new NoRule()));
  }

  @Test
  void handBeatsEveryRuleUntilItIsReleased() {
    Problem triangle = Decks.problem("p", "a triangle");
    DomainBoard moved = Decks.board().move(List.of("p"), "calculus");
    assertThat(moved.assign(triangle)).isEqualTo(new Assignment("calculus", new ByHand()));
    DomainBoard ruled = moved.addRule(0, Decks.keyword("algebra", "triangle"));
    assertThat(ruled.assign(triangle).subdomain()).isEqualTo("calculus");
    assertThat(ruled.release(List.of("p")).assign(triangle).subdomain()).isEqualTo("algebra");
  }

  @Test
  void everyProblemIsInExactlyOneSubdomainWhateverIsDone() {
    List<Problem> problems = Decks.random(11, 300);
    ProblemDeck deck = Decks.deck(problems);
    SplittableRandom random = new SplittableRandom(3);
    DomainBoard board = Decks.board();
    for (int step = 0; step < 200; step++) {
      board = anyChange(board, deck, random, step);
      SortedProblems sorted = deck.sort(board, () -> false);
      Map<String, Integer> counted = new LinkedHashMap<>();
      board.subdomains().forEach(name -> counted.put(name, sorted.rows(name).length));
      assertThat(sorted.balance().counts()).isEqualTo(counted);
      assertThat(sorted.balance().total()).isEqualTo(300);
      for (String name : board.subdomains()) {
        for (int row : sorted.rows(name)) {
          assertThat(sorted.assignment(row).subdomain()).isEqualTo(name);
        }
      }
      int first = sorted.ruleCounts().stream().mapToInt(RuleCount::first).sum();
      assertThat(first + sorted.byHand() + sorted.byNoRule()).isEqualTo(300);
    }
  }

  /** One of all the things that can be done to a board. */
  private static DomainBoard anyChange(
      DomainBoard board, ProblemDeck deck, SplittableRandom random, int step) {
    List<String> names = board.subdomains();
    String one = names.get(random.nextInt(names.size()));
    String other = names.get(random.nextInt(names.size()));
    List<String> ids = random.ints(5, 0, 300).mapToObj(i -> "p" + i).toList();
    int rules = board.rules().rules().size();
    try {
      return switch (random.nextInt(10)) {
        case 0 -> board.add("n" + step);
        case 1 -> names.size() < 3 ? board : board.merge(one, other);
        case 2 -> names.size() < 3 ? board : board.delete(one);
        case 3 -> board.rename(one, "r" + step);
        case 4 -> board.split(one, "s" + step, ids);
        case 5 ->
            board.split(
                one,
                "h" + step,
                new Condition.Half(step),
                deck.sort(board, () -> false).members(one));
        case 6 -> board.move(ids, one);
        case 7 -> board.release(ids);
        case 8 -> rules == 0 ? board : board.moveRule(random.nextInt(rules), random.nextInt(rules));
        default -> board.addRule(random.nextInt(rules + 1), Decks.keyword(one, "apples"));
      };
    } catch (WorkbenchException e) {
      // Merging with itself, deleting what must stay.
      return board;
    }
  }

  @Test
  void mergedSubdomainHasTheProblemsOfBothAndNobodyElseGainsOrLoses() {
    List<Problem> problems = Decks.random(2, 400);
    DomainBoard board = Decks.board().move(List.of("p1", "p2", "p3"), "geometry");
    for (String from : board.subdomains()) {
      for (String into : board.subdomains()) {
        if (from.equals(into)) {
          continue;
        }
        Map<String, Integer> before = sort(board, problems).balance().counts();
        Map<String, Integer> after = sort(board.merge(from, into), problems).balance().counts();
        Map<String, Integer> expected = new LinkedHashMap<>(before);
        expected.remove(from);
        expected.merge(into, before.get(from), Integer::sum);
        assertThat(after).isEqualTo(expected);
      }
    }
  }

  @Test
  void splitByRuleTakesFromOneSubdomainExactlyThoseThatMeetIt() {
    List<Problem> problems = Decks.random(4, 400);
    for (String from : Decks.board().subdomains()) {
      DomainBoard board = Decks.board().move(List.of("p1", "p2", "p3", "p4"), from);
      SortedProblems before = sort(board, problems);
      Condition condition = new Condition.Keywords(List.of("apples", "train"));
      SortedProblems after =
          sort(board.split(from, "fresh", condition, before.members(from)), problems);
      Matcher matcher = Matcher.of(condition);
      for (int row = 0; row < problems.size(); row++) {
        boolean leaves =
            before.subdomain(row).equals(from) && matcher.match(before.deck().get(row)).isPresent();
        assertThat(after.subdomain(row)).isEqualTo(leaves ? "fresh" : before.subdomain(row));
      }
      assertThat(after.balance().counts().get("fresh")).isPositive();
    }
  }

  @Test
  void splitAtRandomIsTheSameForTheSameSeedAndIsUndoneByMerging() {
    List<Problem> problems = Decks.random(4, 400);
    SortedProblems before = sort(Decks.board(), problems);
    List<ProblemText> members = before.members("geometry");
    DomainBoard first = Decks.board().split("geometry", "g2", new Condition.Half(7), members);
    DomainBoard again = Decks.board().split("geometry", "g2", new Condition.Half(7), members);
    DomainBoard other = Decks.board().split("geometry", "g2", new Condition.Half(8), members);
    assertThat(first).isEqualTo(again);
    assertThat(subdomains(sort(first, problems))).isNotEqualTo(subdomains(sort(other, problems)));
    int half = sort(first, problems).balance().counts().get("g2");
    assertThat((double) half / members.size()).isBetween(.4, .6);
    assertThat(subdomains(sort(first.merge("g2", "geometry"), problems)))
        .isEqualTo(subdomains(before));
  }

  @Test
  void renamingChangesNamesOnly() {
    List<Problem> problems = Decks.random(6, 200);
    DomainBoard board = Decks.board().move(List.of("p1"), "algebra");
    List<String> before = subdomains(sort(board, problems));
    List<String> after = subdomains(sort(board.rename("algebra", "Equations"), problems));
    assertThat(after)
        .isEqualTo(before.stream().map(n -> n.equals("algebra") ? "Equations" : n).toList());
    assertThat(board.rename("algebra", "Algebra").subdomains()).startsWith("Algebra");
  }

  @Test
  void deletedSubdomainsProblemsGoWhereTheOtherRulesSay() {
    DomainBoard board = Decks.board().delete("geometry");
    assertThat(board.assign(Decks.problem("p", "average triangle")).subdomain())
        .isEqualTo("statistics");
    assertThat(board.assign(Decks.problem("p", "triangle")).subdomain()).isEqualTo("unsorted");
    assertThatThrownBy(() -> board.delete("unsorted"))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("no rule catches");
  }

  @Test
  void namesThatWouldConfuseAreRefused() {
    DomainBoard board = Decks.board();
    assertThatThrownBy(() -> board.add("ALGEBRA")).isInstanceOf(WorkbenchException.class);
    assertThatThrownBy(() -> board.add("  ")).isInstanceOf(WorkbenchException.class);
    assertThatThrownBy(() -> board.add("a\nb")).isInstanceOf(WorkbenchException.class);
    assertThatThrownBy(() -> board.rename("algebra", "geometry"))
        .isInstanceOf(WorkbenchException.class);
    assertThatThrownBy(() -> board.move(List.of("p"), "nowhere"))
        .isInstanceOf(WorkbenchException.class);
    assertThat(board.add("  logic ").subdomains())
        .containsExactly("algebra", "geometry", "calculus", "statistics", "logic", "unsorted");
  }

  @Test
  void ruleCountsSayWhatEachCatchesFirstAndInAll() {
    List<Problem> problems =
        List.of(
            Decks.problem("a", "average triangle"),
            Decks.problem("b", "average"),
            Decks.problem("c", "triangle"),
            Decks.problem("d", "average of an equation"));
    SortedProblems sorted = sort(Decks.board().move(List.of("b"), "algebra"), problems);
    assertThat(sorted.ruleCounts())
        .containsExactly(
            new RuleCount(0, 0), new RuleCount(2, 2), new RuleCount(1, 3), new RuleCount(0, 1));
    assertThat(sorted.matches(3))
        .extracting(a -> a.reason().text())
        .containsExactly("rule 3: keyword 'average'", "rule 4: keyword 'equation'");
  }

  @Test
  void balanceCountsEffectiveSubdomainsAndSmallOnes() {
    Balance even = new Balance(Map.of("a", 100, "b", 100, "c", 100, "d", 100));
    assertThat(even.effectiveNumber()).isCloseTo(4, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(new Balance(Map.of("a", 100, "b", 0)).effectiveNumber()).isEqualTo(1);
    assertThat(new Balance(Map.of()).effectiveNumber()).isZero();
    // exp(-(.9 ln .9 + .1 ln .1)) = 1.3841...
    assertThat(new Balance(Map.of("a", 900, "b", 100)).effectiveNumber())
        .isCloseTo(1.384145, org.assertj.core.data.Offset.offset(1e-6));
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("large", 240);
    counts.put("small", 239);
    counts.put("empty", 0);
    assertThat(new Balance(counts).small()).containsExactly("small");
    assertThat(new Balance(counts).empty()).containsExactly("empty");
    assertThat(Arrays.stream(new double[] {new Balance(counts).share("large")}).sum())
        .isEqualTo(240 / 479.0);
  }
}
