package org.spectrumworkbench.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StagingTest {
  /** Later than a minute from now, when whoever made a folder has come to lock it. */
  private static final Clock LATER =
      Clock.fixed(Instant.now().plus(Duration.ofHours(1)), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void closingLeavesNothing() throws IOException {
    try (Staging staging = Staging.make(folder, "bundle")) {
      Files.createDirectories(staging.path().resolve("a/b"));
      Files.writeString(staging.path().resolve("a/b/c"), "content");
      assertThat(Staging.abandoned(folder, "bundle", LATER)).as("this process's own").isEmpty();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void leftoverOfAKilledProcessGoesWithTheNextOne() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StagingTest.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Path theirs;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      theirs = Path.of(out.readLine());
      makeOld(theirs.resolve(Staging.LOCK));
      Staging.make(folder, "bundle").close();
      assertThat(theirs.resolve("content")).as("its process lives").exists();
      assertThat(Staging.abandoned(folder, "bundle", LATER)).isEmpty();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(Staging.abandoned(folder, "bundle", LATER)).containsExactly(theirs);
    assertThat(Staging.abandoned(folder, "restore", LATER)).isEmpty();

    Staging.make(folder, "bundle").close();

    assertThat(folder).isEmptyDirectory();
  }

  /** The process that is killed. */
  public static void main(String[] args) throws Exception {
    try (Staging staging = Staging.make(Path.of(args[0]), "bundle")) {
      Files.writeString(staging.path().resolve("content"), "half");
      System.out.println(staging.path());
      Thread.sleep(Duration.ofMinutes(5));
    }
  }

  @Test
  void whatHasNoLockGoesWhenItWasNotTouchedForADay() throws IOException {
    Path left = Files.createDirectory(folder.resolve(".bundle.17-a1f.tmp"));
    Path content = Files.createFile(left.resolve("content"));
    makeOld(left);
    Clock now = Clock.systemUTC();
    assertThat(Staging.abandoned(folder, "bundle", now)).as("content is new").isEmpty();
    makeOld(content);
    assertThat(Staging.abandoned(folder, "bundle", now)).containsExactly(left);
  }

  @Test
  void nothingElseIsTaken() throws IOException {
    Path target = Files.createDirectory(folder.resolve("data"));
    Files.createSymbolicLink(folder.resolve(".bundle.17-a1.tmp"), target);
    for (String name : List.of(".bundle.tmp", "bundle.17-a1.tmp", ".bundle.17-a1.tmp.bak")) {
      Files.createDirectory(folder.resolve(name));
    }
    Files.createFile(folder.resolve(".bundle.18-a1.tmp"));
    Clock inAWeek = Clock.offset(LATER, Duration.ofDays(7));
    assertThat(Staging.abandoned(folder, "bundle", inAWeek)).isEmpty();
    assertThat(Staging.abandoned(folder.resolve("none"), "bundle", inAWeek)).isEmpty();
  }

  private static void makeOld(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
  }
}
