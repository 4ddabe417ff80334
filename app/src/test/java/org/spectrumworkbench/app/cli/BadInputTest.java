package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import org.spectrumworkbench.store.Store;

/**
 * Bad input ends with a message that says how to mend it, an exit code, and nothing lost. What only
 * a true worker can meet, a checkpoint cut short and a full disk, is in {@link WholeRunTest}.
 */
class BadInputTest {
  @TempDir Path home;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int spectrum(String... args) {
    return new Program(
            new Workbench(home.resolve("home")),
            Terminal.unwatched(new PrintWriter(out, true), new PrintWriter(err, true)),
            Clock.systemUTC(),
            () -> {},
            CommandsTest.NO_PICTURES,
            attempt -> RunState.FINISHED,
            FakeWorker::start)
        .run(args);
  }

  private List<RunFolder> runs() {
    Workbench workbench = new Workbench(home.resolve("home"));
    return new KnownRuns(workbench.store()).list(workbench.runs());
  }

  private void refused(String what, String mend, String... args) {
    assertThat(spectrum(args)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains(what).contains(mend).doesNotContain("\tat ");
    assertThat(runs()).isEmpty();
  }

  private String file(String yaml) throws Exception {
    return Files.writeString(home.resolve("experiment.yaml"), yaml).toString();
  }

  @Test
  void unknownPreset() {
    refused(
        "no preset and no file 'quickstrat'", "The presets are: quickstart", "run", "quickstrat");
  }

  @Test
  void gpuThatIsNotThere() {
    refused("gpu:97", "--device", "run", "quickstart", "--device", "gpu:97");
  }

  @Test
  void noPreset() {
    refused("Which experiment?", "spectrum run quickstart", "run");
  }

  @Test
  void badYaml() throws Exception {
    refused("experiment.yaml:3", "indentation", "run", file("seed: 1\nsignal:\n  lambda: [1\n"));
  }

  @Test
  void yamlOfAnotherShape() throws Exception {
    refused("experiment.yaml:1", "mapping", "run", file("- a\n- b\n"));
  }

  @Test
  void unknownKeyWithItsLine() throws Exception {
    refused(
        "experiment.yaml:2: there is no setting 'signal.lamda'",
        "signal.lambda",
        "run",
        file("signal:\n  lamda: 3\n"));
  }

  @Test
  void valueOutOfRangeWithItsLine() throws Exception {
    refused("experiment.yaml:2", "0 to 100", "run", file("signal:\n  lambda: 1000\n"));
  }

  @Test
  void settingsThatContradictEachOther() {
    refused("probe.k is 9", "at most", "run", "quickstart", "--set", "probe.k=9");
  }

  @Test
  void setWithoutValue() {
    refused("--set takes KEY=VALUE", "signal.lambda=2", "run", "quickstart", "--set", "seed");
  }

  @Test
  void folderThatHoldsSomething() throws Exception {
    Path folder = Files.createDirectory(home.resolve("full"));
    Path kept = Files.writeString(folder.resolve("thesis.txt"), "mine");
    refused("is not empty", "empty folder", "run", "quickstart", "--out", folder.toString());
    assertThat(kept).hasContent("mine");
  }

  @Test
  void folderThatCannotBeMade() throws Exception {
    // A file where a folder should be: refused for root too, whom permissions do not stop.
    Path file = Files.writeString(home.resolve("file"), "mine");
    refused(
        "cannot be made", "--out", "run", "quickstart", "--out", file.resolve("below").toString());
    assertThat(file).hasContent("mine");
  }

  @Test
  void folderOnASystemThatCannotBeWritten() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs the folder of processes");
    refused("cannot be made", "--out", "run", "quickstart", "--out", "/proc/spectrum-run");
  }

