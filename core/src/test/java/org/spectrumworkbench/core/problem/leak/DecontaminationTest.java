package org.spectrumworkbench.core.problem.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.spectrumworkbench.core.problem.leak.LeakTexts.problem;
import static org.spectrumworkbench.core.problem.leak.LeakTexts.questions;
import static org.spectrumworkbench.core.problem.leak.LeakTexts.scan;
import static org.spectrumworkbench.core.problem.leak.LeakTexts.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.problem.leak.LeakTexts.Scanned;

final class DecontaminationTest {
  private static final String TEN = "one two three four five six seven eight nine ten";

  @Test
  void tenWordsInARowAreAHitAndNineAreNot() {
    String nine = "one two three four five six seven eight nine";
    Scanned scanned =
        scan(
            10,
            questions("train", "zero " + TEN + " more", "zero " + nine + " more", "none of it"),
            questions("eval", "before " + TEN + " after"));
    assertThat(scanned.hits()).hasSize(1);
    assertThat(scanned.report().train().getFirst().flagged().stream().toArray()).containsExactly(0);
    Sweep sweep = scanned.report().cells().getFirst().getFirst();
    assertThat(sweep.rows(10)).isEqualTo(1);
    assertThat(sweep.rows(11)).isZero();
    assertThat(sweep.rows(9)).isEqualTo(2);
    assertThat(sweep.items(10)).isEqualTo(1);
    assertThat(sweep.items(11)).isZero();
  }

  @Test
  void spansAreThoseOfBothTextsAsWritten() {
    String train = "Hm! ONE, two; three-four 'five' six seven (eight) nine ten. Eleven";
    Scanned scanned = scan(10, questions("train", train), questions("eval", "Zero: " + TEN + "?"));
    Hit.Match match = scanned.hits().getFirst().matches().getFirst();
    assertThat(train.substring(match.train().from(), match.train().to()))
        .isEqualTo("ONE, two; three-four 'five' six seven (eight) nine ten");
    assertThat(("Zero: " + TEN + "?").substring(match.eval().from(), match.eval().to()))
        .isEqualTo(TEN);
    assertThat(match.words()).isEqualTo(10);
    assertThat(match.train().passage()).isEqualTo(Passage.QUESTION);
  }

  @Test
  void aRunDoesNotCrossFromQuestionToSolution() {
    SearchedSet train =
        source(
            "train",
            List.of(problem("a", "one two three four five", "six seven eight nine ten eleven")));
    assertThat(scan(10, train, questions("eval", TEN + " eleven twelve")).hits()).isEmpty();
  }

  @Test
  void solutionsAreSearchedAndProgramsInTheAnswerToo() {
    Check program =
        new Check.Program(new ProgramTests.InputOutput(ProgramTests.Language.PYTHON, 1, List.of()));
    SearchedSet eval =
        source(
            "eval",
            List.of(
                problem("solved", "something else entirely", "so " + TEN),
                new Problem("program", "x", "y", "write a program", "x " + TEN, program, null)));
    Scanned scanned =
        scan(10, source("train", List.of(problem("a", "no such question", TEN))), eval);
    assertThat(scanned.hits())
        .extracting(hit -> hit.evalItem().id(), hit -> hit.matches().getFirst().eval().passage())
        .containsExactly(tuple("solved", Passage.SOLUTION), tuple("program", Passage.ANSWER));
    assertThat(scanned.hits().getFirst().matches().getFirst().train().passage())
        .isEqualTo(Passage.SOLUTION);
  }

  @Test
  void shortQuestionsCountWhereAllOfThemOccurs() {
    SearchedSet eval = questions("eval", "what is 2 + 3 ?", "why?", "...");
    Scanned scanned =
        scan(
            10,
            questions("train", "Tell me: what is 2 3, please", "what is 2", "but why", "Why!"),
            eval);
    assertThat(scanned.hits())
        .extracting(Hit::row, hit -> hit.evalItem().id(), hit -> hit.isShortItem(10))
        .containsExactly(tuple(0L, "eval-0", true), tuple(3L, "eval-1", true));
    LeakReport.EvalSide side = scanned.report().eval().getFirst();
    assertThat(side.shortItems()).isEqualTo(3);
    assertThat(side.wordless()).isEqualTo(1);
    assertThat(side.flagged(6)).isEqualTo(Set.of("eval-0", "eval-1"));
  }

