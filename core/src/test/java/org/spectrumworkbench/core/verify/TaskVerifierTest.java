package org.spectrumworkbench.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

class TaskVerifierTest {
  private static final List<Check> CHECKS =
      List.of(
          Check.WHOLE_NUMBER,
          new Check.Choice(List.of("5", "6")),
          new Check.Exact(true),
          new Check.Numeric(0, 0),
          new Check.Format("(?s).*5"),
          new Check.Countdown(List.of(5, 6), false));

  private static Problem problem(Check check) {
    return new Problem("p", "s", "f", "q", check instanceof Check.Choice ? "A" : "5", check, null);
  }

  private static final TaskVerifier ALL =
      TaskVerifier.of(CHECKS.stream().map(TaskVerifierTest::problem).toList());

  @Test
  void runOfTheTinyLanguageRecordsTheOneVerifier() {
    assertThat(TaskVerifier.of(List.of(problem(Check.WHOLE_NUMBER))).name()).isEqualTo("integer/1");
  }

  @Test
  void nameListsThoseInUseInOneOrder() {
    assertThat(
            TaskVerifier.of(List.of(problem(new Check.Exact(true)), problem(Check.WHOLE_NUMBER)))
                .name())
        .isEqualTo("integer/1, exact/1");
  }

  @Test
  void eachCheckIsJudgedByItsOwnVerifier() {
    for (Check check : CHECKS) {
      String right = check == Check.WHOLE_NUMBER ? "answer 5" : "5";
      Verdict verdict = ALL.verify(problem(check), right, false);
      assertThat(verdict.outcome())
          .as("%s: %s", check, verdict.reason())
          .isEqualTo(Outcome.CORRECT);
      assertThat(ALL.verify(problem(check), right, true).outcome()).isEqualTo(Outcome.TRUNCATED);
    }
  }

  @Test
  void whatIsThoughtAloudIsNoAnswerExceptToARuleOfFormat() {
    String response = "<think>perhaps answer 6 \\boxed{6}</think> answer 5";
    for (Check check : CHECKS) {
      if (!(check instanceof Check.Exact) && !(check instanceof Check.Countdown)) {
        Problem problem = problem(check);
        assertThat(ALL.verify(problem, response, false).outcome())
            .as("%s", check)
            .isEqualTo(Outcome.CORRECT);
        assertThat(ALL.verifyAll(List.of(new Verifier.Request(problem, response, false))))
            .containsExactly(ALL.verify(problem, response, false));
      }
    }
    assertThat(ALL.verify(problem(Check.WHOLE_NUMBER), "<think>answer 5</think>", false).outcome())
        .as("nothing is said after it")
        .isEqualTo(ALL.verify(problem(Check.WHOLE_NUMBER), "answer 5</think>", false).outcome());
    assertThat(
            TaskVerifier.of(List.of(problem(new Check.Format("<think>.*"))))
                .verify(problem(new Check.Format("<think>.*")), response, false)
                .outcome())
        .isEqualTo(Outcome.CORRECT);
  }

  @Test
  void kindThatNobodyAnnouncedIsAnErrorNotAWrongAnswer() {
    TaskVerifier integers = TaskVerifier.ofKinds(EnumSet.of(CheckKind.INTEGER));
    Verdict verdict = integers.verify(problem(new Check.Exact(true)), "5", false);
    assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(verdict.reason()).contains("exact");
  }

  @Test
  void anyTextGetsAVerdictWithAReason() {
    String[] pieces = {
      "answer ",
      "\\boxed{",
      "}",
      "{",
      "(",
      ")",
      "B",
      "5",
      "1,000",
      " is ",
      "=",
      "\\frac",
      "$",
      "\n",
      "e9",
      "/",
      "*",
      "^",
      "-",
      "%",
      "\\",
      "####",
      "\ud83d\ude00"
    };
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int c = random.nextInt(30); c > 0; c--) {
        text.append(
            random.nextInt(8) == 0
                ? Character.toString((char) random.nextInt(1, 0x10000))
                : pieces[random.nextInt(pieces.length)]);
      }
      for (Check check : CHECKS) {
        Verdict verdict = ALL.verify(problem(check), text.toString(), false);
        assertThat(verdict.reason()).isNotBlank();
        assertThat(verdict.outcome())
            .as("%s of %s", verdict.reason(), text)
            .isNotEqualTo(Outcome.ERROR);
      }
    }
  }

  @Test
  void hostileResponsesTakeNoTime() {
    List<Check> checks = new ArrayList<>(CHECKS);
    checks.add(new Check.Format("(".repeat(5_000) + "a" + ")".repeat(5_000)));
    checks.add(new Check.Format("{".repeat(10_000)));
    checks.add(new Check.Format("(x+x+)+y"));
    String[] pieces = {
      "answer is B ", "\\boxed{", "((", "5+", "**", "$", "\\text{", "1,", "9", "= ", "(B) ", "\n \n"
    };
    for (String piece : pieces) {
      String response = piece.repeat(200_000 / piece.length());
      for (Check check : checks) {
        assertTimeoutPreemptively(
            Duration.ofSeconds(5),
            () -> assertThat(ALL.verify(problem(check), response, false).reason()).isNotBlank(),
            check + " of " + piece);
      }
    }
  }
}
