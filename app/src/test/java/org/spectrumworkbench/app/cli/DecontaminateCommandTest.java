package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.core.experiment.EvaluationCounts;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.DataRow;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.data.RowSource;
import org.spectrumworkbench.core.problem.leak.HitKey;
import org.spectrumworkbench.core.problem.leak.LeakDecision;
import org.spectrumworkbench.core.problem.leak.LeakDecisionFile;
import org.spectrumworkbench.core.problem.leak.LeakDecisions;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DecontaminateCommandTest {
  private static final JsonMapper ONE_DOCUMENT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final String LEAK =
      "Anna has twelve red apples and buys seven more, how many has she now";

  @TempDir Path home;
  private DataSetLibrary library;

  @BeforeEach
  void sets() {
    library = new DataSetLibrary(new Workbench(home).datasets());
    write(
        "train",
        "a quite different question about rivers and boats and time",
        "Say: " + LEAK.toUpperCase(java.util.Locale.ROOT) + "!",
        "another one, of trains that meet half way to town");
    write(
        "eval", LEAK + "?", "what is 2 + 3", "nobody asks this in training at all, or so we hope");
    write("more", "one more set without anything that the training set has in it");
  }

  private void write(String name, String... questions) {
    library.write(
        name,
        Provenance.generated("test", ""),
        RowSource.ofProblems(
            Stream.iterate(0, i -> i < questions.length, i -> i + 1)
                .map(i ->
                    new Problem(
                        name + "-" + i,
                        Problem.UNSORTED,
                        "test",
                        questions[i],
                        "1",
                        Check.MATH,
                        null))));
  }

  private String spectrum(int code, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
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
    return code == ExitCode.OK ? out.toString() : err.toString();
  }

  @Test
  void printsTheMatrixTheSweepAndTheHitsWithTheMatchMarked() {
    String text =
        spectrum(
            0, "decontaminate", "--train", "train", "--eval", "eval", "--eval", "more", "--sweep");
    assertThat(text)
        .containsPattern("train +rows +eval@1 \\(3\\) +more@1 \\(1\\) +any")
        .containsPattern("train@1 +3 +1 row, 1 item +none +1 row")
        .contains("eval@1: 1 question of fewer than 10 words")
        .containsPattern("10 +1 +1 +<")
        .contains("train@1 row 2 (train-1) ~ eval@1 (eval-0): 14 words")
        .contains("train question: Say: [[ANNA HAS TWELVE")
        .contains("SHE NOW]]!")
        .contains("eval  question: [[Anna has twelve");
  }

  @Test
  void jsonIsOneDocumentWithBothSpans() {
    JsonNode document =
        ONE_DOCUMENT.readTree(
            spectrum(0, "decontaminate", "--train", "train", "--eval", "eval", "--json"));
    assertThat(document.path("matrix").get(0).path("rows").asInt()).isEqualTo(1);
    assertThat(document.path("sweep").size()).isEqualTo(15);
    assertThat(document.path("hits").asInt()).isEqualTo(1);
    JsonNode match = document.path("first_hits").get(0).path("matches").get(0);
    assertThat(match.path("train").path("from").asInt()).isEqualTo(5);
    assertThat(match.path("eval").path("text").asString()).isEqualTo(LEAK);
  }

  @Test
  void hitsAreWrittenWholeAsLinesOrCsv() throws Exception {
    Path lines = home.resolve("hits.jsonl");
    Path csv = home.resolve("hits.CSV");
    spectrum(0, "decontaminate", "--train", "train", "--eval", "eval", "--hits", lines.toString());
    spectrum(0, "decontaminate", "--train", "train", "--eval", "eval", "--hits", csv.toString());
    assertThat(Files.readAllLines(lines)).hasSize(1);
    assertThat(ONE_DOCUMENT.readTree(Files.readString(lines)).path("words").asInt()).isEqualTo(14);
    List<String> rows = Files.readAllLines(csv);
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst()).startsWith("train,train_row,train_id,eval");
    assertThat(rows.getLast()).startsWith("train@1,2,train-1,eval@1,eval-0,14,false,question,5,");
  }

  @Test
  void excludeWritesANewVersionButKeepsWhatWasDecidedToBeKept() {
    String[] asked = {
      "decontaminate", "--train", "train", "--eval", "eval", "--exclude", "--as", "clean"
    };
    assertThat(spectrum(0, asked)).contains("cleaned   clean@1, 2 of 3 rows");
    assertThat(library.open("clean").size()).isEqualTo(2);
    assertThat(library.open("clean").manifest().provenance().parent()).isEqualTo("train@1");
    LeakDecisionFile.in(home)
        .write(
            LeakDecisions.NONE.with(
                List.of(new HitKey("train", "train-1", "eval", "eval-0")),
                new LeakDecision(LeakDecision.Choice.KEEP, "a common phrase")));
    assertThat(spectrum(0, asked))
        .contains("cleaned   nothing was written: no row of train@1 is left out\n");
    assertThat(library.open("clean").version()).isEqualTo(1);
  }

  @Test
  void excludeWritesOverNoOtherDataSet() {
    assertThat(
            spectrum(
                2,
                "decontaminate",
                "--train",
                "train",
                "--eval",
                "eval",
                "--exclude",
                "--as",
                "eval"))
        .contains("another data set 'eval'");
    assertThat(library.open("eval").version()).isEqualTo(1);
    assertThat(
            spectrum(
                2, "decontaminate", "--train", "eval", "--eval", "eval", "--exclude", "--n", "6"))
        .contains("none is left");
  }

  @Test
  void selfCheckSaysWhatIsFound() {
    String[] asked = {
      "decontaminate", "--train", "train", "--eval", "eval", "--self-check", "--planted", "2"
    };
    assertThat(spectrum(0, asked))
        .containsPattern("exact copy +2 +1\\.00 +1\\.00 +0\\.34–1\\.00 +1\\.00 \\(0\\.34–1\\.00\\)")
        .containsPattern("paraphrase +2 +0\\.00");
    JsonNode check =
        ONE_DOCUMENT
            .readTree(
                spectrum(
                    0, Stream.concat(Stream.of(asked), Stream.of("--json")).toArray(String[]::new)))
            .path("self_check");
    assertThat(check.path("kinds").size()).isEqualTo(6 * 15);
  }

  @Test
  void scoresOfARunAreGivenWithAndWithoutTheFlaggedProblems() {
    RunFolder run = RunFixture.in(new Workbench(home).runs()).finish();
    EvaluationCounts counts = EvaluationCounts.of(run);
    assertThat(counts.byModel().keySet()).contains("base", "signal");
    assertThat(counts.byModel().get("base")).hasSize(24).allMatch(c -> c.samples() == 16);
    List<String> questions =
        counts.problems().values().stream().limit(6).map(p -> "Train: " + p.question()).toList();
    write("leaky", questions.toArray(String[]::new));

    assertThat(spectrum(0, "decontaminate", "--train", "leaky", "--run", run.id()))
        .containsPattern("model +Pass@1 +without flagged +problems left")
        .containsPattern("base +0\\.\\d\\d \\(.*\\d+ of 24 .*(cannot tell|without)");
    JsonNode base =
        ONE_DOCUMENT
            .readTree(spectrum(0, "decontaminate", "--train", "leaky", "--run", "latest", "--json"))
            .path("pass1")
            .path("base");
    int left = base.path("clean").path("problems").asInt();
    assertThat(left).isBetween(1, 18);
    assertThat(base.path("flagged").path("problems").asInt()).isEqualTo(24 - left);
    assertThat(base.path("difference").asDouble())
        .isEqualTo(
            base.path("clean").path("pass1").asDouble()
                - base.path("all").path("pass1").asDouble());

    assertThat(
            spectrum(2, "decontaminate", "--train", "leaky", "--eval", "eval", "--run", run.id()))
        .contains("was evaluated on none of these problems");
  }

  @Test
  void filesAreReadAsTheyLieAndLeaveNothingBehind() throws Exception {
    Path file =
        Files.writeString(
            home.resolve("more.jsonl"),
            "{\"question\":\"Now: "
                + LEAK
                + "\",\"answer\":\"#### 19\"}\n{\"question\":\"\",\"answer\":\"1\"}\n");
    assertThat(spectrum(0, "decontaminate", "--train", file.toString(), "--eval", "eval"))
        .contains("more.jsonl row 1 (file")
        .contains("[[Anna has twelve");
    assertThat(library.versions()).hasSize(3);
    assertThat(
            spectrum(2, "decontaminate", "--train", file.toString(), "--eval", "eval", "--exclude"))
        .contains("Import it first");
    assertThat(spectrum(2, "decontaminate", "--train", home + "/none.jsonl", "--eval", "eval"))
        .contains("none.jsonl");
  }

  @Test
  void aMissingFileIsNotTakenForADataSet() {
    for (String missing : List.of("nofile.jsonl", "./x/y.csv", "data.PARQUET", "a\\b")) {
      assertThat(spectrum(2, "decontaminate", "--train", missing, "--eval", "eval"))
          .contains("There is no file " + missing);
      assertThat(spectrum(2, "decontaminate", "--train", "train", "--eval", missing))
          .contains("There is no file " + missing);
    }
    assertThat(spectrum(2, "decontaminate", "--train", "nothing", "--eval", "eval"))
        .contains("There is no data set 'nothing'");
  }

  private void writeParts(String name) {
    library.write(
        name,
        Provenance.generated("test", ""),
        RowSource.of(
            Stream.of(
                new DataRow(problem("a", "something that is about nothing"), Split.EVALUATE),
                new DataRow(problem("b", "First: " + LEAK), Split.TRAIN),
                new DataRow(problem("c", "a clean question of its own"), Split.TRAIN),
                new DataRow(problem("d", "Second: " + LEAK), Split.EVALUATE))));
  }

  private static Problem problem(String id, String question) {
    return new Problem(id, Problem.UNSORTED, "test", question, "1", Check.MATH, null);
  }

  @Test
  void twoPartsOfOneSetAreCompared() {
    writeParts("both");
    assertThat(spectrum(0, "decontaminate", "--train", "both:train", "--eval", "both@1:evaluate"))
        .containsPattern("both@1:train +2 +1 row, 1 item")
        .contains("both@1:evaluate (2)")
        .contains("both@1:train row 1 (b) ~ both@1:evaluate (d)");
    assertThat(spectrum(2, "decontaminate", "--train", "both:test", "--eval", "both"))
        .contains("'test' is no part")
        .contains("probe-select");
    assertThat(spectrum(2, "decontaminate", "--train", "both:train", "--eval", "both:probe-select"))
        .contains("There are no rows in both@1:probe-select");
  }

  @Test
  void excludingFromAPartKeepsTheOtherParts() {
    writeParts("both");
    String[] asked = {
      "decontaminate", "--train", "both:train", "--eval", "both:evaluate", "--exclude"
    };
    assertThat(spectrum(0, asked))
        .contains("cleaned   both@2, 3 of 4 rows; its part train alone was looked at");
    assertThat(library.open("both").manifest().provenance().note())
        .isEqualTo(
            "Rows left out since they share 10 words in a row with both@1:evaluate: 1; its part"
                + " train alone was looked at");
    try (Stream<DataRow> rows = library.open("both").rows()) {
      assertThat(rows.map(row -> row.problem().id())).containsExactly("a", "c", "d");
    }
    LeakDecisionFile.in(home)
        .write(
            LeakDecisions.NONE.with(
                List.of(new HitKey("both", "b", "both", "d")),
                new LeakDecision(LeakDecision.Choice.KEEP, "meant")));
    asked[2] = "both@1:train";
    asked[4] = "both@1:evaluate";
    assertThat(spectrum(0, asked))
        .contains("nothing was written: no row of both@1:train is left out; its part train alone");
    String json =
        spectrum(0, Stream.concat(Stream.of(asked), Stream.of("--json")).toArray(String[]::new));
    JsonNode cleaned = ONE_DOCUMENT.readTree(json).path("cleaned");
    assertThat(cleaned.path("looked_at").asString()).isEqualTo("both@1:train");
    assertThat(cleaned.path("set").isNull()).isTrue();
    assertThat(library.open("both").version()).isEqualTo(2);
  }

  @Test
  void aScoreOfWhichNothingOrAllIsFlaggedIsSaidInWords() {
    RunFolder run = RunFixture.in(new Workbench(home).runs()).finish();
    String[] none = {"decontaminate", "--train", "more", "--run", run.id()};
    assertThat(spectrum(0, none))
        .containsPattern("base .* none +unchanged: none is flagged")
        .doesNotContain("cannot tell");
    EvaluationCounts counts = EvaluationCounts.of(run);
    write("all", counts.problems().values().stream().map(p -> p.question()).toArray(String[]::new));
    String[] all = {"decontaminate", "--train", "all", "--run", run.id()};
    assertThat(spectrum(0, all))
        .containsPattern("all@1 +24 +")
        .contains("the first 5 of")
        .contains("All evaluated problems are flagged at n = 10: no score is left.");
    JsonNode document =
        ONE_DOCUMENT.readTree(
            spectrum(0, "decontaminate", "--train", "all", "--run", run.id(), "--json"));
    assertThat(document.path("pass1").isEmpty()).isTrue();
    assertThat(document.path("matrix").size()).isEqualTo(1);
  }

  @Test
  void whatWasAskedForStandsBelowAFewHits() {
    write(
        "much",
        Stream.iterate(0, i -> i < 12, i -> i + 1)
            .map(i -> "Number " + i + ": " + LEAK)
            .toArray(String[]::new));
    String text = spectrum(0, "decontaminate", "--train", "much", "--eval", "eval", "--sweep");
    assertThat(text).contains("the first 5 of 12").contains("--hits FILE writes all");
    assertThat(text.split("  train question: ", -1)).hasSize(6);
    assertThat(text.indexOf("rows flagged")).isGreaterThan(text.lastIndexOf("[["));
  }

  @Test
  void badInputIsRefusedWithItsMend() {
    assertThat(spectrum(2, "decontaminate", "--train", "train")).contains("--eval");
    assertThat(spectrum(2, "decontaminate", "--train", "nothing", "--eval", "eval"))
        .contains("nothing");
    assertThat(spectrum(2, "decontaminate", "--train", "train", "--eval", "eval", "--n", "5"))
        .contains("6 to 20");
    assertThat(spectrum(2, "decontaminate", "--train", "train", "--eval", "eval", "--as", "x"))
        .contains("--exclude");
    assertThat(
            spectrum(2, "decontaminate", "--train", "train", "--eval", "eval", "--hits", "a.txt"))
        .contains(".jsonl");
    assertThat(
            spectrum(
                2,
                "decontaminate",
                "--train",
                "train",
                "--train",
                "more",
                "--eval",
                "eval",
                "--exclude"))
        .contains("one --train");
  }
}
