package org.spectrumworkbench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only shows in whole processes: the same bits twice, and memory that does not grow. */
class EngineProcessTest {
  @TempDir Path folder;

  private List<String> run(String... arguments) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                // A heap that is whole from the start, so that only native memory can grow.
                "-Xms96m",
                "-Xmx96m",
                "-XX:+AlwaysPreTouch",
                // The optimising compiler's own memory comes and goes by tens of megabytes.
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=none.xml",
                "-cp",
                System.getProperty("java.class.path"),
                EngineProbe.class.getName()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("out" + System.nanoTime());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().put("MALLOC_ARENA_MAX", "1");
    builder.environment().put("OMP_NUM_THREADS", "1");
    Process process = builder.start();
    boolean ended = process.waitFor(180, TimeUnit.SECONDS);
    process.destroyForcibly();
    List<String> lines = Files.readAllLines(output);
    assertThat(ended).as("the process ended by itself").isTrue();
    assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
    return lines.stream().filter(l -> l.matches("(weights|samples|resident) .*")).toList();
  }

  @Test
  void oneSeedGivesTheSameBitsInTwoProcesses() throws Exception {
    List<String> first = run("digest", "5");
    assertThat(first).hasSize(2);
    assertThat(run("digest", "5")).isEqualTo(first);
    List<String> other = run("digest", "6");
    assertThat(other.get(0)).isNotEqualTo(first.get(0));
    assertThat(other.get(1)).isNotEqualTo(first.get(1));
  }

  /**
   * One activation of the decoder's width that is kept each step is some 8 kB: twenty tokens of 96
   * floats; one of a decoding step of 32 rows is 12 kB. Steps that differ in length let a step's
   * need of memory vary too, but not grow. The bounds stay below these, above the noise of a JVM.
   */
  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @CsvSource({"train, 2000, 4096", "sample, 500, 10240"})
  void residentMemoryStaysFlat(String work, int steps, int bytesEach) throws Exception {
    List<String> lines = run(work);
    assertThat(lines).hasSize(2);
    long early = Long.parseLong(lines.get(0).split(" ")[1]);
    long late = Long.parseLong(lines.get(1).split(" ")[1]);
    assertThat(late).as("kB at the end, %s before", early).isLessThan(early + early / 10);
    assertThat((late - early) * 1024 / steps)
        .as("bytes a step, %s kB after %s kB", late, early)
        .isLessThan(bytesEach);
  }
}
