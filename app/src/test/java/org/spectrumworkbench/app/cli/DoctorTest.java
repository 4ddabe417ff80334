package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Store;
import tools.jackson.databind.JsonNode;

class DoctorTest {
  @TempDir Path home;

  private Doctor.Check check(String name) {
    return new Doctor(new Workbench(home), Map.of("DISPLAY", ":7"), unused -> {})
        .examine("cpu").stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void machineThatBuildsThisCanRunIt() {
    List<Doctor.Check> checks =
        new Doctor(new Workbench(home), Map.of(), unused -> {}).examine("cpu");
    assertThat(checks)
        .extracting(Doctor.Check::name)
        .contains("memory", "folder", "display", "database", "code sandbox", "engine", "self-test");
    assertThat(checks)
        .filteredOn(check -> check.verdict() == Doctor.Verdict.BAD)
        .as("%s", checks)
        .isEmpty();
  }

  @Test
  void foldersThatItMakesAreTheUsersAlone() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path fresh = home.resolve("fresh");
    List<Doctor.Check> unused =
        new Doctor(new Workbench(fresh), Map.of(), check -> {}).examine("cpu");
    for (Path made : List.of(fresh, new Workbench(fresh).runs())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
          .as(made.toString())
          .isEqualTo("rwx------");
    }
  }

  @Test
  void isolationOfProgramsIsNamed() {
    Doctor.Check sandbox = check("code sandbox");
    assertThat(sandbox.detail()).containsPattern("^(strong|weak|no) isolation, ");
    assertThat(sandbox.mend().isEmpty())
        .as(sandbox.detail())
        .isEqualTo(sandbox.detail().startsWith("strong") && sandbox.detail().contains("Python"));
  }

  @Test
  void deviceThatIsNotThereIsBadAndSaysWhatToChoose() {
    StringWriter out = new StringWriter();
    int code =
        new Program(
                new Workbench(home),
                Terminal.unwatched(new PrintWriter(out), new PrintWriter(new StringWriter())),
                Clock.systemUTC(),
                () -> {},
                CommandsTest.NO_PICTURES,
                attempt -> RunState.FAILED)
            .run("doctor", "--json", "--device", "gpu:99");
    assertThat(code).isEqualTo(ExitCode.FAULT);
    JsonNode bad =
        Json.MAPPER
            .readTree(out.toString())
            .valueStream()
            .filter(check -> check.path("verdict").asString().equals("BAD"))
            .findFirst()
            .orElseThrow();
    assertThat(bad.path("mend").asString()).contains("cpu");
  }

  @Test
  void folderThatCannotBeWrittenIsBad() throws Exception {
    Files.writeString(home.resolve("runs"), "a file where the folder should be");
    assertThat(check("folder").verdict()).isEqualTo(Doctor.Verdict.BAD);
  }

  @Test
  void databaseHeldByAnotherProgramIsNamedAndTheCommandsWorkOn() throws Exception {
    Workbench workbench = new Workbench(home);
    Store.open(workbench.store()).close();
    try (HeldDatabase unused = HeldDatabase.in(workbench.store())) {
      Doctor.Check database = check("database");
      assertThat(database.verdict()).isEqualTo(Doctor.Verdict.BAD);
      assertThat(database.mend()).containsIgnoringCase("close");
      StringWriter err = new StringWriter();
      Program program =
          new Program(
              workbench,
              Terminal.unwatched(new PrintWriter(new StringWriter()), new PrintWriter(err)),
              Clock.systemUTC(),
              () -> Store.open(workbench.store()).close(),
              CommandsTest.NO_PICTURES,
              attempt -> RunState.FAILED);
      assertThat(program.run("runs")).isEqualTo(ExitCode.OK);
      assertThat(err.toString()).isEmpty();
      assertThat(program.run("store")).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err.toString()).contains("locked by another program", "Close the other program");
      err.getBuffer().setLength(0);
      assertThat(program.run("store", "rebuild")).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err.toString()).contains("in use", "Close");
      err.getBuffer().setLength(0);
      assertThat(program.run("window")).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err.toString()).contains("locked by another program", "Close the other program");
      assertThat(program.run("doctor", "--device", "cpu")).isEqualTo(ExitCode.FAULT);
    }
    assertThat(check("database").verdict()).isEqualTo(Doctor.Verdict.GOOD);
  }

  @Test
  void missingLibrariesAreNamedWithTheirPackages() {
    List<String> missing =
        WindowLibraries.missing(file -> !file.contains("gtk") && !file.contains("Xtst"));
    assertThat(missing).containsExactly("libgtk-3.so.0", "libXtst.so.6");
    NoDisplay none = NoDisplay.libraries(missing, null);
    assertThat(none).hasMessageContaining("libgtk-3.so.0, libXtst.so.6");
    assertThat(none.mend())
        .contains("sudo apt install libgtk-3-0 libxtst6.")
        .contains("sudo dnf install gtk3 libXtst.");
  }

  @Test
  void libraryThatTheLoaderMissesIsFoundAmongTheCauses() {
    Throwable fault =
        new RuntimeException(
            "No toolkit found",
            new UnsatisfiedLinkError(
                "/root/.openjfx/cache/libglass.so: libodd.so.3: cannot open shared object file: No"
                    + " such file or directory"));
    NoDisplay none = NoDisplay.of(fault, List.of());
    assertThat(none).hasMessageContaining("libodd.so.3").message().doesNotContain("libglass");
    assertThat(none.mend()).contains("the package of your system that holds libodd.so.3");
  }

  @Test
  void toolkitThatFailsOtherwiseGivesEveryCause() {
    Throwable fault = new RuntimeException("outer", new IllegalStateException("the true reason"));
    assertThat(NoDisplay.of(fault, List.of()))
        .hasMessageContaining("outer")
        .hasMessageContaining("the true reason");
  }

  @Test
  void displayWhereNothingAnswersIsNotGood() {
    assumeTrue(WindowLibraries.missing().stream().noneMatch("libX11.so.6"::equals), "no libX11");
    assertThat(WindowLibraries.displayAnswers(":4711")).isFalse();
  }
}
