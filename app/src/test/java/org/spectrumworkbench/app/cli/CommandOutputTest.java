package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.SettingCatalogue;
import org.spectrumworkbench.core.experiment.Workbench;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What commands print for people, and that with {@code --json} it is one document. */
class CommandOutputTest {
  private static final JsonMapper ONE_DOCUMENT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @TempDir Path home;

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
    return out.toString();
  }

  private String text(String... args) {
    return spectrum(ExitCode.OK, args);
  }

  private JsonNode json(String... args) {
    return ONE_DOCUMENT.readTree(text(args));
  }

  @Test
  void score() {
    String[] asked = {
      "score", "--model", "tiny-base", "--threads", "1", "--prompt", "3x+5=20 ?", "--text", "x=5"
    };
    assertThat(text(asked))
        .containsPattern("token +id +log-prob +entropy")
        .containsPattern("sum -\\d+\\.\\d{5} nats, mean -\\d+\\.\\d{5}, perplexity \\d");
    JsonNode document = json(with(asked, "--json"));
    double sum = 0;
    for (JsonNode token : document.path("tokens")) {
      assertThat(token.propertyNames()).containsExactly("token", "id", "logProb", "entropy");
      assertThat(token.path("logProb").asDouble()).isNegative();
      sum += token.path("logProb").asDouble();
    }
    assertThat(document.path("tokens").size()).isEqualTo(3);
    assertThat(document.path("sum").asDouble()).isEqualTo(sum);
    assertThat(document.path("perplexity").asDouble()).isEqualTo(Math.exp(-sum / 3));
  }

  @Test
  void sample() {
    String[] asked = {
      "sample", "--model", "tiny-base", "--threads", "1", "--prompt", "3x+5=20 ?", "--count", "2"
    };
    String lines = text(asked);
    assertThat(lines.lines()).hasSize(2).allMatch(line -> line.contains("log-prob -"));
    JsonNode answers = json(with(asked, "--json"));
    assertThat(answers.size()).isEqualTo(2);
    for (JsonNode answer : answers) {
      // The same seed gives the same answers.
      assertThat(lines).contains(answer.path("text").asString());
      assertThat(answer.path("tokens").size()).isPositive();
    }
  }

  @Test
  void bench() {
    String[] asked = {"bench", "--threads", "1", "--repeats", "3", "--device", "cpu"};
    assertThat(text(asked))
        .contains("libtorch ", "decoder of 359,904 parameters", "GFLOP/s", "of the peak")
        .containsPattern("\\d ms +[\\d,]+ +\\d");
    JsonNode document = json(with(asked, "--json"));
    assertThat(document.path("peakGigaflops").asDouble()).isPositive();
    assertThat(document.path("lines").size()).isGreaterThanOrEqualTo(4);
    for (JsonNode line : document.path("lines")) {
      assertThat(line.path("seconds").asDouble()).isPositive();
      assertThat(line.path("shareOfPeak").asDouble()).isPositive();
    }
  }

  @Test
  void benchOfVerdicts() {
    JsonNode lines = json("bench", "--verify", "--repeats", "3", "--json");
    assertThat(lines.size()).isEqualTo(3);
    assertThat(lines.get(0).path("name").asString()).isEqualTo("plain numbers");
    for (JsonNode line : lines) {
      assertThat(line.path("verdictsPerSecond").asDouble()).isPositive();
    }
  }

  @Test
  void settings() {
    assertThat(text("settings"))
        .contains("signal.lambda = 4")
        .isEqualTo(text("run", "--help-settings"));
    JsonNode all = json("settings", "--json");
    assertThat(all.size()).isEqualTo(SettingCatalogue.all().size());
    assertThat(all.get(0).propertyNames())
        .containsExactly("key", "label", "default", "range", "unit", "help", "source", "level");
    assertThat(json("run", "--help-settings", "--json")).isEqualTo(all);
  }

  @Test
  void presets() {
    assertThat(text("run", "--presets")).containsPattern("quickstart-controls +\\w");
    assertThat(json("run", "--presets", "--json"))
        .anyMatch(preset -> preset.path("name").asString().equals("quickstart"));
  }

  @Test
  void doctor() {
    assertThat(text("doctor", "--device", "cpu")).containsPattern("good +self-test");
    assertThat(json("doctor", "--device", "cpu", "--json"))
        .isNotEmpty()
        .allMatch(check -> check.path("verdict").isString());
  }

  @Test
  void benchOfTheSandbox() {
    assumeTrue(text("doctor", "--device", "cpu").contains("Python"), "No Python for programs");
    assertThat(text("bench", "--sandbox", "--repeats", "3"))
        .containsPattern("(strong|weak) isolation, ")
        .containsPattern("Python program +[\\d.]+ ms");
    JsonNode first = json("bench", "--sandbox", "--repeats", "3", "--json").path("lines").get(0);
    assertThat(first.path("timesBare").asDouble()).isEqualTo(1);
  }

  @Test
  void emptyWorkbenchHasAnEmptyList() {
    assertThat(text("runs")).contains("spectrum run quickstart");
    assertThat(json("runs", "--json").size()).isZero();
  }

  @Test
  void runsAndShow() {
    text("run", "quickstart", "--set", "name=finishes", "--set", "signal.lambda=2");
    assertThat(text("runs")).contains("finished").contains("base .300");
    JsonNode listed = json("runs", "--json").get(0);
    assertThat(listed.path("state").asString()).isEqualTo("FINISHED");
    assertThat(listed.path("last_score").path("stage").asString()).isEqualTo("base");
    assertThat(listed.path("last_score").path("pass1").asDouble()).isEqualTo(.3);
    assertThat(text("show", "finishes")).contains("signal.lambda=2").contains(".250 to .350");
    assertThat(json("show", "finishes", "--json").path("settings").path("signal.lambda").asDouble())
        .isEqualTo(2);
  }

  @Test
  void showRepeatsTheWarningsOfARunOnceEach() {
    String unread = "The model does not know 12.5 % of the tokens of these problems";
    try (RunFixture.Worker worker = RunFixture.in(new Workbench(home).runs()).start()) {
      worker.write(new RunEvent.Noted("warning", "", 0, unread));
      worker.write(new RunEvent.Noted("warning", "", 0, unread));
      worker.write(new RunEvent.Noted("info", "", 0, "nothing to worry about"));
      worker.state(RunState.FINISHED, "");
    }
    assertThat(text("show", "latest"))
        .containsOnlyOnce("warning   " + unread)
        .doesNotContain("nothing to worry");
    JsonNode warnings = json("show", "latest", "--json").path("warnings");
    assertThat(warnings.valueStream().map(JsonNode::asString)).containsExactly(unread);
  }

  @Test
  void report() throws Exception {
    text("run", "quickstart", "--set", "name=finishes");
    Path page = home.resolve("page.html");
    assertThat(text("report", "latest", "--out", page.toString())).contains("report   " + page);
    assertThat(page).content().contains("Held-out scores");
    JsonNode document = json("report", "latest", "--json");
    assertThat(Path.of(document.path("report").asString())).content().contains("Held-out scores");
    assertThat(document.path("run").asString()).endsWith("-finishes");
  }

  @Test
  void resume() {
    spectrum(ExitCode.RUN_FAILED, "run", "quickstart", "--set", "name=dies-once");
    assertThat(text("resume", "latest")).contains("Fine-tune", "base", ".300", "result.json");
    spectrum(ExitCode.RUN_FAILED, "run", "quickstart", "--set", "name=dies-once");
    JsonNode document = json("resume", "latest", "--json");
    assertThat(document.path("state").asString()).isEqualTo("FINISHED");
    assertThat(document.path("stages").get(0).path("pass1").asDouble()).isEqualTo(.3);
  }

  @Test
  void store() {
    text("run", "quickstart", "--set", "name=finishes");
    assertThat(text("store", "rebuild")).contains("1 run read in");
    assertThat(text("store")).contains("1 run read in");
    assertThat(json("store", "--json").path("contents").path("runs").asInt()).isEqualTo(1);
    assertThat(json("store", "rebuild", "--json").path("contents").path("runs").asInt())
        .isEqualTo(1);
  }

  @Test
  void storeNamesTheRunsThatItLeavesOut() throws Exception {
    text("run", "quickstart", "--set", "name=finishes");
    Path journal = onlyRun().resolve("attempt-1").resolve("journal.jsonl");
    Files.writeString(journal, "garbage\n");
    JsonNode document =
        ONE_DOCUMENT.readTree(spectrum(ExitCode.BAD_INPUT, "store", "rebuild", "--json"));
    JsonNode fault = document.path("left_out").get(0);
    assertThat(fault.path("message").asString()).contains("damaged at byte 0");
    assertThat(fault.path("mend").asString()).contains("backup");
  }

  @Test
  void damagedResultHidesNoOtherRunAndCanBeMended() throws Exception {
    text("run", "quickstart", "--set", "name=finishes");
    Path result = onlyRun().resolve("result.json");
    text("run", "quickstart", "--set", "name=finishes");
    Files.writeString(result, "{\"stages\":");
    JsonNode runs = json("runs", "--json");
    assertThat(runs.size()).isEqualTo(2);
    assertThat(runs.get(0).path("fault").path("message").asString()).contains(result.toString());
    assertThat(runs.get(0).path("fault").path("mend").asString()).contains("Move the file away");
    assertThat(runs.get(1).path("last_score").path("pass1").asDouble()).isEqualTo(.3);
    assertThat(text("runs")).contains("unreadable").contains("base .300");
    Files.delete(result);
    assertThat(json("runs", "--json").get(0).path("last_score").path("pass1").asDouble())
        .isEqualTo(.3);
  }

  private Path onlyRun() throws Exception {
    try (var runs = Files.list(home.resolve("runs"))) {
      return runs.toList().getFirst();
    }
  }

  private static String[] with(String[] args, String more) {
    String[] all = java.util.Arrays.copyOf(args, args.length + 1);
    all[args.length] = more;
    return all;
  }
}
