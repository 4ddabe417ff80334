package org.spectrumworkbench.core.problem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    mapping.with(Field.ANSWER, "a").with(Field.OPTIONS, "o,q").with(AnswerKind.CHOICE).check(paths);
  }
}
