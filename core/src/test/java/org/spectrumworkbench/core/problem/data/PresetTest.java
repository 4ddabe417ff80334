package org.spectrumworkbench.core.problem.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spectrumworkbench.core.SharedData;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProgramTests.Statements;
import org.spectrumworkbench.core.problem.table.TableFile;
import org.spectrumworkbench.core.problem.table.TableLimits;
import org.spectrumworkbench.core.problem.table.TableSample;

/** The presets on the real files. */
final class PresetTest {
  @TempDir Path folder;

  private Importer.Imported imported(String file, Preset expected) {
    TableFile table = TableFile.detect(SharedData.file(file), null, TableLimits.USUAL);
    MappingProposal proposal = MappingProposal.of(TableSample.read(table, 100));
    assertThat(proposal.preset()).contains(expected);
    return new Importer(table, proposal.mapping(), ImportSettings.USUAL)
        .run(new DataSetLibrary(folder), expected.word(), ImportWatch.NONE, note -> {});
  }

  private static List<Problem> problems(Importer.Imported imported) {
    try (Stream<DataRow> rows = imported.version().rows()) {
      return rows.map(DataRow::problem).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gsm8k/test.jsonl, GSM8K, 1319",
    "gsm8k/train-1000.jsonl, GSM8K, 1000",
    "svamp/SVAMP.json, SVAMP, 1000",
    "aqua/test.json, AQUA, 254",
    "mbpp/mbpp.jsonl, MBPP, 974",
    "mbpp/mbpp_test.jsonl, MBPP, 500",
    "humaneval/HumanEval.jsonl.gz, HUMANEVAL, 164"
  })
  void everyRowOfTheRealFileIsTaken(String file, Preset preset, int rows) {
    Importer.Imported imported = imported(file, preset);
    assertThat(imported.report().unusable()).isZero();
    assertThat(imported.version().size()).isEqualTo(rows);
    imported.version().verify();
  }

  @ParameterizedTest
  @CsvSource({
    "gsm8k/train-1000.jsonl, GSM8K",
    "aqua/test.json, AQUA",
    "mbpp/mbpp_test.jsonl, MBPP",
    "humaneval/HumanEval.jsonl.gz, HUMANEVAL"
  })
  void whatIsExportedComesBackAsItWas(String file, Preset preset) {
    DataSetVersion first = imported(file, preset).version();
    Path exported = folder.resolve("exported.jsonl");
    first.export(exported);
    TableFile table = TableFile.detect(exported, null, TableLimits.USUAL);
    MappingProposal proposal = MappingProposal.of(TableSample.read(table, 100));
    DataSetVersion again =
        new Importer(table, proposal.mapping(), ImportSettings.USUAL)
            .run(new DataSetLibrary(folder), "again", ImportWatch.NONE, note -> {})
            .version();
    assertThat(again.manifest().contentHash()).isEqualTo(first.manifest().contentHash());
  }

  @Test
  void gsm8kSolutionsLoseTheirMarksAndEndInTheAnswer() {
    List<Problem> problems = problems(imported("gsm8k/test.jsonl", Preset.GSM8K));
    assertThat(problems.getFirst().answer()).isEqualTo("18");
    assertThat(problems)
        .allSatisfy(problem -> {
          assertThat(problem.answer()).matches("-?\\d+(\\.\\d+)?");
          assertThat(problem.solution())
              .doesNotContain("<<", "####")
              .endsWith("\n\\boxed{" + problem.answer() + "}");
          assertThat(problem.check()).isEqualTo(Check.MATH);
        });
  }

  @Test
  void svampQuestionsAreMadeOfTwoColumns() {
    Problem first = problems(imported("svamp/SVAMP.json", Preset.SVAMP)).getFirst();
    assertThat(first)
        .isEqualTo(
            new Problem(
                "svamp/chal-1",
                "Subtraction",
                "svamp",
                "Each pack of dvds costs 76 dollars. If there is a discount of 25 dollars on each"
                    + " pack How much do you have to pay to buy each pack?",
                "51",
                Check.MATH,
                "( 76.0 - 25.0 ) = 51\n\\boxed{51}"));
  }

  @Test
  void aquaOptionsAreShuffledWithTheirGolds() {
    Importer.Imported imported = imported("aqua/test.json", Preset.AQUA);
    // Row 166 says A under a rationale whose gold letter is B: the file itself is at odds.
    assertThat(imported.report().notes())
        .extracting(RowNote::row, RowNote::kind)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(166L, RowNote.Kind.OTHER_ANSWER));
    List<Problem> problems = problems(imported);
    Check.Choice first = (Check.Choice) problems.getFirst().check();
    assertThat(first.options())
        .containsExactlyInAnyOrder(
            "5(\u221a3 + 1)",
            "6(\u221a3 + \u221a2)",
            "7(\u221a3 \u2013 1)",
            "8(\u221a3 \u2013 2)",
            "None of these")
        .endsWith("None of these");
    assertThat(first.options().get(problems.getFirst().answer().charAt(0) - 'A'))
        .isEqualTo("5(\u221a3 + 1)");
    Map<String, Long> golds =
        problems.stream()
            .collect(
                java.util.stream.Collectors.groupingBy(
                    Problem::answer, java.util.stream.Collectors.counting()));
    assertThat(golds).hasSize(5).allSatisfy((letter, count) -> assertThat(count).isGreaterThan(25));
  }

  @Test
  void programsKeepTheirWhiteSpaceAndTests() {
    Problem mbpp = problems(imported("mbpp/mbpp.jsonl", Preset.MBPP)).getFirst();
    Statements tests = (Statements) ((Check.Program) mbpp.check()).tests();
    assertThat(tests.tests())
        .hasSize(3)
        .allSatisfy(t -> assertThat(t).startsWith("assert min_cost"));
    assertThat(mbpp.question()).contains(tests.tests());
    assertThat(mbpp.answer()).startsWith("R = 3\nC = 3\ndef min_cost").doesNotContain("\r");

    Problem human = problems(imported("humaneval/HumanEval.jsonl.gz", Preset.HUMANEVAL)).getFirst();
    assertThat(human.id()).isEqualTo("HumanEval/0");
    tests = (Statements) ((Check.Program) human.check()).tests();
    assertThat(tests.prelude()).isEqualTo(human.question()).endsWith("\"\"\"\n");
    assertThat(tests.entryPoint()).isEqualTo("has_close_elements");
    assertThat(tests.tests().getFirst()).endsWith("\n\ncheck(has_close_elements)");
    assertThat(human.answer()).startsWith("    for idx");
  }
}
