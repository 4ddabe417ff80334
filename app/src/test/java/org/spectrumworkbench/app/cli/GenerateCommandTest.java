package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.DataRow;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import tools.jackson.databind.JsonNode;

class GenerateCommandTest {
  @TempDir Path home;

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  private int spectrum(String... args) {
    out = new StringWriter();
    err = new StringWriter();
    return new Program(
            new Workbench(home),
            Terminal.unwatched(new PrintWriter(out, true), new PrintWriter(err, true)),
            Clock.systemUTC(),
            () -> {},
            CommandsTest.NO_PICTURES,
            attempt -> RunState.FINISHED)
        .run(args);
  }

  private List<JsonNode> lines() {
    return out.toString().lines().map(Json.MAPPER::readTree).toList();
  }

  private List<DataRow> rows(String name) {
    DataSetVersion version = new DataSetLibrary(new Workbench(home).datasets()).open(name);
    return version.rows().toList();
  }

  @Test
  void problemsArePrintedAsJsonLines() {
    assertThat(
            spectrum("generate", "linear-equation", "--level", "2", "--count", "7", "--seed", "3"))
        .isZero();
    assertThat(lines()).hasSize(7);
    JsonNode first = lines().getFirst();
    assertThat(first.propertyNames())
        .containsExactly(
            "question",
            "answer",
            "solution",
            "subdomain",
            "family",
            "level",
            "check",
            "part",
            "id");
    assertThat(first.get("question").asString()).startsWith("Solve for x: ");
    assertThat(first.get("solution").asString())
        .endsWith("\n#### " + first.get("answer").asString());
    assertThat(first.get("level").asInt()).isEqualTo(2);
    assertThat(first.get("check").get("kind").asString()).isEqualTo("math");
    String before = out.toString();
    spectrum("generate", "linear-equation", "--level", "2", "--count", "7", "--seed", "3");
    assertThat(out.toString()).isEqualTo(before);
    spectrum("generate", "linear-equation", "--level", "2", "--count", "7", "--seed", "4");
    assertThat(out.toString()).isNotEqualTo(before);
  }

  @Test
  void countIsSharedOutAmongFamiliesAndLevels() {
    assertThat(spectrum("generate", "countdown", "--level", "1-2", "--count", "20", "--json"))
        .isZero();
    JsonNode rows = Json.MAPPER.readTree(out.toString());
    assertThat(rows.size()).isEqualTo(20);
    assertThat(rows.valueStream().filter(row -> row.get("level").asInt() == 1).count())
        .isEqualTo(10);
    assertThat(rows.valueStream().map(row -> row.get("family").asString()).distinct())
        .containsExactly("use-all-numbers", "twenty-four", "numbers-game");
  }

