package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.core.Staging;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.Watch;
import sun.misc.Signal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoreCareCommandsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path home;
  private final StringWriter err = new StringWriter();

  private String spectrum(int code, String... args) {
    StringWriter out = new StringWriter();
    err.getBuffer().setLength(0);
    int ended = run(new PrintWriter(out, true), args);
    assertThat(ended).as(out + "\n" + err).isEqualTo(code);
    return out.toString();
  }

  private int run(PrintWriter out, String... args) {
    return new Program(
            new Workbench(home),
            Terminal.unwatched(out, new PrintWriter(err, true)),
            Clock.systemUTC(),
            () -> {},
            CommandsTest.NO_PICTURES,
            attempt -> RunState.FINISHED,
            FakeWorker::start)
        .run(args);
  }

  private JsonNode json(int code, String... args) {
    return JSON.readTree(spectrum(code, args));
  }

  private RunFolder fixture() {
    return RunFixture.in(new Workbench(home).runs()).finish();
  }

  @Test
  void runComesBackFromItsBackup() {
    RunFolder run = fixture();
    assertThat(spectrum(ExitCode.OK, "store", "rebuild")).contains("1 run read in");
    String zip = home.resolve("all.zip").toString();
    assertThat(spectrum(ExitCode.OK, "store", "backup", zip)).contains("1 run,").contains("packed");
    assertThat(spectrum(ExitCode.BAD_INPUT, "store", "backup", zip)).isEmpty();
    assertThat(err.toString()).contains("is there already");
    run.delete();

    assertThat(spectrum(ExitCode.OK, "store", "restore", zip, "--only", run.id()))
        .contains("1 run and 0 other files are back")
        .contains("begins again from the last thing that is there");
    assertThat(RunFolder.isRun(run.path())).isTrue();
    JsonNode again = json(ExitCode.OK, "store", "restore", zip, "--json");
    assertThat(again.path("kept").get(0).path("id").asString()).isEqualTo(run.id());
    assertThat(again.path("old_database").asString()).contains(".old.mv.db");
    spectrum(ExitCode.BAD_INPUT, "store", "restore", zip, "--only", "no-such-run");
    assertThat(err.toString()).contains("holds no run no-such-run").contains(run.id());
  }

  @Test
  void backupTellsHowMuchOfTheModelsStaysOut() throws Exception {
    RunFolder run = fixture();
    Path model = run.path().resolve("attempt-1/models/fuse");
    Files.createDirectories(model);
    Files.write(model.resolve("model.safetensors"), new byte[3000]);

    assertThat(spectrum(ExitCode.OK, "store", "backup", home.resolve("small.zip").toString()))
        .contains("without checkpoints and models (3.0 KB): add --with-models");
    assertThat(
            json(ExitCode.OK, "store", "backup", home.resolve("json.zip").toString(), "--json")
                .path("models_left_out")
                .asLong())
        .isEqualTo(3000);
    assertThat(
            spectrum(
                ExitCode.OK,
                "store",
                "backup",
                home.resolve("all.zip").toString(),
                "--with-models"))
        .doesNotContain("without checkpoints");
  }

  @Test
  void runWhoseFolderIsTakenAndWhatWasLeftBehindAreTold() throws Exception {
    RunFolder run = fixture();
    String zip = home.resolve("all.zip").toString();
    spectrum(ExitCode.OK, "store", "backup", zip);
    Files.delete(run.path().resolve("run.json"));

    assertThat(spectrum(ExitCode.OK, "store", "restore", zip, "--only", run.id()))
        .contains("0 runs and 0 other files are back")
        .contains("not back: " + run.id())
        .contains("--only " + run.id())
        .doesNotContain("kept as it is");
    JsonNode again = json(ExitCode.OK, "store", "restore", zip, "--json");
    assertThat(again.path("name_taken").get(0).path("id").asString()).isEqualTo(run.id());
    assertThat(again.path("kept").size()).isZero();

    Path left = Files.createDirectory(new Workbench(home).runs().resolve(".bundle.1-a.tmp"));
    Files.write(left.resolve("half"), new byte[3000]);
    Path lock = Files.createFile(left.resolve(Staging.LOCK));
    Files.setLastModifiedTime(lock, FileTime.fromMillis(0));
    assertThat(json(ExitCode.OK, "store", "size", "--json").path("leftovers").asLong())
        .isEqualTo(3000);
    assertThat(spectrum(ExitCode.OK, "store", "size")).contains("3.0 KB were left by commands");
  }

  @Test
  void verifyEndsWithTwoWhereSomethingIsWrong() throws Exception {
    RunFolder run = fixture();
    assertThat(spectrum(ExitCode.OK, "store", "verify")).contains("All is well.");
    assertThat(json(ExitCode.OK, "store", "verify", "--quick", "--json").path("compared").asInt())
        .isZero();
    Path settings = run.path().resolve("experiment.yaml");
    Files.writeString(settings, Files.readString(settings) + "# edited\n");
    assertThat(spectrum(ExitCode.BAD_INPUT, "store", "verify")).contains("1 fault:");
    assertThat(err.toString()).contains("fault: The settings").contains("backup");
    JsonNode found = json(ExitCode.BAD_INPUT, "store", "verify", "--json");
    assertThat(found.path("faults").get(0).path("mend").asString()).isNotEmpty();
  }

  @Test
  void sizeAndCompactTellBytes() {
    RunFolder run = fixture();
    spectrum(ExitCode.OK, "store", "rebuild");
    assertThat(spectrum(ExitCode.OK, "store", "size"))
        .containsPattern("run +all +rows +journal +checkpoints +models +other")
        .contains(run.id())
        .contains("free on the disk");
    JsonNode size = json(ExitCode.OK, "store", "size", "--json");
    assertThat(size.path("runs").get(0).path("journal").asLong()).isPositive();
    assertThat(size.path("free").asLong()).isPositive();
    assertThat(spectrum(ExitCode.OK, "store", "compact")).containsPattern("before, .* after");
    assertThat(json(ExitCode.OK, "store", "compact", "--json").path("after").asLong()).isPositive();
    assertThat(spectrum(ExitCode.OK, "store")).contains("1 run read in");
  }

  @Test
  void interruptReachesTheWorkAndEndsWithItsOwnCode() {
    Terminal terminal =
        Terminal.unwatched(new PrintWriter(new StringWriter(), true), new PrintWriter(err, true));
    StoreWork work =
        new StoreWork(new Workbench(home), terminal, Clock.systemUTC()) {
          @Override
          int work(Watch watch) {
            watch.orCancel();
            // As Ctrl+C, which a job in the background may have been told to ignore.
            Signal.raise(new Signal("TERM"));
            long deadline = System.nanoTime() + 10_000_000_000L;
            while (!watch.isCancelled() && System.nanoTime() < deadline) {
              Thread.onSpinWait();
            }
            watch.orCancel();
            return ExitCode.OK;
          }

          @Override
          String whenStopped() {
            return "Stopped; nothing was written.";
          }
        };
    assertThat(work.call()).isEqualTo(ExitCode.STOPPED);
    assertThat(err.toString()).contains("nothing was written");
  }

  @Test
  void storeOfANewerVersionIsRefusedAndNotTouched() throws Exception {
    Path store = new Workbench(home).store();
    Store.open(store).close();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + store.resolve("workbench"), "workbench", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO "flyway_schema_history"
          VALUES (999, '900', 'later', 'SQL', 'V900__later.sql', 1, 'x', CURRENT_TIMESTAMP, 1, TRUE)
          """);
    }
    Path file = store.resolve("workbench.mv.db");
    byte[] before = Files.readAllBytes(file);
    for (String[] command : new String[][] {{"store"}, {"store", "size"}, {"store", "verify"}}) {
      spectrum(ExitCode.BAD_INPUT, command);
      assertThat(err.toString()).contains("newer version");
    }
    assertThat(file).hasBinaryContent(before);
  }
}
