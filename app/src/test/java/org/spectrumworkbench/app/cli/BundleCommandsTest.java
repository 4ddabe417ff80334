package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import tools.jackson.databind.JsonNode;

/** bundle, open and replay, with workers that train nothing. */
class BundleCommandsTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int spectrum(String home, String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new Program(
            new Workbench(folder.resolve(home)),
            Terminal.unwatched(new PrintWriter(out, true), new PrintWriter(err, true)),
            Clock.systemUTC(),
            () -> {},
            CommandsTest.NO_PICTURES,
            attempt -> RunState.FINISHED,
            FakeWorker::start)
        .run(args);
  }

  private JsonNode json() {
    return Json.MAPPER.readTree(out.toString());
  }

  private RunFolder only(String home) {
    List<RunFolder> runs = RunFolder.list(new Workbench(folder.resolve(home)).runs());
    assertThat(runs).hasSize(1);
    return runs.getFirst();
  }

  @Test
  void runGoesElsewhereAsOneFile() throws IOException {
    assertThat(spectrum("here", "run", "quickstart", "--set", "name=finishes")).isZero();
    RunFolder run = only("here");
    Path file = folder.resolve("x.spectrum");

    assertThat(spectrum("here", "bundle", "latest", "--out", file.toString()))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("bundle   " + file).contains("spectrum open x.spectrum");
    assertThat(spectrum("here", "bundle", "latest", "--out", file.toString()))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("is there already");

    assertThat(spectrum("elsewhere", "open", file.toString())).as(err.toString()).isZero();
    assertThat(only("elsewhere").id()).isEqualTo(run.id());
    assertThat(Files.readString(only("elsewhere").reportFile())).contains("<h1>finishes</h1>");
    assertThat(spectrum("elsewhere", "show", "finishes", "--json")).isZero();
    assertThat(json().path("state").asString()).isEqualTo("FINISHED");

    assertThat(spectrum("elsewhere", "open", file.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("is here already").contains("--as NAME");
    assertThat(spectrum("elsewhere", "open", file.toString(), "--as", "copy", "--json")).isZero();
    assertThat(json().path("run").asString()).isEqualTo("copy");
  }

  @Test
  void backupAndBundleAreToldApart() {
    assertThat(spectrum("here", "run", "quickstart", "--set", "name=finishes")).isZero();
    Path bundle = folder.resolve("x.spectrum");
    Path backup = folder.resolve("x.zip");
    assertThat(spectrum("here", "bundle", "latest", "--out", bundle.toString())).isZero();
    assertThat(spectrum("here", "store", "backup", backup.toString())).isZero();

    assertThat(spectrum("elsewhere", "open", backup.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("This is a backup: spectrum store restore " + backup);
    assertThat(spectrum("elsewhere", "store", "restore", bundle.toString()))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("This is a bundle: spectrum open " + bundle);
    assertThat(spectrum("elsewhere", "open", "nosuch.spectrum")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("There is no file nosuch.spectrum");
    assertThat(RunFolder.list(new Workbench(folder.resolve("elsewhere")).runs())).isEmpty();
  }

  @Test
  void replayThatAgreesSaysIdentical() {
    assertThat(spectrum("here", "run", "quickstart", "--set", "name=finishes")).isZero();

    assertThat(spectrum("here", "replay", "finishes")).as(err.toString()).isZero();

    assertThat(out.toString()).startsWith("identical: ").hasLineCount(1);
    assertThat(err.toString()).contains("Fine-tune");
    assertThat(RunFolder.list(folder.resolve("here/runs")))
        .extracting(run -> run.identity().name())
        .containsExactlyInAnyOrder("finishes", "finishes again");
  }

  @Test
  void replayOfABundleNeedsNoRunHere() {
    assertThat(spectrum("here", "run", "quickstart", "--set", "name=finishes")).isZero();
    Path file = folder.resolve("x.spectrum");
    assertThat(spectrum("here", "bundle", "latest", "--out", file.toString())).isZero();

    assertThat(spectrum("elsewhere", "replay", file.toString())).as(err.toString()).isZero();

    assertThat(out.toString()).startsWith("identical: ");
    assertThat(only("elsewhere").identity().name()).isEqualTo("finishes again");
    assertThat(folder.resolve("elsewhere/runs").toFile().list()).hasSize(1);
  }

  @Test
  void runsThatDifferSayWhereFirstAndWhy() {
    write("one", "1", 2.5, "1");
    write("two", "2", 2.75, "2");

    assertThat(spectrum("here", "replay", "one", "--against", "two")).isEqualTo(ExitCode.DIFFERS);
    assertThat(out.toString())
        .contains("differs first at stage sft, step 3, in loss")
        .contains(": 2.5\n", ": 2.75\n", "1 of 2 values differ")
        .contains("seed: 1, then 2", "threads: 1, then 2", "likely reason: seed");

    assertThat(spectrum("here", "replay", "one", "--against", "two", "--json"))
        .isEqualTo(ExitCode.DIFFERS);
    assertThat(json().path("identical").asBoolean(true)).isFalse();
    assertThat(json().path("first").path("metric").asString()).isEqualTo("loss");
    assertThat(json().path("likely_reason").asString()).isEqualTo("seed");
    assertThat(spectrum("here", "replay", "one", "--against", "one")).isZero();
  }

  @Test
  void replaySaysOfHowManyModelsTheWeightsWereCompared() throws IOException {
    saveModel(write("one", "1", 2.5, "1"));
    assertThat(spectrum("here", "replay", "one", "--against", "one")).isZero();
    assertThat(out.toString()).endsWith("; weights of 1 model compared\n");
    Path file = folder.resolve("x.spectrum");
    assertThat(spectrum("here", "bundle", "one", "--models", "none", "--out", file.toString()))
        .as(err.toString())
        .isZero();

    assertThat(spectrum("here", "replay", file.toString(), "--against", "one")).isZero();

    assertThat(out.toString())
        .startsWith("identical: ")
        .endsWith("; weights not compared: of 1 model, none is in both runs\n");
    assertThat(spectrum("here", "replay", file.toString(), "--against", "one", "--json")).isZero();
    assertThat(json().path("weights").path("compared").asInt(-1)).isZero();
    assertThat(json().path("weights").path("notThere").asInt(-1)).isEqualTo(1);
  }

  private static void saveModel(RunFolder run) throws IOException {
    Path model = run.path().resolve("attempt-2/models/fuse");
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), 4, Clock.systemUTC())) {
      journal.write(new RunEvent.AttemptStarted(run.id(), "one", 2, 4, List.of(), Map.of(), 1));
      journal.write(new RunEvent.ModelSaved("fuse", "attempt-2/models/fuse", "fused"));
    }
    Files.createDirectories(model);
    Files.write(model.resolve("model.safetensors"), new byte[] {1});
  }

  @Test
  void showTellsWhereNumbersCameFromAndWhatTheyTook() {
    RunFolder run = write("one", "1", 2.5, "1");

    assertThat(spectrum("here", "show", "one")).isZero();
    assertThat(out.toString())
        .contains("program   9.9")
        .containsPattern("attempt 1 began \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d, ended \\d{4}-")
        .contains("took 12.5 s, peak memory 345 MB, energy not told by this machine")
        .contains("experiment.yaml was changed since a worker read it");
    assertThat(spectrum("here", "show", "one", "--json")).isZero();
    assertThat(json().path("resources").path("1").path("peakBytes").asLong())
        .isEqualTo(345_000_000);
    assertThat(json().path("resources").path("1").path("joules").isNull()).isTrue();
    assertThat(spectrum("here", "report", "one")).isZero();
    assertThat(run.reportFile())
        .content()
        .contains("attempt 1: peak memory", "345 MB", "not told by this machine")
        .contains("experiment.yaml was changed since a worker read it");
  }

  private RunFolder write(String name, String seed, double loss, String threads) {
    Clock clock = Clock.systemUTC();
    RunFolder run =
        RunFolder.create(
            folder.resolve("here/runs"),
            Settings.initial().with("name", name, "test").with("seed", seed, "test"),
            clock);
    Attempt attempt = run.newAttempt();
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, clock)) {
      journal.write(
          new RunEvent.AttemptStarted(
              run.id(),
              name,
              1,
              0,
              List.of(),
              Map.of("threads", threads, "program", "9.9", "experiment.yaml, sha256", "other"),
              1));
      journal.write(new RunEvent.MetricsRecorded("sft", 3, Map.of("loss", loss, "tokens", 20.0)));
      journal.write(
          new RunEvent.ResourcesUsed(
              RunState.FINISHED,
              new org.spectrumworkbench.core.experiment.Resources(
                  clock.instant(),
                  clock.instant(),
                  12.5,
                  345_000_000L,
                  null,
                  "not told by this machine")));
      journal.write(new RunEvent.StateChanged(RunState.FINISHED, ""));
    }
    return run;
  }
}
