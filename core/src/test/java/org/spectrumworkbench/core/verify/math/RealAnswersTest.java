package org.spectrumworkbench.core.verify.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.SharedData;
import org.spectrumworkbench.core.verify.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Public data sets judge themselves; skipped where they are missing. */
class RealAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final MathVerifier verifier = new MathVerifier();

  @Test
  void solutionsOfGradeSchoolMathematicsAreRight() throws IOException {
    int rows = 0;
    for (String file : List.of("gsm8k/test.jsonl", "gsm8k/train-1000.jsonl")) {
      for (String line : Files.readAllLines(SharedData.file(file))) {
        String solution = JSON.readTree(line).get("answer").asString();
        String gold = solution.substring(solution.lastIndexOf("####") + 4).strip();
        Verdict right = verifier.verify(gold, solution, false);
        assertThat(right.correct()).as(right.reason()).isTrue();
        Verdict wrong = verifier.verify(gold, solution + "1", false);
        assertThat(wrong.correct()).as(wrong.reason()).isFalse();
        rows++;
      }
    }
    assertThat(rows).isEqualTo(2319);
  }

  @Test
  void solutionsWithoutTheirMarkedAnswerAreMostlyReadAsMeant() throws IOException {
    int right = 0;
    for (String file : List.of("gsm8k/test.jsonl", "gsm8k/train-1000.jsonl")) {
      for (String line : Files.readAllLines(SharedData.file(file))) {
        String solution = JSON.readTree(line).get("answer").asString();
        int marks = solution.lastIndexOf("####");
        String prose = solution.substring(0, marks).replaceAll("<<[^>]*>>", "");
        right += verifier.verify(solution.substring(marks + 4), prose, false).correct() ? 1 : 0;
      }
    }
    assertThat(right).isGreaterThanOrEqualTo(2252);
  }

  @Test
  void optionsEqualThemselvesAndHardlyEverOneAnother() throws IOException {
    Set<String> alike = new HashSet<>();
    int options = 0;
    for (String line : Files.readAllLines(SharedData.file("aqua/test.json"))) {
      var texts = new ArrayList<String>();
      for (JsonNode option : JSON.readTree(line).get("options")) {
        texts.add(option.asString().substring(2));
      }
      for (String text : texts) {
        options++;
        assertThat(equal(text, "$" + text + "$.")).as(text).isTrue();
        assertThat(equal(text, text + " + 1")).as(text).isFalse();
        for (String other : texts) {
          if (!other.equals(text) && equal(text, other)) {
            alike.add(text + " = " + other);
          }
        }
      }
    }
    assertThat(options).isEqualTo(1270);
    // Options that differ in their unit, in the order of a list, or by a slip of the data set.
    assertThat(alike).hasSizeLessThanOrEqualTo(14);
  }

  private static boolean equal(String gold, String answer) {
    return MathEquivalence.compare(gold, answer, MathSettings.DEFAULT).equal();
  }
}
