package org.spectrumworkbench.core.problem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.table.TableFile;
import org.spectrumworkbench.core.problem.table.TableLimits;
import org.spectrumworkbench.core.problem.table.TableSample;

final class MappingProposalTest {
  @TempDir Path folder;

  private MappingProposal proposal(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), line.replace('\'', '"') + "\n");
    return MappingProposal.of(
        TableSample.read(TableFile.detect(file, null, TableLimits.USUAL), 10));
  }

  @Test
  void columnsAreGuessedByNameAndContent() throws IOException {
    Mapping boxed = proposal("{'problem':'1+1','solution':'It is \\\\boxed{2}'}").mapping();
    assertThat(boxed.columns())
        .isEqualTo(Map.of(Field.QUESTION, "problem", Field.ANSWER, "solution"));
    assertThat(boxed.form()).isEqualTo(AnswerForm.BOXED);

    Mapping choice = proposal("{'Question':'?','choices':['a','b'],'answerKey':'B'}").mapping();
    assertThat(choice.kind()).isEqualTo(AnswerKind.CHOICE);
    assertThat(choice.form()).isEqualTo(AnswerForm.LETTER);
    assertThat(choice.columns()).containsEntry(Field.ANSWER, "answerKey");

    Mapping nested = proposal("{'data':{'prompt':'?','gold':'1'},'meta':{'id':7}}").mapping();
    assertThat(nested.columns())
        .isEqualTo(
            Map.of(Field.QUESTION, "data.prompt", Field.ANSWER, "data.gold", Field.ID, "meta.id"));

    Mapping plain = proposal("{'question':'?','answer':'1'}").mapping();
    assertThat(plain.form()).isEqualTo(AnswerForm.AS_IS);
    assertThat(proposal("{'question':'?','answer':'so #### 1'}").preset()).contains(Preset.GSM8K);
  }

  private MappingProposal answers(String... answers) throws IOException {
    return proposal(
        java.util.Arrays.stream(answers)
            .map(answer -> "{'question':'?','answer':%s}".formatted(answer))
            .collect(Collectors.joining("\n")));
  }

  @Test
  void answersThatAreAllWordsAreComparedAsText() throws IOException {
    for (String[] words :
        new String[][] {
          {"'yes'", "'no'", "'Yes'"},
          {"true", "false"},
          {"'Paris'", "'St. John\u2019s'", "'New York City'", "'Anna-Maria'"},
          {"'knight'", "'knave'", "''", "null"}
        }) {
      MappingProposal proposal = answers(words);
      assertThat(proposal.mapping().kind()).as(words[0]).isEqualTo(AnswerKind.EXACT);
      assertThat(proposal.why()).contains("words").doesNotContain("null");
    }
    assertThat(answers("'so\\n#### yes'", "'then\\n#### no'").mapping().form())
        .isEqualTo(AnswerForm.HASHES);
  }

  @Test
  void numbersFormulasAndLettersStayMathematics() throws IOException {
    for (String[] none :
        new String[][] {
          {"'3'", "'1/2'", "12"},
          {"'x'", "'A'", "'B'"},
          {"'x+y'", "'\\\\frac{1}{2}'"},
          {"'pi'", "'infinity'"},
          {"'12 apples'"},
          {"''"}
        }) {
      MappingProposal proposal = answers(none);
      assertThat(proposal.mapping().kind()).as(none[0]).isEqualTo(AnswerKind.MATH);
      assertThat(proposal.why()).isEmpty();
    }
    MappingProposal mixed = answers("'3'", "'none'");
    assertThat(mixed.mapping().kind()).isEqualTo(AnswerKind.MATH);
    assertThat(mixed.why()).contains("'none' (1 of 2 looked at)");
  }

  @Test
  void optionsAreShownAsTheyAreRead() throws IOException {
    MappingProposal bars = proposal("{'question':'?','answer':'B','options':'3|4|5'}");
    assertThat(bars.mapping().kind()).isEqualTo(AnswerKind.CHOICE);
    assertThat(bars.why()).contains("with bars between them, such as '3', '4', '5'");
    assertThat(proposal("{'question':'?','answer':'B','options':'3,4,5'}").why())
        .contains("none could be read", "3|4|5");
    assertThat(proposal("{'question':'?','answer':'1','tests':'assert f(1)'}").mapping().kind())
        .isEqualTo(AnswerKind.PROGRAM);
  }

  @Test
  void rowsWithoutOptionsAmongOthersAreSaid() throws IOException {
    String mixed =
        "{'question':'?','answer':'B','options':'3|4'}\n"
            + "{'question':'?','answer':'7','options':''}\n".repeat(2);
    MappingProposal proposal = proposal(mixed);
    assertThat(proposal.why())
        .startsWith("2 of the 3 rows looked at have no options; a set has one kind of answer")
        .endsWith("--map options=");
    MappingProposal without =
        proposal
            .with(proposal.mapping().with(Field.OPTIONS, ""))
            .checkedAsSampled(
                TableSample.read(
                    TableFile.detect(folder.resolve("a.jsonl"), null, TableLimits.USUAL), 10));
    assertThat(without.mapping().kind()).isEqualTo(AnswerKind.MATH);
    assertThat(without.mapping().form()).isEqualTo(AnswerForm.AS_IS);
  }

  @Test
  void mappingNamesTheFieldThatIsMissing() {
    List<String> paths = List.of("q", "a", "o", "list");
    Mapping mapping = Mapping.of(AnswerKind.MATH, Map.of(Field.QUESTION, "q"));
    assertThatThrownBy(() -> mapping.check(paths))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("answer");
    assertThatThrownBy(() -> mapping.with(Field.ANSWER, "{a} {b}").check(paths))
        .hasMessageContaining("no column 'b' for the answer");
    mapping.with(Field.ANSWER, "{a} {list.0}").check(paths);
    assertThatThrownBy(() -> mapping.with(Field.ANSWER, "a").with(AnswerKind.CHOICE).check(paths))
        .hasMessageContaining("options");
    assertThatThrownBy(() -> mapping.with(AnswerKind.PROGRAM).check(paths))
        .hasMessageContaining("tests");
    assertThatThrownBy(
            () -> Mapping.of(AnswerKind.MATH, Map.of()).check(List.of("Frage", "Antwort")))
        .hasMessage("No column is named for the question, and none for the answer")
        .extracting(fault -> ((WorkbenchException) fault).mend())
        .asString()
        .startsWith("The columns are Frage, Antwort. ")
        .contains("--map question=COLUMN --map answer=COLUMN");
    mapping.with(Field.ANSWER, "a").with(Field.OPTIONS, "o,q").with(AnswerKind.CHOICE).check(paths);
  }
}
