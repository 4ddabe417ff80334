package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.data.RowSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DomainsCommandTest {
  @TempDir Path home;
  private final StringWriter err = new StringWriter();

  private String spectrum(int code, String... args) {
    StringWriter out = new StringWriter();
    int ended =
        new Program(
                new Workbench(home),
                Terminal.unwatched(new PrintWriter(out, true), new PrintWriter(err, true)),
                Clock.systemUTC(),
                () -> {},
                CommandsTest.NO_PICTURES,
                attempt -> RunState.FINISHED,
                FakeWorker::start)
            .run(args);
    assertThat(ended).as(out + "\n" + err).isEqualTo(code);
    return out.toString();
  }

  @BeforeEach
  void write() {
    library()
        .write(
            "words",
            Provenance.generated("test", ""),
            RowSource.ofProblems(
                IntStream.range(0, 40)
                    .mapToObj(i ->
                        new Problem(
                            "p" + i,
                            Problem.UNSORTED,
                            "word",
                            i % 4 == 0 ? "The area of triangle " + i : "Tom has " + i + " apples",
                            "1",
                            Check.MATH,
                            null))));
  }

  private DataSetLibrary library() {
    return new DataSetLibrary(new Workbench(home).datasets());
  }

  @Test
  void withoutANameNothingIsWritten() {
    assertThat(spectrum(ExitCode.OK, "domains", "words"))
        .containsPattern("geometry +10 +25 % ")
        .containsPattern("4 +geometry +10 +triang")
        .containsPattern("unsorted +30 +no rule")
        .contains("Nothing was written");
    assertThat(library().versions()).hasSize(1);
  }

  @Test
  void rulesOfAFileAreAppliedAndWrittenAsANewVersion() throws Exception {
    Path rules = home.resolve("fruit.yaml");
    Files.writeString(
        rules,
        """
        subdomains: [fruit, shapes]
        otherwise: shapes
        rules: [{to: fruit, keywords: [apples]}]
        parts: {sizes: {fruit: {select: 2, confirm: 3, evaluate: 4}}}
        """);
    String[] asked = {"domains", "words@1", "--rules", rules.toString(), "--as", "words", "--json"};
    JsonNode document = JsonMapper.builder().build().readTree(spectrum(ExitCode.OK, asked));
    assertThat(document.get("written").asString()).isEqualTo("words@2");
    assertThat(document.get("problems").asInt()).isEqualTo(40);
    JsonNode fruit = document.get("subdomains").get(0);
    assertThat(fruit.get("problems").asInt()).isEqualTo(30);
    assertThat(fruit.get("select").asInt()).isEqualTo(2);
    assertThat(fruit.get("train").asInt()).isEqualTo(21);
    assertThat(document.get("rules").get(0).get("problems").asInt()).isEqualTo(30);
    assertThat(library().open("words").manifest().counts()).containsOnlyKeys("fruit", "shapes");
  }

  @Test
  void rulesInTheHelpAreRead() throws Exception {
    String help = spectrum(ExitCode.OK, "domains", "--help");
    Path rules = home.resolve("help.yaml");
    Files.writeString(rules, help.substring(help.indexOf("  subdomains: [")));
    JsonNode document =
        JsonMapper.builder()
            .build()
            .readTree(
                spectrum(ExitCode.OK, "domains", "words", "--rules", rules.toString(), "--json"));
    assertThat(document.get("subdomains").get(0).get("subdomain").asString()).isEqualTo("algebra");
    // One line for each rule, and one for what none catches.
    assertThat(document.get("rules").size()).isGreaterThanOrEqualTo(6);
    assertThat(document.get("rules").get(0).get("problems").asInt()).isEqualTo(10);
  }

  @Test
  void badRulesAndUnknownSetsAreRefusedByName() throws Exception {
    spectrum(ExitCode.BAD_INPUT, "domains", "nothing");
    assertThat(err.toString()).contains("no data set 'nothing'");
    Path rules = home.resolve("bad.yaml");
    Files.writeString(rules, "rules: [{to: a, pattern: '(b'}]");
    spectrum(ExitCode.BAD_INPUT, "domains", "words", "--rules", rules.toString(), "--as", "new");
    assertThat(err.toString()).contains("rule 1").contains("at character 1");
    assertThat(library().versions()).hasSize(1);
  }
}
