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
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!Files.exists(told)) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
      assertThat(Files.readAllLines(told)).contains("--", "-x " + hostile + " failed");
      assertThat(folder.resolve("broken in")).doesNotExist();
    }
  }

  @Test
  void systemWithoutAProgramForThemHasNone() {
    assertThat(DesktopNotice.of("Linux", folder.toString())).isSameAs(DesktopNotice.NONE);
    assertThat(DesktopNotice.of("Windows 11", "")).isSameAs(DesktopNotice.NONE);
    assertThat(DesktopNotice.of("Linux", "relative")).isSameAs(DesktopNotice.NONE);
  }
}