  @Test
  void aSetAgainstItselfHitsEveryRow() {
    SearchedSet set =
        source(
            "set",
            IntStream.range(0, 300)
                .mapToObj(i ->
                    problem("p" + i, "How many apples does child number " + i + " have left", null))
                .toList());
    Scanned scanned = scan(10, set, set);
    assertThat(scanned.report().train().getFirst().flagged().cardinality()).isEqualTo(300);
    NgramSize.all()
        .forEach(n -> {
          assertThat(scanned.report().total().rows(n)).isEqualTo(300);
          assertThat(scanned.report().total().items(n)).isEqualTo(300);
        });
  }

  @Test
  void theMatrixHasACellForEveryPairAndTotalsCountARowOnce() {
    List<Hit> hits = new ArrayList<>();
    LeakReport report =
        Decontamination.ofWords(10)
            .scan(
                List.of(
                    questions("t1", TEN, "nothing here"), questions("t2", "nothing here either")),
                List.of(questions("e1", "a " + TEN), questions("e2", "b " + TEN, "other words")),
                hits::add);
    assertThat(report.cells().get(0)).extracting(cell -> cell.rows(10)).containsExactly(1L, 1L);
    assertThat(report.cells().get(1)).extracting(cell -> cell.rows(10)).containsExactly(0L, 0L);
    assertThat(report.total().rows(10)).isEqualTo(1);
    assertThat(report.total().items(10)).isEqualTo(2);
    assertThat(hits).extracting(Hit::eval).containsExactly("e1", "e2");
  }

  @Test
  void theListOfHitsEndsAtItsLimitButTheCountsDoNot() {
    SearchedSet train =
        questions("train", IntStream.range(0, 2000).mapToObj(i -> TEN).toArray(String[]::new));
    List<Hit> hits = new ArrayList<>();
    LeakReport report =
        new Decontamination(10, HitLimits.STANDARD.most(7), 2)
            .scan(List.of(train), List.of(train), hits::add);
    assertThat(hits).hasSize(7);
    assertThat(report.hits()).isEqualTo(7);
    assertThat(report.cut()).isTrue();
    assertThat(report.total().rows(10)).isEqualTo(2000);
    assertThat(report.total().items(10)).isEqualTo(2000);
  }

  @Test
  void aTextMadeToRepeatItselfEndsAndSaysThatItIsCut() {
    String loop = "a ".repeat(30_000);
    Scanned scanned = scan(10, questions("train", loop), questions("eval", loop, loop));
    assertThat(scanned.hits()).isNotEmpty();
    assertThat(scanned.report().cut()).isTrue();
  }

  @Test
  void theResultDoesNotDependOnTheThreads() {
    SearchedSet train = RandomTexts.source("train", 3_000, 25, 6, 1);
    SearchedSet eval = RandomTexts.source("eval", 40, 25, 6, 2);
    List<Hit> one = new ArrayList<>();
    List<Hit> four = new ArrayList<>();
    LeakReport first =
        new Decontamination(8, HitLimits.STANDARD.most(500), 1)
            .scan(List.of(train), List.of(eval), one::add);
    LeakReport second =
        new Decontamination(8, HitLimits.STANDARD.most(500), 4)
            .scan(List.of(train), List.of(eval), four::add);
    assertThat(second).isEqualTo(first);
    assertThat(four).isEqualTo(one).hasSize(500);
  }

  @Test
  void aScanThatNobodyWantsEnds() {
    SearchedSet train = RandomTexts.source("train", 10_000, 25, 6, 1);
    long[] searched = new long[1];
    Decontamination.Watch watch =
        new Decontamination.Watch() {
          @Override
          public void hit(Hit hit) {}

          @Override
          public void searched(int trainSet, long rows) {
            searched[0] = rows;
          }

          @Override
          public boolean isCancelled() {
            return searched[0] > 0;
          }
        };
    assertThatThrownBy(
            () -> Decontamination.ofWords(10).scan(List.of(train), List.of(train), watch))
        .isInstanceOf(CancellationException.class);
    assertThat(searched[0]).isLessThan(10_000);
  }

  @Test
  void nOutOfRangeIsRefused() {
    assertThatThrownBy(() -> Decontamination.ofWords(5))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("5 words");
    assertThatThrownBy(() -> Decontamination.ofWords(21)).isInstanceOf(WorkbenchException.class);
  }
}
