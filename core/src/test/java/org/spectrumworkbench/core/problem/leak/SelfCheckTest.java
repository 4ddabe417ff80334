package org.spectrumworkbench.core.problem.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spectrumworkbench.core.problem.leak.LeakTexts.questions;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.leak.SelfCheck.KindResult;

final class SelfCheckTest {
  private static final String STORY =
      "%s has %d apples and buys %d more at the shop near the river, then gives half of them to"
          + " her friends. How many apples are left in the end?";
  private static final List<String> NAMES = List.of("Anna", "Berta", "Clara", "Dora", "Emma");

  private final SearchedSet eval =
      questions(
          "eval",
          IntStream.range(0, 60).mapToObj(i -> random(i, 30 + i % 20)).toArray(String[]::new));
  private final SearchedSet train =
      questions(
          "train",
          IntStream.range(0, 200).mapToObj(i -> random(1000 + i, 40)).toArray(String[]::new));

  @Test
  void copiesAreFoundAtEveryNAndLeadToTheirItem() {
    SelfCheck check = SelfCheck.run(train, eval, 150, 40, 1);
    assertThat(check.rows()).isEqualTo(150);
    for (LeakKind kind :
        List.of(LeakKind.EXACT_COPY, LeakKind.CASE_AND_PUNCTUATION, LeakKind.EMBEDDED)) {
      KindResult result = of(check, kind);
      assertThat(result.planted()).isEqualTo(40);
      NgramSize.all()
          .forEach(n -> {
            assertThat(result.recall(n)).as("%s at %d", kind, n).isEqualTo(1);
            assertThat(result.precision(n)).hasValue(1);
          });
      assertThat(result.recallInterval(10).low()).isBetween(.9, .93);
    }
    NgramSize.all().forEach(n -> assertThat(check.rowsFlagged(n)).isZero());
  }

  @Test
  void halvesAndChangesAreFoundOnlyWhereEnoughWordsAreLeft() {
    SelfCheck check = SelfCheck.run(train, eval, 50, 60, 1);
    KindResult half = of(check, LeakKind.HALF);
    assertThat(half.recall(15)).isEqualTo(1);
    assertThat(half.recall(20)).isBetween(.1, .9);
    KindResult changed = of(check, LeakKind.ONE_WORD_CHANGED);
    assertThat(changed.recall(14)).isEqualTo(1);
    assertThat(changed.recall(20)).isLessThan(1);
  }

  @Test
  void aParaphraseIsMissedAndAPatternLeadsToTheWrongItem() {
    SearchedSet stories =
        questions(
            "stories",
            IntStream.range(0, 30)
                .mapToObj(i -> STORY.formatted(NAMES.get(i % 5), i + 2, 2 * i + 3))
                .toArray(String[]::new));
    SelfCheck check = SelfCheck.run(train, stories, 50, 30, 1);
    KindResult paraphrase = of(check, LeakKind.PARAPHRASE);
    assertThat(paraphrase.recall(10)).isZero();
    assertThat(paraphrase.precision(10)).isEmpty();
    assertThat(paraphrase.precisionInterval(10)).isEmpty();
    KindResult copy = of(check, LeakKind.EXACT_COPY);
    assertThat(copy.recall(10)).isEqualTo(1);
    assertThat(copy.precision(10).orElseThrow()).isLessThan(.1);
    assertThat(copy.precision(20).orElseThrow()).isLessThan(.1);
  }

  @Test
  void theSeedDecides() {
    assertThat(SelfCheck.run(train, eval, 20, 10, 5))
        .isEqualTo(SelfCheck.run(train, eval, 20, 10, 5))
        .isNotEqualTo(SelfCheck.run(train, eval, 20, 10, 6));
  }

  @Test
  void rowsThatLeakAlreadyAreCountedApart() {
    SelfCheck check = SelfCheck.run(eval, eval, 10, 5, 1);
    assertThat(check.rowsFlagged(10)).isEqualTo(10);
  }

  @Test
  void anEvaluationSetWithoutWordsIsRefused() {
    assertThatThrownBy(() -> SelfCheck.run(train, questions("none", "?", "+"), 10, 5, 1))
        .isInstanceOf(WorkbenchException.class);
  }

  @Test
  void otherCaseKeepsTheWordsAndAParaphraseDoesNot() {
    LeakPlanter planter = new LeakPlanter(new SplittableRandom(1));
    String question = "How many apples does Anna's friend have, at $2.50?";
    String other = planter.text(LeakKind.CASE_AND_PUNCTUATION, question, List.of());
    assertThat(other).isNotEqualToIgnoringCase(question);
    LeakTexts.Scanned scanned =
        LeakTexts.scan(20, questions("train", other), questions("eval", question));
    assertThat(scanned.hits().getFirst().matches().getFirst().whole()).isTrue();
    assertThat(Paraphrase.of(question))
        .isEqualTo(
            "In what way numerous apples does Anna's friend own, at $2.50?"
                .replace("friend", "companion"));
  }

  private static KindResult of(SelfCheck check, LeakKind kind) {
    return check.kinds().stream().filter(k -> k.kind() == kind).findFirst().orElseThrow();
  }

  /** A text that no other seed gives: words of its own. */
  private static String random(int seed, int words) {
    StringBuilder text = new StringBuilder("q" + seed);
    for (int i = 1; i < words; i++) {
      text.append(i % 7 == 0 ? ", w" : " w").append(seed).append("x").append(i);
    }
    return text.toString();
  }
}