  @Test
  void homeThatCannotBeWritten() throws Exception {
    Files.writeString(home.resolve("home"), "mine");
    assertThat(spectrum("run", "quickstart")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("cannot be made").doesNotContain("\tat ");
    assertThat(home.resolve("home")).hasContent("mine");
  }

  @Test
  void modelFolderThatIsNotThere() {
    for (String[] command :
        new String[][] {
          {"score", "--model", "no/model", "--text", "x=5"},
          {"sample", "--model", "no/model", "--prompt", "x"}
        }) {
      err.getBuffer().setLength(0);
      refused("no/model is not a folder", "config.json", command);
    }
  }

  @Test
  void databaseHeldByAnotherProgram() throws Exception {
    Workbench workbench = new Workbench(home.resolve("home"));
    Store.open(workbench.store()).close();
    assertThat(spectrum("run", "quickstart", "--set", "name=finishes")).isEqualTo(ExitCode.OK);
    try (HeldDatabase unused = HeldDatabase.in(workbench.store())) {
      for (String[] command : new String[][] {{"store"}, {"store", "rebuild"}}) {
        err.getBuffer().setLength(0);
        assertThat(spectrum(command)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).containsIgnoringCase("close").doesNotContain("\tat ");
      }
      // What needs no database works on.
      assertThat(spectrum("show", "latest")).isEqualTo(ExitCode.OK);
    }
    assertThat(spectrum("store", "rebuild")).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("1 run read in");
  }

  @Test
  void missingRun() {
    refused("no run 'nowhere'", "spectrum run quickstart", "show", "nowhere");
  }

  @Test
  void folderThatIsNoRun() throws Exception {
    refused(
        "is not a run", "run.json", "resume", Files.createDirectory(home.resolve("x")).toString());
  }

  @Test
  void tornLastLineOfAJournalLosesOnlyThatLine() throws Exception {
    assertThat(spectrum("run", "quickstart", "--set", "name=dies")).isEqualTo(ExitCode.RUN_FAILED);
    RunFolder run = runs().getFirst();
    int events = (int) run.events().count();
    Files.writeString(
        run.attempts().getFirst().journal(), "{\"seq\":5,\"ti", StandardOpenOption.APPEND);
    err.getBuffer().setLength(0);
    assertThat(spectrum("show", "latest")).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(run.events()).hasSize(events);
    assertThat(RunSummary.of(run).state()).isEqualTo(RunState.INTERRUPTED);
    assertThat(out.toString()).contains("spectrum resume " + run.id());
  }

  @Test
  void runWithATornLastLineIsTakenUpAgain() throws Exception {
    assertThat(spectrum("run", "quickstart", "--set", "name=dies-once"))
        .isEqualTo(ExitCode.RUN_FAILED);
    RunFolder run = runs().getFirst();
    Path torn = run.attempts().getFirst().journal();
    Files.writeString(torn, "{\"seq\":5,\"ti", StandardOpenOption.APPEND);
    byte[] before = Files.readAllBytes(torn);
    assertThat(spectrum("resume", "latest")).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(torn).hasBinaryContent(before);
  }

  @Test
  void garbledLineInTheMiddleIsNamed() throws Exception {
    assertThat(spectrum("run", "quickstart", "--set", "name=dies")).isEqualTo(ExitCode.RUN_FAILED);
    RunFolder run = runs().getFirst();
    Path journal = run.attempts().getFirst().journal();
    Files.writeString(journal, "garbage\n", StandardOpenOption.APPEND);
    assertThat(spectrum("show", "latest")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("damaged at byte").contains("backup");
  }

  @Test
  void windowWithoutADisplay() throws Exception {
    assumeTrue(System.getProperty("os.name", "").contains("Linux"), "only X needs DISPLAY");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "org.spectrumworkbench.app.Main",
            "window");
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
    builder.environment().put("SPECTRUM_HOME", home.toString());
    Process window = builder.redirectErrorStream(true).start();
    String said = new String(window.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(window.waitFor()).as(said).isEqualTo(ExitCode.NO_DISPLAY);
    assertThat(said).contains("DISPLAY is not set").contains("work without a window");
  }

  @Test
  void noDisplay() {
    assertThatThrownBy(() -> NoDisplay.check("Linux", "", Map.of()))
        .isInstanceOfSatisfying(
            NoDisplay.class,
            none -> {
              assertThat(none).hasMessageContaining("DISPLAY is not set");
              assertThat(none.mend()).contains("without a window");
            });
    assertThatThrownBy(() -> NoDisplay.check("Linux", "", Map.of("WAYLAND_DISPLAY", "wayland-0")))
        .hasMessageContaining("Xwayland");
  }

  @Test
  void displayIsNotAskedForWhereItIsNotNeeded() throws Exception {
    NoDisplay.check("Linux", "", Map.of("DISPLAY", ":0"));
    NoDisplay.check("Linux", "Headless", Map.of());
    NoDisplay.check("Mac OS X", "", Map.of());
    NoDisplay.check("Windows 11", "", Map.of());
  }

  @Test
  void toolkitThatDoesNotStartCountsAsNoDisplay() {
    int code =
        new Program(
                new Workbench(home),
                Terminal.unwatched(new PrintWriter(out, true), new PrintWriter(err, true)),
                Clock.systemUTC(),
                () -> {
                  throw new UnsupportedOperationException("Unable to open DISPLAY");
                },
                CommandsTest.NO_PICTURES,
                attempt -> RunState.FINISHED)
            .run("window");
    assertThat(code).isEqualTo(ExitCode.NO_DISPLAY);
    assertThat(err.toString()).contains("cannot be opened").contains("graphical session");
  }
}
