package org.spectrumworkbench.core.verify.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.verify.CheckKind;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CaseFileTest {
  private static List<CaseLine> lines(Reader source, CaseJson json) throws IOException {
    List<CaseLine> lines = new ArrayList<>();
    new CaseFile(json).read(source, lines::add);
    return lines;
  }

  private static List<CaseLine> lines(String text) throws IOException {
    return lines(new StringReader(text), new CaseJson());
  }

  private static BenchCase only(String text) throws IOException {
    return ((CaseLine.Read) lines(text).getFirst()).item();
  }

  private static String fault(String text) throws IOException {
    WorkbenchException fault = ((CaseLine.Faulty) lines(text).getFirst()).fault();
    return fault.getMessage() + " " + fault.mend();
  }

  @Test
  void leastRowIsMathematicsNamedByItsLine() throws IOException {
    assertThat(only("{\"gold\":\"42\",\"answer\":\"it is 42\"}"))
        .isEqualTo(new BenchCase("1", "math", Check.MATH, "42", "it is 42", null));
  }

  @Test
  void fieldsOfEveryKindAreRead() throws IOException {
    assertThat(only("{\"gold\":\"A\",\"answer\":\"A\",\"options\":[\"x\",2]}").check())
        .isEqualTo(new Check.Choice(List.of("x", "2")));
    assertThat(only("{\"gold\":\"A\",\"answer\":\"A\",\"options\":\"x|y\"}").check())
        .isEqualTo(new Check.Choice(List.of("x", "y")));
    assertThat(only("{\"kind\":\"choice\",\"gold\":\"L\",\"answer\":\"A\"}").check())
        .isInstanceOfSatisfying(Check.Choice.class, c -> assertThat(c.options()).hasSize(12));
    assertThat(only("{\"kind\":\"numeric\",\"gold\":1.50,\"answer\":2,\"tolerance\":0.5}").check())
        .isEqualTo(new Check.Numeric(.5, 0));
    assertThat(
            only("{\"kind\":\"exact\",\"gold\":\"a\",\"answer\":\"A\",\"ignore_case\":true}")
                .check())
        .isEqualTo(new Check.Exact(true));
    assertThat(only("{\"kind\":\"format\",\"pattern\":\"a+\",\"answer\":\"aa\"}").check())
        .isEqualTo(new Check.Format("a+"));
    assertThat(
            only("{\"kind\":\"countdown\",\"numbers\":[3,5],\"gold\":8,\"answer\":\"3+5\"}")
                .check())
        .isEqualTo(new Check.Countdown(List.of(3, 5), false));
    assertThat(only("{\"kind\":\"integer\",\"gold\":8,\"answer\":\"answer 8\"}").check())
        .isEqualTo(Check.WHOLE_NUMBER);
    assertThat(
            only("{\"check\":{\"kind\":\"exact\",\"ignore_case\":false},\"gold\":1,\"answer\":1}")
                .check())
        .isEqualTo(new Check.Exact(false));
  }

  @Test
  void testsMakeARowCode() throws IOException {
    String tests =
        "{\"form\":\"calls\",\"language\":\"python\",\"seconds\":2,\"function\":\"f\","
            + "\"calls\":[{\"arguments\":\"[1]\",\"expected\":\"2\"}]}";
    assertThat(only("{\"answer\":\"def f(x): return 2\",\"tests\":" + tests + "}").check())
        .isEqualTo(
            new Check.Program(
                new ProgramTests.Calls(
                    ProgramTests.Language.PYTHON,
                    2,
                    "f",
                    List.of(new ProgramTests.Call("[1]", "2")))));
    assertThat(CaseJson.tests("{\"check\":{\"kind\":\"program\",\"tests\":" + tests + "}}"))
        .isEqualTo(CaseJson.tests(tests));
    assertThatThrownBy(() -> CaseJson.tests("{\"form\":\"calls\"}"))
        .isInstanceOf(WorkbenchException.class);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", "\"correct\", true", "\"wrong\", false", "null,"})
  void expectedVerdictIsReadInItsUsualForms(String written, Boolean expected) throws IOException {
    assertThat(only("{\"gold\":\"1\",\"answer\":\"1\",\"expected\":" + written + "}").expected())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{\"gold\":\"1\"} | \"answer\" is missing",
        "{\"answer\":\"1\"} | \"gold\" is missing",
        "{\"gold\":[1],\"answer\":\"1\"} | \"gold\" is [1], not a text",
        "{\"gold\":\"1\",\"answer\":\"1\",\"kind\":\"maths\"} | countdown",
        "{\"gold\":\"1\",\"answer\":\"1\",\"expected\":\"maybe\"} | true or false",
        "{\"gold\":\"1\",\"answer\":\"1\",\"kind\":\"numeric\",\"tolerance\":-1} | 0 or more",
        "{\"gold\":\"1\",\"answer\":\"1\",\"kind\":\"countdown\"} | \"numbers\" is missing",
        "{\"gold\":\"1\",\"answer\":\"1\",\"numbers\":\"3\",\"kind\":\"countdown\"} | list of"
            + " whole",
        "{\"answer\":\"1\",\"kind\":\"code\"} | \"tests\" is missing",
        "{\"answer\":\"1\",\"kind\":\"code\",\"tests\":{}} | missing",
        "{\"gold\":\"1\",\"gold\":\"2\",\"answer\":\"1\"} | uplicate",
        "{\"gold\":\"1\",\"answer\":\"1\"} {} | not JSON",
        "[1] | not an object",
        "{broken | not JSON",
      })
  void faultyRowSaysWhatIsWrong(String row, String why) throws IOException {
    assertThat(fault(row)).contains(why);
  }

  @Test
  void rowsAfterAFaultyOneAreReadAndLinesCounted() throws IOException {
    String row = "{\"gold\":\"1\",\"answer\":\"1\"}";
    List<CaseLine> lines = lines("\ufeff" + row + "\r\n\n{\n" + row);
    assertThat(lines).extracting(CaseLine::line).containsExactly(1L, 3L, 4L);
    assertThat(lines.get(1)).isInstanceOf(CaseLine.Faulty.class);
    assertThat(lines.get(2)).isInstanceOf(CaseLine.Read.class);
  }

  @Test
  void lineWithoutEndIsRefusedWithoutBeingHeld() throws IOException {
    Reader endless =
        new Reader() {
          private long left = CaseFile.LONGEST_LINE + 200_000L;

          @Override
          public int read(char[] to, int from, int length) {
            if (left <= 0) {
              return -1;
            }
            java.util.Arrays.fill(to, from, from + length, 'x');
            left -= length;
            return length;
          }

          @Override
          public void close() {}
        };
    assertThat(lines(endless, new CaseJson()))
        .singleElement()
        .isInstanceOfSatisfying(
            CaseLine.Faulty.class, f -> assertThat(f.fault()).hasMessageContaining("longer"));
  }

  @Test
  void whatIsUsualStandsInForWhatARowDoesNotSay() throws IOException {
    ObjectNode usual =
        JsonMapper.builder().build().createObjectNode().put("kind", "numeric").put("tolerance", 2);
    List<CaseLine> lines =
        lines(
            new StringReader(
                """
                {"gold":"1","answer":"1"}
                {"gold":"1","answer":"1","tolerance":3}
                {"gold":"1","answer":"1","kind":"exact"}
                """),
            new CaseJson(usual));
    assertThat(lines)
        .extracting(line -> ((CaseLine.Read) line).item().check())
        .containsExactly(new Check.Numeric(2, 0), new Check.Numeric(3, 0), new Check.Exact(false));
  }

  @Test
  void shippedCasesAreManyOfEveryKindAndAllLabelled() throws IOException {
    try (Reader shipped = CaseFile.shipped()) {
      List<CaseLine> lines = lines(shipped, new CaseJson());
      assertThat(lines).hasSizeGreaterThanOrEqualTo(60).allMatch(CaseLine.Read.class::isInstance);
      List<BenchCase> cases = lines.stream().map(line -> ((CaseLine.Read) line).item()).toList();
      assertThat(cases).allMatch(item -> item.expected() != null);
      assertThat(cases).extracting(BenchCase::kind).contains(CheckKind.values());
      assertThat(cases).extracting(BenchCase::id).doesNotHaveDuplicates();
      assertThat(cases).extracting(BenchCase::key).doesNotHaveDuplicates();
    }
  }
}
