package org.spectrumworkbench.core.problem.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.SharedData;
import org.spectrumworkbench.core.problem.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the standard rules make of public data sets: an honest look, with counts pinned roughly. */
class StandardRulesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static SortedProblems sorted(List<Problem> problems) {
    return Decks.deck(problems).sort(DefaultDomains.standard(), () -> false);
  }

  private static List<Problem> lines(String file) throws IOException {
    List<Problem> problems = new ArrayList<>();
    for (String line : Files.readAllLines(SharedData.file(file))) {
      problems.add(
          Decks.problem("p" + problems.size(), JSON.readTree(line).get("question").asString()));
    }
    return problems;
  }

  @Test
  void mostOfGsm8kIsArithmeticInWordsThatNoRuleCatches() throws IOException {
    SortedProblems sorted = sorted(lines("gsm8k/test.jsonl"));
    assertThat(sorted.balance().total()).isEqualTo(1_319);
    assertThat(sorted.byNoRule()).isBetween(1_100, 1_200);
    assertThat(sorted.balance().counts().get("algebra")).isGreaterThan(60);
    assertThat(sorted.balance().counts().get("geometry")).isGreaterThan(20);
    assertThat(sorted.balance().counts().get("statistics")).isGreaterThan(40);
    assertThat(sorted.balance().counts().get("calculus")).isZero();
  }

  @Test
  void nearlyAllOfSvampIsArithmetic() throws IOException {
    List<Problem> problems = new ArrayList<>();
    for (JsonNode row : JSON.readTree(Files.readString(SharedData.file("svamp/SVAMP.json")))) {
      problems.add(
          Decks.problem(
              row.get("ID").asString(),
              row.get("Body").asString() + " " + row.get("Question").asString()));
    }
    assertThat(sorted(problems).byNoRule()).isGreaterThan(950);
  }

  @Test
  void nearlyHalfOfAquaIsCaught() throws IOException {
    SortedProblems sorted = sorted(lines("aqua/test.json"));
    assertThat(sorted.byNoRule()).isBetween(110, 150);
    assertThat(sorted.balance().counts().get("algebra")).isGreaterThan(50);
    assertThat(sorted.balance().counts().get("statistics")).isGreaterThan(25);
    assertThat(sorted.balance().counts().get("geometry")).isGreaterThan(15);
  }
}
