package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands import and datasets. */
final class DataSetCommandsTest {
  private static final JsonMapper ONE_DOCUMENT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @TempDir Path home;

  private String out = "";
  private String err = "";

  private int spectrum(String... args) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    int code =
        new Program(
                new Workbench(home.resolve("home")),
                Terminal.unwatched(new PrintWriter(outText, true), new PrintWriter(errText, true)),
                Clock.systemUTC(),
                () -> {},
                CommandsTest.NO_PICTURES,
                attempt -> RunState.FINISHED,
                FakeWorker::start)
            .run(args);
    out = outText.toString();
    err = errText.toString();
    return code;
  }

  private JsonNode json(int code, String... args) {
    assertThat(spectrum(args)).as(err).isEqualTo(code);
    return ONE_DOCUMENT.readTree(out);
  }

  private String file(String name, String... lines) throws IOException {
    Path file = home.resolve(name);
    return Files.writeString(file, String.join("\n", lines).replace('\'', '"')).toString();
  }

  @Test
  void importedSetIsListedShownExportedAndDeleted() throws IOException {
    String file = file("sums.csv", "q,a,topic", "1+1,2,add", "2*3,6,multiply");
    String[] asked = {
      "import", file, "--as", "sums", "--map", "question=q", "--map", "answer=a", "--licence", "MIT"
    };
    assertThat(spectrum(asked)).as(err).isZero();
    assertThat(out).contains("sums@1: 2 of 2 rows of sums.csv", "read as csv", "question = q");

    assertThat(spectrum("datasets")).isZero();
    assertThat(out).containsPattern("sums@1 +2 +math");
    JsonNode listed = json(ExitCode.OK, "datasets", "--json").get(0);
    assertThat(listed.path("data_set").asString()).isEqualTo("sums@1");
    assertThat(listed.path("counts").path("add").isObject()).isTrue();

    assertThat(spectrum("datasets", "show", "sums", "--verify")).isZero();
    assertThat(out).contains("(verified)", "licence MIT", "question = q", "multiply");
    assertThat(json(ExitCode.OK, "datasets", "show", "sums@1", "--json").path("rows").asInt())
        .isEqualTo(2);

    String exported = home.resolve("out.jsonl").toString();
    JsonNode document = json(ExitCode.OK, "datasets", "export", "sums", exported, "--json");
    assertThat(document.path("rows").asInt()).isEqualTo(2);
    assertThat(Files.readAllLines(Path.of(exported)))
        .hasSize(2)
        .first()
        .asString()
        .startsWith(
            "{\"id\":\"sums/2\",\"subdomain\":\"add\",\"family\":\"sums\",\"question\":\"1+1\"");
    assertThat(spectrum("datasets", "export", "sums", exported)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("exists already");

    assertThat(spectrum("datasets", "delete", "sums")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("which version", "sums@1");
    assertThat(
            json(ExitCode.OK, "datasets", "delete", "sums@1", "--json").path("deleted").asString())
        .isEqualTo("sums@1");
    assertThat(spectrum("datasets", "show", "sums@1")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(json(ExitCode.OK, "datasets", "--json").size()).isZero();
  }

  @Test
  void exportedSetIsImportedAsItWas() throws IOException {
    String file =
        file(
            "mc.jsonl",
            "{'question':'Largest?','options':['1/2','1/3'],'answer':'A'}",
            "{'question':'Smallest?','options':['1/2','1/3'],'answer':'B'}");
    assertThat(spectrum("import", file, "--as", "mc")).as(err).isZero();
    String exported = home.resolve("out.jsonl").toString();
    assertThat(spectrum("datasets", "export", "mc", exported)).isZero();
    assertThat(spectrum("import", exported, "--as", "again")).as(err).isZero();
    assertThat(out).contains("laid out as export; answers are checked as each row says\n");
    assertThat(json(ExitCode.OK, "datasets", "show", "again", "--json").path("sha256"))
        .isEqualTo(json(ExitCode.OK, "datasets", "show", "mc", "--json").path("sha256"));
    assertThat(spectrum("import", exported, "--as", "other", "--map", "question=id"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains("read as they stand", "--check math");
  }

  @Test
  void columnOfOptionsIsLeftOutByMappingNone() throws IOException {
    String file = file("mixed.csv", "question,answer,options", "1+1,2,", "2+2,4,", "3 or 4?,B,3|4");
    assertThat(spectrum("import", file, "--as", "mixed")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out).contains("mixed@1: 1 of 3 rows", "2 of the 3 rows looked at have no options");
    assertThat(spectrum("import", file, "--as", "mixed", "--map", "options=")).as(err).isZero();
    assertThat(out).contains("mixed@2: 3 of 3 rows", "checked as math (as-is)");
    assertThat(err).contains("There are no worked solutions");
  }

  @Test
  void badRowsAreListedToTwentyAndWrittenWhole() throws IOException {
    String rows =
        IntStream.range(0, 30)
            .mapToObj(i -> "{'question':'q" + i + "'" + (i < 5 ? ",'answer':'1'}" : "}"))
            .collect(Collectors.joining("\n"));
    String file = file("bad.jsonl", rows);
    Path errors = home.resolve("errors.csv");
    assertThat(spectrum("import", file, "--as", "bad", "--errors", errors.toString()))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out).contains("bad@1: 5 of 30 rows", "empty-answer 25");
    assertThat(err)
        .contains("line 6, column 'answer': The answer is missing", "... and 5 more")
        .contains("line 25, column")
        .doesNotContain("line 26, column");
    assertThat(Files.readAllLines(errors))
        .hasSize(26)
        .contains(
            "30,\"answer\",empty-answer,\"The answer is missing\",\"Fill it in, take the row out, or"
                + " map another column.\"");
    JsonNode document = json(ExitCode.BAD_INPUT, "import", file, "--as", "bad", "--json");
    assertThat(document.path("data_set").asString()).isEqualTo("bad@2");
    assertThat(document.path("rows_unusable").asInt()).isEqualTo(25);
    assertThat(document.path("notes").get(0).path("row").asInt()).isEqualTo(6);
  }

  @Test
  void dryRunWritesNothing() throws IOException {
    String file = file("a.jsonl", "{'question':'q','answer':'1'}");
    JsonNode document = json(ExitCode.OK, "import", file, "--as", "a", "--dry-run", "--json");
    assertThat(document.has("data_set")).isFalse();
    assertThat(document.path("rows_taken").asInt()).isEqualTo(1);
    assertThat(home.resolve("home/datasets")).doesNotExist();
  }

  @Test
  void optionsOfTheImportAreObeyed() throws IOException {
    String rows =
        IntStream.range(0, 12)
            .mapToObj(i ->
                "{'question':'q" + i % 11 + "','options':['w','x'],'answer':'A','solution':'so'}")
            .collect(Collectors.joining("\n"));
    String file = file("choice.jsonl", rows);
    assertThat(spectrum("import", file, "--as", "c")).isZero();
    assertThat(err).contains("The answer to all 12 problems is 'A'", "--shuffle", "(duplicate)");
    JsonNode document =
        json(
            ExitCode.OK,
            "import",
            file,
            "--as",
            "c",
            "--shuffle",
            "--seed",
            "3",
            "--drop",
            "duplicate",
            "--json");
    assertThat(document.path("rows_taken").asInt()).isEqualTo(11);
    assertThat(document.path("warnings").size()).isZero();
    document =
        json(
            ExitCode.OK,
            "import",
            file,
            "--as",
            "c",
            "--limit",
            "4",
            "--check",
            "exact",
            "--answer-template",
            "as_is",
            "--json");
    assertThat(document.path("rows_read").asInt()).isEqualTo(4);
    assertThat(document.path("check").asString()).isEqualTo("exact");
  }

  @Test
  void theCheckThatFitsTheAnswersIsTakenUnlessAnotherIsNamed() throws IOException {
    String file = file("words.csv", "frage,wert", "is 2 even,yes", "is 3 even,no");
    String[] asked = {
      "import", file, "--as", "w", "--map", "question=frage", "--map", "answer=wert", "--json"
    };
    JsonNode document = json(ExitCode.OK, asked);
    assertThat(document.path("check").asString()).isEqualTo("exact");
    assertThat(document.path("check_why").asString()).contains("such as 'yes'");
    asked[asked.length - 1] = "--check=math";
    assertThat(spectrum(asked)).isZero();
    assertThat(out).contains("answers are checked as math (as-is)\n");
  }

  @Test
  void optionsOfACsvAreReadAndShown() throws IOException {
    String file = file("c.csv", "question,options,answer", "1+2,3|4|5,A", "2+2,A) 3 B) 4 C) 5,B");
    assertThat(spectrum("import", file, "--as", "c")).as(err).isZero();
    assertThat(out)
        .contains("c@1: 2 of 2 rows", "checked as choice")
        .contains("there are options, with bars between them, such as '3', '4', '5'");
    assertThat(spectrum("import", file, "--as", "c", "--map", "options=question")).isEqualTo(2);
    assertThat(err).contains("3|4|5");
  }

  @Test
  void aFileThatIsNotUtf8SaysSo() throws IOException {
    Path latin = home.resolve("latin.csv");
    Files.write(latin, "question,answer\nw\u00fcrfel,1\n".getBytes(StandardCharsets.ISO_8859_1));
    refused(
        "line 2: The column 'question' holds characters that are not UTF-8",
        "iconv",
        "import",
        latin.toString(),
        "--as",
        "a");
  }

  @Test
  void notesStandInTheOrderOfTheLines() throws IOException {
    String file = file("n.csv", "question,answer", "a,1", "a,1", "b,", "a,1", "c,");
    assertThat(spectrum("import", file, "--as", "n")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.lines().filter(line -> line.startsWith("line ")).map(l -> l.substring(5, 6)))
        .containsExactly("3", "4", "5", "6");
  }

  @Test
  void faultsOfTheDiskNameNoTemporaryFile() throws IOException {
    String file = file("a.jsonl", "{'question':'q','answer':'1'}");
    String nowhere = home.resolve("nowhere/out.jsonl").toString();
    assertThat(spectrum("import", file, "--as", "a")).isZero();
    for (String[] asked :
        new String[][] {
          {"datasets", "export", "a", nowhere},
          {"import", file, "--as", "a", "--errors", nowhere},
          {"generate", "ages", "--out", nowhere},
          {"decontaminate", "--train", "a", "--eval", "a", "--hits", nowhere}
        }) {
      refused("there is no such file or folder", nowhere, asked);
      assertThat(err).doesNotContain(".tmp");
    }
  }

  @Test
  void programsMayBeAskedForByEitherNameAndAreShownAsCode() throws IOException {
    String file = file("p.jsonl", "{'question':'q','tests':['assert f(1) == 1'],'answer':''}");
    for (String kind : new String[] {"program", "code"}) {
      JsonNode document =
          json(ExitCode.OK, "import", file, "--as", "p", "--check", kind, "--dry-run", "--json");
      assertThat(document.path("check").asString()).isEqualTo("code");
    }
    assertThat(spectrum("import", file, "--as", "p")).as(err).isZero();
    assertThat(out).contains("checked as code");
    assertThat(spectrum("datasets")).isZero();
    assertThat(out).containsPattern("p@1 +1 +code");
    JsonNode listed = json(ExitCode.OK, "datasets", "--json").get(0);
    assertThat(listed.path("checks").path("code").asInt()).isEqualTo(1);
    assertThat(spectrum("import", "--help")).isZero();
    assertThat(out).containsPattern("numeric,\\s+code,\\s+by-row;\\s+also\\s+program");
  }

  @Test
  void badInputIsRefusedWithItsMend() throws IOException {
    String file = file("a.jsonl", "{'question':'q','answer':'1'}");
    refused(
        "does not exist", "Give a file", "import", home.resolve("none").toString(), "--as", "a");
    refused("cannot be the name", "letters", "import", file, "--as", "../a");
    refused("no column 'x'", "question", "import", file, "--as", "a", "--map", "answer=x");
    refused("'color' is no field", "entry-point", "import", file, "--as", "a", "--map", "color=x");
    refused("--drop is 'all'", "duplicate", "import", file, "--as", "a", "--drop", "all");
    refused("--max-row is 'big'", "64M", "import", file, "--as", "a", "--max-row", "big");
    refused(
        "No column is named for the tests",
        "code",
        "import",
        file,
        "--as",
        "a",
        "--check",
        "program");
    refused("no data set 'none'", "spectrum import", "datasets", "show", "none");
    refused("Missing: --as=NAME", "--help", "import", file);
    assertThat(home.resolve("home/datasets")).doesNotExist();
  }

  private void refused(String what, String mend, String... args) {
    assertThat(spectrum(args)).as(out).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err).contains(what).contains(mend).doesNotContain("\tat ");
  }
}
