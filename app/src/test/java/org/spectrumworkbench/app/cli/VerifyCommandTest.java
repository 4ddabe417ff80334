package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import tools.jackson.databind.JsonNode;

class VerifyCommandTest {
  @TempDir Path home;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int verify(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "verify";
    System.arraycopy(args, 0, all, 1, args.length);
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new Program(
            new Workbench(home),
            Terminal.unwatched(new PrintWriter(out, true), new PrintWriter(err, true)),
            Clock.systemUTC(),
            () -> {},
            CommandsTest.NO_PICTURES,
            attempt -> RunState.FINISHED,
            FakeWorker::start)
        .run(all);
  }

  private List<JsonNode> rows() {
    return out.toString().lines().map(Json.MAPPER::readTree).toList();
  }

  private Path file(String... lines) throws IOException {
    Path file = home.resolve("cases.jsonl");
    Files.writeString(file, String.join("\n", lines));
    return file;
  }

  @Test
  void choicesInWhichGradersDifferCanBeSet() {
    verify("--gold", "0.28", "--answer", "28\\%");
    assertThat(out.toString()).containsPattern("verdict +correct");
    out.getBuffer().setLength(0);
    verify("--gold", "0.28", "--answer", "28\\%", "--set", "verify.percent=number");
    assertThat(out.toString()).containsPattern("verdict +wrong");
    assertThat(verify("--gold", "1", "--answer", "1", "--set", "signal.lambda=2"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("verify.percent, verify.decimals");
    assertThat(verify("--gold", "1", "--answer", "1", "--set", "verify.decimals=many"))
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void verdictIsTheResultAndNotTheExitCode() {
    assertThat(verify("--gold", "1/2", "--answer", "So it is \\boxed{0.5}."))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .containsPattern("verdict +correct")
        .containsPattern("extracted +0\\.5")
        .containsPattern("gold +1/2")
        .contains("reason");

    assertThat(verify("--gold", "1/2", "--answer", "2")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).containsPattern("verdict +wrong");
    assertThat(verify("--gold", "1/2", "--answer", "2", "--fail-on-wrong"))
        .isEqualTo(ExitCode.FAULT);
    assertThat(verify("--gold", "1/2", "--answer", "1/2", "--fail-on-wrong"))
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void jsonOfOneVerdictIsOneDocument() {
    verify("--gold", "10", "--answer", "10.4", "--kind", "numeric", "--tolerance", ".5", "--json");
    JsonNode document = Json.MAPPER.readTree(out.toString());
    assertThat(document.path("correct").asBoolean()).isTrue();
    assertThat(document.path("outcome").asString()).isEqualTo("correct");
    assertThat(document.path("extracted").asString()).isEqualTo("10.4");
    assertThat(document.path("normalised_gold").asString()).isEqualTo("10");
    assertThat(document.path("reason").asString()).contains("0.4 off");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--kind choice --gold B --answer (B); true",
        "--options 5|6|7 --gold B --answer 6; true",
        "--options 5|6|7 --gold B --answer C; false",
        "--kind exact --gold Yes --answer yes; false",
        "--kind exact --gold Yes --answer yes --ignore-case; true",
        "--kind numeric --gold 200 --answer 203 --relative 0.01; false",
        "--kind numeric --gold=-5 --answer -5; true",
        "--kind countdown --gold 24 --numbers 3,8 --answer 8*3; true",
        "--kind countdown --gold 24 --numbers 3,8,2 --answer 8*3 --all; false",
        "--kind format --pattern a+ --answer aaa; true",
        "--kind integer --gold 5 --answer answer:5; true",
        "--kind whole-number --gold 5 --answer answer:5; true",
        "--kind MATH --gold 5 --answer 5; true",
        "--gold 5 --answer 5 --truncated; false",
      })
  void everyKindHasItsOptions(String args, boolean correct) {
    int code = verify((args + " --json").split(" "));
    assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(Json.MAPPER.readTree(out.toString()).path("correct").asBoolean())
        .as(out.toString())
        .isEqualTo(correct);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--gold 5; no --answer",
        "--answer 5; no --gold",
        "--kind code --answer x; no --tests",
        "--kind countdown --gold 5 --answer 5; no --numbers",
        "--kind format --answer 5; no --pattern",
        "--kind nonsense --gold 5 --answer 5; --kind",
        "--kind nonsense --gold 5 --answer 5; give one of integer, math, choice,",
        "--file cases.jsonl --gold 5; together",
        "--file no-such-file.jsonl; no such file",
        "--answer 5 --tests no.json; The tests in no.json cannot be read: there is no such file",
        "--answer 5 --gold 5 --tolerance x --kind numeric; is no number",
      })
  void whatIsMissingIsNamed(String args, String why) {
    assertThat(verify(args.split(" "))).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains(why);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void fileGivesAVerdictALineAndGoesOnAfterAFaultyOne() throws IOException {
    Path cases =
        file(
            "{\"gold\":\"1/2\",\"answer\":\"0.5\",\"id\":\"a\"}",
            "",
            "{broken",
            "{\"gold\":\"B\",\"answer\":\"(A)\",\"options\":[\"5\",\"6\"]}");
    assertThat(verify("--file", cases.toString())).isEqualTo(ExitCode.BAD_INPUT);

    List<JsonNode> rows = rows();
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).path("correct").asBoolean()).isTrue();
    assertThat(rows.get(0).path("id").asString()).isEqualTo("a");
    assertThat(rows.get(1).path("line").asInt()).isEqualTo(3);
    assertThat(rows.get(1).path("correct").asBoolean()).isFalse();
    assertThat(rows.get(1).path("outcome").asString()).isEqualTo("error");
    assertThat(rows.get(1).path("reason").asString()).contains("Line 3").contains("JSON");
    assertThat(rows.get(2).path("kind").asString()).isEqualTo("choice");
    assertThat(rows.get(2).path("correct").asBoolean()).isFalse();
    assertThat(rows.get(2).path("reason").asString()).isNotBlank();
    assertThat(err.toString()).contains("1 line was no case").doesNotContain("false negatives");
  }

  @Test
  void expectedVerdictsMakeASummary() throws IOException {
    Path cases =
        file(
            "{\"gold\":\"2\",\"answer\":\"2\",\"expected\":true,\"category\":\"digits\"}",
            "{\"gold\":\"2\",\"answer\":\"two\",\"expected\":true,\"category\":\"words\"}",
            "{\"gold\":\"2\",\"answer\":\"3\",\"expected\":false,\"category\":\"digits\"}");
    assertThat(verify("--file", cases.toString(), "--kind", "numeric")).isEqualTo(ExitCode.OK);
    assertThat(rows()).hasSize(3);
    assertThat(err.toString())
        .containsPattern("right answers +1 +0 +1 +0 +0")
        .containsPattern("wrong answers +0 +1 +0 +0 +0")
        .containsPattern("digits +2 +0 of 1")
        .containsPattern("all +3 +1 of 2 +50\\.0 % \\(9\\.5 to 90\\.5\\) +0 of 1");

    assertThat(verify("--file", cases.toString(), "--kind", "numeric", "--json"))
        .isEqualTo(ExitCode.OK);
    JsonNode document = Json.MAPPER.readTree(out.toString());
    assertThat(document.path("verdicts").size()).isEqualTo(3);
    assertThat(document.path("rows").asInt()).isEqualTo(3);
    JsonNode negatives = document.path("summary").path("false_negatives");
    assertThat(negatives.path("share").asDouble()).isEqualTo(.5);
    assertThat(negatives.path("interval95").get(0).asDouble()).isCloseTo(.0945, within(1e-3));
    assertThat(document.path("summary").path("categories").path("words").path("cases").asInt())
        .isEqualTo(1);

    assertThat(verify("--file", cases.toString(), "--kind", "numeric", "--fail-on-wrong"))
        .as("one verdict is not the expected one")
        .isEqualTo(ExitCode.FAULT);
  }

  @Test
  void emptyFileIsAnEmptyDocument() throws IOException {
    assertThat(verify("--file", file("").toString(), "--json")).isEqualTo(ExitCode.OK);
    assertThat(Json.MAPPER.readTree(out.toString()).path("verdicts").size()).isZero();
  }

  @Test
  void bothNamesOfAKindAreReadAndOneIsPrinted() throws IOException {
    String tests =
        "{\"form\":\"calls\",\"language\":\"python\",\"seconds\":6,\"function\":\"f\","
            + "\"calls\":[{\"arguments\":\"[3]\",\"expected\":\"9\"}]}";
    Path cases =
        file(
            "{\"kind\":\"program\",\"answer\":\"\",\"tests\":%s}".formatted(tests),
            "{\"kind\":\"code\",\"answer\":\"\",\"tests\":%s}".formatted(tests),
            "{\"check\":{\"kind\":\"program\",\"tests\":%s},\"answer\":\"\"}".formatted(tests),
            "{\"check\":{\"kind\":\"code\",\"tests\":%s},\"answer\":\"\"}".formatted(tests),
            "{\"kind\":\"whole-number\",\"gold\":5,\"answer\":\"answer 5\"}",
            "{\"kind\":\"integer\",\"gold\":5,\"answer\":\"answer 5\"}",
            "{\"check\":{\"kind\":\"integer\"},\"gold\":5,\"answer\":\"answer 5\"}");
    assertThat(verify("--file", cases.toString())).as(out.toString()).isEqualTo(ExitCode.OK);
    assertThat(rows().stream().map(row -> row.path("kind").asString()))
        .containsExactly("code", "code", "code", "code", "integer", "integer", "integer");

    Path file = home.resolve("tests.json");
    Files.writeString(file, tests);
    for (String kind : List.of("program", "code", "CODE")) {
      assertThat(verify("--kind", kind, "--tests", file.toString(), "--answer", "", "--json"))
          .as(err.toString())
          .isEqualTo(ExitCode.OK);
      assertThat(Json.MAPPER.readTree(out.toString()).path("kind").asString()).isEqualTo("code");
    }
  }

  @Test
  void examplesOfTestsInTheHelpAreRead() throws IOException {
    assertThat(verify("--help")).isEqualTo(ExitCode.OK);
    String help = out.toString();
    assertThat(help.replaceAll("\\s+", " ")).contains("program for code", "A row of --file");
    int examples = 0;
    int end = 0;
    for (int at = help.indexOf("{\"form\""); at >= 0; at = help.indexOf("{\"form\"", end)) {
      end = help.indexOf("]}\n", at) + 2;
      Path tests = home.resolve("tests.json");
      Files.writeString(tests, help.substring(at, end));
      assertThat(verify("--tests", tests.toString(), "--answer", "", "--json"))
          .as(err.toString())
          .isEqualTo(ExitCode.OK);
      examples++;
    }
    assertThat(examples).isEqualTo(3);
  }

  @Test
  void faultsOfTestsAreNamedAsTheyStandInTheFile() throws IOException {
    Path tests = home.resolve("tests.json");
    Files.writeString(tests, "{\"form\":\"calls\",\"seconds\":6}");
    assertThat(verify("--tests", tests.toString(), "--answer", "x")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains("The tests in " + tests + ": The field language is missing")
        .contains("Give it one of [python, java].")
        .doesNotContain("check");
  }

  @Test
  void programIsRunAgainstTheTestsOfAFile() throws IOException {
    Path tests = home.resolve("tests.json");
    Files.writeString(
        tests,
        """
        {"kind":"program","tests":{"form":"calls","language":"python","seconds":6,
         "function":"double","calls":[{"arguments":"[4]","expected":"8"}]}}
        """);
    String program = "def double(n):\n    return %s\n";
    int code =
        verify(
            "--kind",
            "code",
            "--tests",
            tests.toString(),
            "--json",
            "--answer",
            program.formatted("2 * n"));
    assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK);
    JsonNode right = Json.MAPPER.readTree(out.toString());
    assertThat(right.path("isolation").asString()).contains("isolation");
    if (right.path("isolation").asString().equals("no isolation")) {
      assertThat(right.path("outcome").asString()).isEqualTo("error");
      return;
    }
    assertThat(right.path("correct").asBoolean()).as(out.toString()).isTrue();
    verify("--tests", tests.toString(), "--json", "--answer", program.formatted("n * n"));
    assertThat(Json.MAPPER.readTree(out.toString()).path("outcome").asString()).isEqualTo("wrong");
  }
}
