package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
        .contains("memory", "folder", "display", "database", "engine", "self-test");
    assertThat(checks)
        .filteredOn(check -> check.verdict() == Doctor.Verdict.BAD)
        .as("%s", checks)
        .isEmpty();
  }

  @Test
  void deviceThatIsNotThereIsBadAndSaysWhatToChoose() {
    StringWriter out = new StringWriter();
    int code =
        new Program(
                new Workbench(home),
                new Terminal(new PrintWriter(out), new PrintWriter(new StringWriter()), false),
                Clock.systemUTC(),
                () -> {},
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
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                HeldDatabase.class.getName(),
                workbench.store().resolve("workbench").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(firstLine(other)).isEqualTo("held");
      Doctor.Check database = check("database");
      assertThat(database.verdict()).isEqualTo(Doctor.Verdict.BAD);
      assertThat(database.mend()).containsIgnoringCase("close");
      StringWriter out = new StringWriter();
      int code =
          new Program(
                  workbench,
                  new Terminal(new PrintWriter(out), new PrintWriter(new StringWriter()), false),
                  Clock.systemUTC(),
                  () -> {},
                  attempt -> RunState.FAILED)
              .run("runs");
      assertThat(code).isEqualTo(ExitCode.OK);
    } finally {
      other.getOutputStream().close();
      assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(check("database").verdict()).isEqualTo(Doctor.Verdict.GOOD);
  }

  private static String firstLine(Process process) throws IOException {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }
}