  @Test
  void setIsKeptWithTwinsInThePartOfTheirOriginal() {
    assertThat(
            spectrum(
                "generate",
                "rectangle-area",
                "--level",
                "5",
                "--count",
                "60",
                "--twins",
                "number,unit",
                "--as",
                "shop"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .isEqualTo("shop@1: 180 rows, 120 of them twins" + System.lineSeparator());
    List<DataRow> rows = rows("shop");
    for (int i = 0; i < rows.size(); i += 3) {
      Problem original = rows.get(i).problem();
      assertThat(rows.get(i).part()).isEqualTo(Split.of(original.question()));
      assertThat(rows.get(i + 1).problem().id()).isEqualTo(original.id() + "~number");
      assertThat(rows.get(i + 2).problem().id()).isEqualTo(original.id() + "~unit");
      assertThat(rows.subList(i, i + 3)).extracting(DataRow::part).containsOnly(rows.get(i).part());
    }
    assertThat(rows.stream().map(row -> row.problem().question())).doesNotHaveDuplicates();
    assertThat(
            new DataSetLibrary(new Workbench(home).datasets())
                .open("shop")
                .manifest()
                .provenance()
                .note())
        .isEqualTo(
            "generated: rectangle-area; level 5; 60 problems; seed 1; one strategy each; twins: number, unit");
  }

  @Test
  void twinsThatCouldNotBeMadeAreCounted() {
    String[] asked = {
      "generate", "linear-equation", "--count", "5", "--twins", "number,unit", "--as", "lines"
    };
    assertThat(spectrum(asked)).isZero();
    assertThat(out.toString())
        .contains("lines@1: 10 rows, 5 of them twins")
        .contains("5 twins could not be made (unit 5)");

    assertThat(
            spectrum(
                "generate",
                "linear-equation",
                "--count",
                "5",
                "--twins",
                "number,unit",
                "--out",
                home.resolve("a.jsonl").toString(),
                "--json"))
        .isZero();
    JsonNode document = Json.MAPPER.readTree(out.toString());
    assertThat(document.get("twins").asInt()).isEqualTo(5);
    assertThat(document.get("twins_not_made").get("unit").asInt()).isEqualTo(5);
    assertThat(document.get("twins_not_made").has("number")).isFalse();

    assertThat(spectrum("generate", "linear-equation", "--count", "5", "--twins", "unit")).isZero();
    assertThat(lines()).hasSize(5);
    assertThat(err.toString()).contains("5 twins could not be made (unit 5)");
  }

  @Test
  void everyStrategyIsARowOfItsOwn() {
    assertThat(
            spectrum(
                "generate",
                "linear-equation",
                "--count",
                "4",
                "--strategies",
                "all",
                "--as",
                "ways"))
        .isZero();
    List<DataRow> rows = rows("ways");
    assertThat(rows).hasSize(8);
    assertThat(rows.get(0).problem().id()).endsWith("+collect");
    assertThat(rows.get(1).problem().id()).endsWith("+false-position");
    assertThat(rows.get(0).problem().question()).isEqualTo(rows.get(1).problem().question());
    assertThat(rows.get(0).part()).isEqualTo(rows.get(1).part());
  }

  @Test
  void fileIsWrittenOnceAndNeverOverAnother() throws Exception {
    Path file = home.resolve("set.jsonl");
    assertThat(spectrum("generate", "logic", "--count", "12", "--out", file.toString(), "--json"))
        .isZero();
    assertThat(Json.MAPPER.readTree(out.toString()).get("rows").asInt()).isEqualTo(12);
    assertThat(Files.readAllLines(file)).hasSize(12);
    String before = Files.readString(file);
    assertThat(spectrum("generate", "logic", "--count", "3", "--out", file.toString()))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("is there already");
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void whatIsWrittenIntoAFileIsImportedAsItIsKept() {
    Path file = home.resolve("drawn.jsonl");
    String[] drawn = {"generate", "logic", "--count", "12", "--twins", "number"};
    for (String[] where : new String[][] {{"--out", file.toString()}, {"--as", "kept"}}) {
      assertThat(spectrum(Stream.of(drawn, where).flatMap(Stream::of).toArray(String[]::new)))
          .isZero();
    }
    assertThat(spectrum("import", file.toString(), "--as", "read")).as(err.toString()).isZero();
    DataSetLibrary library = new DataSetLibrary(new Workbench(home).datasets());
    assertThat(library.open("read").manifest().contentHash())
        .isEqualTo(library.open("kept").manifest().contentHash());
  }

  @Test
  void familiesAreListed() {
    assertThat(spectrum("generate", "--list")).isZero();
    assertThat(out.toString()).contains("linear-equation").contains("knights-and-knaves");
    assertThat(spectrum("generate", "--list", "--json")).isZero();
    JsonNode families = Json.MAPPER.readTree(out.toString());
    assertThat(families.size()).isGreaterThanOrEqualTo(60);
    assertThat(families.get(0).get("levels").size()).isEqualTo(5);
  }

  @Test
  void faultsSayHowToMendThem() {
    mends("Did you mean 'quadratic-equation'?", "generate", "quadratic-eqation");
    mends("Give a level from 1 to 5.", "generate", "ages", "--level", "6");
    mends("The levels are 1 to 5", "generate", "ages", "--level", "hard");
    mends("The levels are 1 to 5", "generate", "all", "--level", "99");
    mends("'abc' is no whole number", "generate", "ages", "--seed", "abc");
    mends("Give the smaller level first.", "generate", "ages", "--level", "3-1");
    mends("Ask for at most 198", "generate", "function-from-values", "--count", "1000");
    mends("Give a number from 1 to 1000000.", "generate", "ages", "--count", "0");
    mends("Kinds: number, paraphrase, distractor, unit.", "generate", "ages", "--twins", "mirror");
    mends("spectrum generate --list", "generate");
    assertThat(home.resolve("datasets")).doesNotExist();
    mends(
        "Ask for at most 198",
        "generate",
        "function-from-values",
        "--count",
        "1000",
        "--as",
        "tiny");
    assertThat(new DataSetLibrary(new Workbench(home).datasets()).versions()).isEmpty();
  }

  private void mends(String mend, String... args) {
    assertThat(spectrum(args)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains(mend);
    assertThat(out.toString()).isEmpty();
  }
}
