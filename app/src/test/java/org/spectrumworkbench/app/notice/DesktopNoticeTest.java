package org.spectrumworkbench.app.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopNoticeTest {
  @TempDir Path folder;

  @Test
  void textsReachTheSystemsProgramAsTheyAreAndNoShell() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    for (String system : new String[] {"Linux", "Mac OS X"}) {
      Path told = folder.resolve("told " + system);
      Path program = folder.resolve(system.equals("Linux") ? "notify-send" : "osascript");
      Files.writeString(
          program,
          "#!/bin/sh\nprintf '%s\\n' \"$@\" >\""
              + told
              + ".part\"\nmv \""
              + told
              + ".part\" \""
              + told
              + "\"\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
      String hostile = "$(touch " + folder.resolve("broken in") + "); `id` \" ' <b>";
      DesktopNotice.of(system, folder.toString())
          .show(new Notice(Notice.Kind.FAILURE, "id", "-x " + hostile, hostile));
      awaitFile(told);
      assertThat(Files.readAllLines(told)).contains("--", "-x " + hostile + " failed");
      assertThat(folder.resolve("broken in")).doesNotExist();
    }
  }

  @Test
  void whatNoTextShowsIsLeftOut() {
    Notice hostile =
        new Notice(
            Notice.Kind.FAILURE,
            "id",
            "a\0b\u001b[31m\u202ec\u0007",
            "first\r\nsecond\t\0third \ud800" + "x".repeat(5000));
    Notice plain = DesktopNotice.Commands.plain(hostile);
    assertThat(plain.name()).isEqualTo("ab[31mc");
    assertThat(plain.text()).startsWith("first second third xxx").hasSize(501);
    assertThat(plain.kind()).isEqualTo(Notice.Kind.FAILURE);
  }

  @Test
  void nulDoesNotKeepTheNoticeFromBeingShown() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    Path told = folder.resolve("told");
    Path program = folder.resolve("notify-send");
    Files.writeString(
        program,
        "#!/bin/sh\nprintf '%s\\n' \"$@\" >\""
            + told
            + ".part\"\nmv \""
            + told
            + ".part\" \""
            + told
            + "\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    DesktopNotice.of("Linux", folder.toString())
        .show(new Notice(Notice.Kind.END, "id", "a\0b", "c\0d\u001b"));
    awaitFile(told);
    assertThat(Files.readAllLines(told)).contains("ab is finished", "cd");
  }

  private static void awaitFile(Path file) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!Files.exists(file)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  @Test
  void systemWithoutAProgramForThemHasNone() {
    assertThat(DesktopNotice.of("Linux", folder.toString())).isSameAs(DesktopNotice.NONE);
    assertThat(DesktopNotice.of("Windows 11", "")).isSameAs(DesktopNotice.NONE);
    assertThat(DesktopNotice.of("Linux", "relative")).isSameAs(DesktopNotice.NONE);
  }
}
