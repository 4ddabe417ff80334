package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuddenEndTest {
  @TempDir Path folder;
  private Attempt attempt;

  @BeforeEach
  void make() {
    attempt = RunFolder.create(folder, RunOutcome.small(), Clock.systemUTC()).newAttempt();
  }

  @Test
  void withoutATraceNothingIsGuessed() {
    assertThat(SuddenEnd.words(attempt))
        .isEqualTo(
            "its worker's process ended without a word, as when it is killed or the machine goes"
                + " off");
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.OutOfMemoryError: Java heap space, ran out of memory",
    "'terminate called after throwing an instance of ''std::bad_alloc''', ran out of memory",
    "java.io.IOException: No space left on device, the disk was full",
    "'terminate called after throwing an instance of ''c10::Error''', ended by a native library",
  })
  void lastWordsOfTheLogSayWhy(String line, String why) throws IOException {
    Files.writeString(attempt.log(), "step 88\n" + line + "\n");
    assertThat(SuddenEnd.words(attempt)).contains(why);
  }

  @Test
  void fullDiskIsRememberedByANameAlone() throws IOException {
    attempt.markDiskFull();
    assertThat(SuddenEnd.words(attempt)).contains("the disk was full");
    assertThat(attempt.path().resolve("disk-full")).isEmptyFile();
    // Told twice is no fault.
    attempt.markDiskFull();
  }

  @Test
  void crashReportIsReadAndNamed() throws IOException {
    Path report = attempt.path().resolve("hs_err_pid123.log");
    Files.writeString(
        report,
        """
        #
        # A fatal error has been detected by the Java Runtime Environment:
        #
        #  SIGSEGV (0xb) at pc=0x00007f, pid=123, tid=124
        #
        # Problematic frame:
        # C  [libtorch_cpu.so+0x85f14]
        """);
    assertThat(SuddenEnd.words(attempt))
        .contains("crashed by SIGSEGV", "libtorch_cpu.so", report.toString());
    Files.writeString(report, "# There is insufficient memory for the Java Runtime Environment\n");
    assertThat(SuddenEnd.words(attempt)).contains("no more memory");
    Files.writeString(report, "half");
    assertThat(SuddenEnd.words(attempt)).contains("crashed");
  }
}
