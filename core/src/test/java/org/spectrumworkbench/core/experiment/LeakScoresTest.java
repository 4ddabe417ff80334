package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.leak.Decontamination;
import org.spectrumworkbench.core.problem.leak.LeakReport;
import org.spectrumworkbench.core.problem.leak.ScoreWithoutLeaks;
import org.spectrumworkbench.core.problem.leak.SearchedSet;
import org.spectrumworkbench.core.verify.Outcome;

final class LeakScoresTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:20:30Z"), ZoneOffset.UTC);

  private static final String LONG =
      "a farmer sells eleven crates of plums and then twelve baskets of cherries at the market";
  private static final String SHORTER = "the tram stops at nine places before it turns";
  private static final String CLEAN = "how many corners does a cube have when one is cut off";

  @TempDir Path folder;
  private RunFolder run;

  /** The run solves the long problem always, the shorter half of the time, the clean one never. */
  @BeforeEach
  void evaluate() {
    run = RunFolder.create(folder, Settings.initial(), CLOCK);
    try (Journal.Writer journal = new Journal.Writer(run.newAttempt().journal(), 0, CLOCK)) {
      journal.write(
          new RunEvent.ProblemsDeclared(
              "evaluate",
              List.of(row("p1", LONG), row("p2", SHORTER), row("p3", CLEAN), row("p4", "other"))));
      journal.write(group("p1", 4));
      journal.write(group("p2", 2));
      journal.write(group("p3", 0));
      journal.write(group("p4", 0));
      journal.write(evaluated());
    }
  }

  private LeakScores.Matched matched(List<Problem> eval) {
    SearchedSet evalSet = set("test", eval);
    SearchedSet train =
        set(
            "train",
            List.of(
                problem("t1", "Once " + LONG),
                problem("t2", SHORTER + " at last"),
                // Eight words in a row of the clean one.
                problem("t3", "how many corners does a cube have when nobody looks")));
    LeakReport report =
        Decontamination.ofWords(6).scan(List.of(train), List.of(evalSet), hit -> {});
    return LeakScores.of(run).match(report, List.of(evalSet));
  }

  @Test
  void problemsAreFoundByTheirQuestionAndFlaggedAtEachN() {
    // An item of the same id and another question is another problem.
    LeakScores.Matched matched =
        matched(
            List.of(
                problem("x", LONG),
                problem("y", SHORTER),
                problem("z", CLEAN),
                problem("p4", LONG + " again")));
    assertThat(matched.evaluated()).isEqualTo(4);
    assertThat(matched.scanned()).isEqualTo(3);
    assertThat(matched.flagged(6)).containsExactlyInAnyOrder("p1", "p2", "p3");
    assertThat(matched.flagged(8)).contains("p3");
    assertThat(matched.flagged(9)).containsExactlyInAnyOrder("p1", "p2");
    // Of nine words: at n = 10 it still counts, since all of it occurs.
    assertThat(matched.flagged(10)).containsExactlyInAnyOrder("p1", "p2");
    assertThat(matched.flagged(16)).contains("p1");
  }

  @Test
  void scoresAreOverTheScannedProblemsWithAndWithoutTheFlagged() {
    LeakScores.Matched matched =
        matched(List.of(problem("x", LONG), problem("y", CLEAN), problem("z", SHORTER)));
    ScoreWithoutLeaks score = matched.scores(10, 1).get("base");
    assertThat(score.all().pass()).isCloseTo((1 + .5 + 0) / 3, within(1e-12));
    assertThat(score.clean().pass()).isZero();
    assertThat(score.clean().problems()).isEqualTo(1);
    assertThat(score.flagged().orElseThrow().pass()).isEqualTo(.75);
    // Pass@2 of 2 right in 4: 1 - C(2,2)/C(4,2).
    assertThat(matched.scores(10, 2).get("base").all().pass())
        .isCloseTo((1 + 5 / 6.0) / 3, within(1e-12));
    assertThat(LeakScores.of(run).mostK()).isEqualTo(4);
  }

  @Test
  void aRunThatWasEvaluatedOnOtherProblemsHasNoScore() {
    LeakScores.Matched matched = matched(List.of(problem("p1", "quite another question")));
    assertThat(matched.scanned()).isZero();
    assertThatThrownBy(() -> matched.scores(10, 1))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("evaluated on none of these problems");
  }

  @Test
  void itsOwnProblemsAreASetToScanAgainst() {
    SearchedSet own = LeakScores.of(run).problems();
    LeakReport report =
        Decontamination.ofWords(10)
            .scan(List.of(set("train", List.of(problem("t", LONG)))), List.of(own), hit -> {});
    LeakScores.Matched matched = LeakScores.of(run).match(report, List.of(own));
    assertThat(matched.scanned()).isEqualTo(4);
    assertThat(matched.flagged(10)).containsExactly("p1");
  }

  @Test
  void aRunWithoutAnEvaluationIsRefused() {
    RunFolder young = RunFolder.create(folder, Settings.initial(), CLOCK);
    assertThatThrownBy(() -> LeakScores.of(young))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("has evaluated no model yet");
  }

  private static SearchedSet set(String name, List<Problem> problems) {
    return new SearchedSet(name, problems.size(), problems::stream);
  }

  private static Problem problem(String id, String question) {
    return new Problem(id, Problem.UNSORTED, "test", question, "1", Check.MATH, null);
  }

  private static RunEvent.ProblemRow row(String id, String question) {
    return new RunEvent.ProblemRow(id, "algebra", question, "1");
  }

  private static RunEvent group(String problem, int correct) {
    List<RunEvent.Rollout> rollouts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Outcome verdict = i < correct ? Outcome.CORRECT : Outcome.WRONG;
      rollouts.add(
          new RunEvent.Rollout(i, "answer", List.of(), verdict, "", null, 0, null, 2, -1, 1));
    }
    return new RunEvent.GroupSampled(
        "evaluate-base", 0, problem, correct / 4.0, null, null, rollouts);
  }

  private static RunEvent evaluated() {
    return new RunEvent.ModelEvaluated(
        "evaluate-base",
        new StageResult(
            "base", 0, new TreeMap<>(), Map.of(), new TreeMap<>(), 4, 4, 1, List.of(1, 4)));
  }
}
