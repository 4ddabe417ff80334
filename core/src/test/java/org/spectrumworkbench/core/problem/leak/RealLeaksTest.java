package org.spectrumworkbench.core.problem.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.SharedData;
import org.spectrumworkbench.core.problem.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is found in sets that people train and evaluate on. */
final class RealLeaksTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void gsm8kAgainstItselfHitsEveryRow() {
    SearchedSet test = read("gsm8k/test.jsonl", "question", "answer");
    LeakReport report = LeakTexts.scan(10, test, test).report();
    assertThat(report.total().rows(10)).isEqualTo(1319);
    assertThat(report.total().items(10)).isEqualTo(1319);
    assertThat(report.total().rows(20)).isEqualTo(1319);
  }

  @Test
  void gsm8kTrainingAgainstTestSharesPhrasesOnly() {
    LeakTexts.Scanned scanned =
        LeakTexts.scan(
            10,
            read("gsm8k/train-1000.jsonl", "question", "answer"),
            read("gsm8k/test.jsonl", "question", "answer"));
    Sweep sweep = scanned.report().total();
    assertThat(sweep.rows(10)).isEqualTo(12);
    assertThat(sweep.items(10)).isEqualTo(15);
    assertThat(sweep.rows(13)).isEqualTo(3);
    assertThat(sweep.rows(20)).isEqualTo(1);
    Hit longest = scanned.hits().stream().max(Comparator.comparingInt(Hit::words)).orElseThrow();
    assertThat(longest.trainRow().id()).isEqualTo("gsm8k/train-1000.jsonl:21");
    assertThat(longest.evalItem().id()).isEqualTo("gsm8k/test.jsonl:633");
    assertThat(longest.words()).isEqualTo(25);
    Span span = longest.matches().getFirst().train();
    assertThat(longest.trainRow().question().substring(span.from(), span.to()))
        .startsWith("bought stamps at the post office.")
        .endsWith("some had a rose design");
  }

  @Test
  void mbppSharesLoopsWithHumanEvalAndNoQuestion() {
    LeakTexts.Scanned scanned =
        LeakTexts.scan(
            10,
            read("mbpp/mbpp.jsonl", "text", "code"),
            read("humaneval/HumanEval.jsonl.gz", "prompt", "canonical_solution"));
    Sweep sweep = scanned.report().total();
    assertThat(sweep.rows(10)).isEqualTo(12);
    assertThat(sweep.items(10)).isEqualTo(6);
    assertThat(sweep.rows(13)).isEqualTo(1);
    assertThat(sweep.rows(14)).isZero();
    assertThat(scanned.hits())
        .allSatisfy(hit ->
            assertThat(hit.matches())
                .extracting(match -> match.eval().passage())
                .containsOnly(Passage.SOLUTION));
  }

  private static SearchedSet read(String file, String question, String solution) {
    List<Problem> problems = new ArrayList<>();
    Path path = SharedData.file(file);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                file.endsWith(".gz")
                    ? new GZIPInputStream(Files.newInputStream(path))
                    : Files.newInputStream(path),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode row = JSON.readTree(line);
        problems.add(
            LeakTexts.problem(
                file + ":" + (problems.size() + 1),
                row.get(question).asString(),
                row.get(solution).asString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return LeakTexts.source(file, problems);
  }
}
