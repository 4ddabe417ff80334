package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class ProcessIdentityTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void aClockSetBackByAnHourChangesNothing() {
    ProcessIdentity self = ProcessIdentity.current();
    assertThat(self.mark()).contains(":");

    // What a worker wrote before the clock was set back: the start seems an hour later than now.
    assertThat(startedLater(self, Duration.ofHours(1), self.mark()).isAlive()).isTrue();
    assertThat(startedLater(self, Duration.ofHours(-1), self.mark()).isAlive()).isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aNumberUsedAgainIsAnotherProcess() {
    ProcessIdentity self = ProcessIdentity.current();

    assertThat(new ProcessIdentity(self.pid(), self.started(), self.mark() + "1").isAlive())
        .isFalse();
    assertThat(new ProcessIdentity(self.pid(), self.started(), "boot:1").isAlive()).isFalse();
  }

  @Test
  void withoutAMarkTheStartDecides() {
    ProcessIdentity self = ProcessIdentity.current();

    assertThat(startedLater(self, Duration.ofSeconds(1), "").isAlive()).isTrue();
    assertThat(startedLater(self, Duration.ofSeconds(-60), "").isAlive()).isFalse();
  }

  @Test
  void aProcessThatHasEndedIsNotAlive() throws Exception {
    Process other =
        new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    ProcessIdentity identity = ProcessIdentity.of(other.toHandle());
    assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertThat(identity.isAlive()).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @Timeout(60)
  void aProcessThatHasEndedAndWaitsForItsParentIsNotAlive() throws Exception {
    // The parent becomes a program that never asks how its child ended; the child waits for that.
    String child = "until grep -q sleep /proc/$PPID/comm; do sleep 0.05; done";
    Process parent =
        new ProcessBuilder("sh", "-c", "sh -c '" + child + "' & echo $!; exec sleep 60").start();
    try {
      long pid;
      try (BufferedReader said = parent.inputReader()) {
        pid = Long.parseLong(said.readLine().strip());
      }
      Path stat = Path.of("/proc/" + pid + "/stat");
      while (!ProcessIdentity.fields(Files.readString(stat)).orElseThrow().getFirst().equals("Z")) {
        Thread.sleep(10);
      }
      ProcessHandle ended = ProcessHandle.of(pid).orElseThrow();

      assertThat(ProcessIdentity.of(ended).mark()).contains(":");
      assertThat(ProcessIdentity.of(ended).isAlive()).isFalse();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void aNameWithBracketsAndSpacesDoesNotShiftTheFields() {
    String stat =
        "4242 (a) R 7 (b) S 1 4242 4242 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 987654 1 2 3";

    assertThat(ProcessIdentity.fields(stat))
        .hasValueSatisfying(fields -> {
          assertThat(fields.getFirst()).isEqualTo("S");
          assertThat(fields.get(19)).isEqualTo("987654");
        });
    assertThat(ProcessIdentity.fields("4242 (cut")).isEmpty();
  }

  private static ProcessIdentity startedLater(ProcessIdentity self, Duration by, String mark) {
    return new ProcessIdentity(self.pid(), self.started().plus(by), mark);
  }
}
