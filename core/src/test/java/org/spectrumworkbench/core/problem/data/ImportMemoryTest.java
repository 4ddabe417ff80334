package org.spectrumworkbench.core.problem.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportMemoryTest {
  private static final int MEGABYTES = 64;

  @TempDir Path folder;

  @Test
  void fileFourTimesAsLargeAsTheHeapIsImported() throws Exception {
    Path work = Files.createDirectory(folder.resolve("work"));
    Path output = folder.resolve("out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + MEGABYTES / 4 + "m",
                "-Dlogback.configurationFile=none.xml",
                "-cp",
                System.getProperty("java.class.path"),
                ImportProbe.class.getName(),
                work.toString(),
                Long.toString((long) MEGABYTES << 20))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(180, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("the process ended by itself").isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    assertThat(Files.readString(output)).isEqualToIgnoringNewLines("imported 220209 of 67108925");
    try (Stream<Path> left = Files.walk(work)) {
      assertThat(left.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactly("1.deleted.json");
    }
  }
}
