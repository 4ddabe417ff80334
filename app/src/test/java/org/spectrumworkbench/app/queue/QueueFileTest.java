package org.spectrumworkbench.app.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.worker.NewRuns;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.ProcessIdentity;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;

class QueueFileTest {
  @TempDir Path home;

  private QueueFile file() {
    return new QueueFile(new Workbench(home).queue(), Clock.systemUTC());
  }

  private Path json() {
    return new Workbench(home).queue().resolve("queue.json");
  }

  private static QueueEntry entry(String run) {
    return new QueueEntry(
        run,
        2,
        Priority.HIGH,
        7,
        Instant.parse("2026-01-02T03:04:05Z"),
        "me",
        Optional.of(new ProcessIdentity(42, Instant.EPOCH, "")),
        Optional.of(new Needs(2, 1, 3e9, 10, 20)));
  }

  private static void add(QueueFile file, QueueEntry entry) {
    QueueEntry unused = file.change(state -> new QueueFile.Changed<>(state.with(entry), entry));
  }

  @Test
  void whatWasWrittenIsReadBackWhole() {
    add(file(), entry("/runs/a"));
    QueueState unused =
        file().change(state -> new QueueFile.Changed<>(state.paused(true).limit(3), state));
    QueueState read = file().read();
    assertThat(read.entries()).containsExactly(entry("/runs/a"));
    assertThat(read.paused()).isTrue();
    assertThat(read.limit()).isEqualTo(3);
    assertThat(file().keptAside()).isEmpty();
  }

  @Test
  void folderIsTheUsersAlone() throws Exception {
    assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
    add(file(), entry("/runs/a"));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(new Workbench(home).queue())))
        .isEqualTo("rwx------");
  }

  @Test
  void damagedFileIsKeptAsideAndTheQueueBeginsEmpty() throws Exception {
    add(file(), entry("/runs/a"));
    String whole = Files.readString(json());
    List<String> damaged =
        List.of(
            whole.substring(0, whole.length() / 2),
            "",
            "null",
            whole.replace("\"/runs/a\"", "\"runs/a\""),
            whole.replace("\"version\" : 1", "\"version\" : -1"),
            whole.replace("\"HIGH\"", "\"HIGHEST\""));
    int kept = 0;
    for (String text : damaged) {
      assertThat(text).isNotEqualTo(whole);
      Files.writeString(json(), text);
      assertThat(file().read()).as(text).isEqualTo(QueueState.EMPTY);
      assertThat(file().keptAside()).as(text).hasSize(++kept);
      assertThat(file().keptAside().stream().map(QueueFileTest::content)).contains(text);
      add(file(), entry("/runs/a"));
    }
    assertThat(Files.readString(json())).isEqualTo(whole);
  }

  @Test
  void queueOfANewerVersionIsRefusedAndStays() throws Exception {
    add(file(), entry("/runs/a"));
    String newer =
        Files.readString(json()).replace("\"version\" : 1", "\"more\" : 1, \"version\" : 2");
    Files.writeString(json(), newer);

    assertThatThrownBy(() -> file().read())
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("newer version");
    assertThatThrownBy(() -> add(file(), entry("/runs/b"))).isInstanceOf(WorkbenchException.class);
    assertThat(Files.readString(json())).isEqualTo(newer);
    assertThat(file().keptAside()).isEmpty();
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void fileThatCannotBeReadIsAFaultAndNoDamage() throws Exception {
    Files.createDirectories(json().resolve("a folder in its place"));
    assertThatThrownBy(() -> file().read())
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining(json().toString());
  }

  @Test
  void processesThatAddAtOnceLoseNothing() throws Exception {
    NewRuns runs = new NewRuns(new Workbench(home), Clock.systemUTC());
    List<Process> others = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int p = 0; p < 3; p++) {
      List<String> args = new ArrayList<>(List.of("add", home.toString()));
      for (int i = 0; i < 6; i++) {
        RunFolder run =
            runs.create(
                Settings.initial().with("name", "waits-" + p + "-" + i, "test"), Optional.empty());
        args.add(run.path().toString());
        all.add(run.path().toString());
      }
      others.add(QueueProgram.start(args.toArray(String[]::new)));
    }
    for (Process other : others) {
      assertThat(other.inputReader().readLine()).isEqualTo("ready");
    }
    for (Process other : others) {
      other.outputWriter().write("go\n");
      other.outputWriter().flush();
    }
    TreeSet<Long> orders = new TreeSet<>();
    for (Process other : others) {
      other.inputReader().lines().forEach(line -> orders.add(Long.parseLong(line)));
      assertThat(other.waitFor()).isZero();
    }
    assertThat(file().read().entries())
        .extracting(QueueEntry::run)
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(orders).hasSize(18).startsWith(1L).endsWith(18L);
  }
}
