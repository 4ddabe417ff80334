package org.spectrumworkbench.core.problem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.problem.Split;
import tools.jackson.databind.JsonNode;

final class ProblemJsonTest {
  private static final String MATH =
      "{'id':'1','subdomain':'s','family':'f','question':'q','answer':'2','check':{'kind':'math'}}";

  static List<Check> checks = Rows.CHECKS;

  private static JsonNode json(String text) {
    return ProblemJson.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @FieldSource("checks")
  void everyKindOfCheckComesBackAsItWas(Check check) {
    Problem problem = new Problem("1", "s", "f", "q \u00e9 \"", "2", check, "a\nb");
    byte[] line = ProblemJson.JSON.writeValueAsBytes(ProblemJson.write(problem));
    assertThat(ProblemJson.readProblem(ProblemJson.parse(line))).isEqualTo(problem);
  }

  @Test
  void checksForTestsCoverEveryKindAndForm() {
    assertThat(Rows.CHECKS.stream().map(Object::getClass).distinct())
        .hasSameSizeAs(Check.class.getPermittedSubclasses());
    assertThat(
            Rows.CHECKS.stream()
                .filter(Check.Program.class::isInstance)
                .map(check -> ((Check.Program) check).tests().getClass()))
        .hasSameSizeAs(ProgramTests.class.getPermittedSubclasses());
  }

  @Test
  void rowKeepsItsPartWhateverTheHashSays() {
    for (Split part : Split.values()) {
      DataRow row = new DataRow(Rows.problem(3), part);
      assertThat(ProblemJson.readRow(ProblemJson.write(row))).isEqualTo(row);
    }
  }

  @Test
  void plainProblemIsWrittenAsDocumented() {
    Problem problem = new Problem("1", "s", "f", "q", "2", Check.MATH, null);
    assertThat(ProblemJson.write(problem)).isEqualTo(json(MATH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'answer':'2' | 'answer':2 | answer is 2, not a text",
        "'answer':'2', | `` | answer is missing",
        "'id':'1' | 'id':'1','color':'red' | color is not known",
        "'kind':'math' | 'kind':'maths' | check.kind is 'maths'",
        "'kind':'math' | 'kind':'math','options':[] | check.options is not known",
        "'kind':'math' | 'kind':'choice','options':['a',3] | check.options[1] is 3",
        "'kind':'math' | 'kind':'numeric','absolute':-1,'relative':0 | check.absolute is -1",
        "'kind':'math' | 'kind':'countdown','numbers':[1.5],'all':true | check.numbers[0] is 1.5",
        "'kind':'math' | 'kind':'program','tests':{'form':'calls','language':'perl'} | check.tests.language is 'perl'",
        "'kind':'math' | 'kind':'program','tests':3 | check.tests is 3, not an object",
        "'kind':'math' | 'kind':'exact','ignore_case':'yes' | check.ignore_case",
        "'id':'1' | 'id':'1','id':'1' | Duplicate",
        "'check':{'kind':'math'}} | 'check':{'kind':'math'}}} | not JSON",
      })
  void faultIsNamedByItsField(String was, String is, String message) {
    assertThat(MATH).contains(was);
    assertThatThrownBy(() -> ProblemJson.readProblem(json(MATH.replace(was, is))))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining(message);
  }
}
