package org.spectrumworkbench.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class FullDiskTest {
  @Test
  void itIsFoundBelowOtherFaults() {
    for (IOException full :
        new IOException[] {
          new IOException("No space left on device"),
          new FileSystemException("a", null, "Disk quota exceeded"),
          new IOException("There is not enough space on the disk"),
        }) {
      assertThat(FullDisk.caused(new WorkbenchException("a", "b", full))).isTrue();
    }
    assertThat(FullDisk.caused(new IOException("Permission denied"))).isFalse();
    assertThat(FullDisk.caused(new WorkbenchException("no space left for words", "b"))).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theSystemSaysItSo() {
    Throwable fault =
        catchThrowable(() -> {
          try (FileOutputStream out = new FileOutputStream("/dev/full")) {
            out.write(1);
          }
        });
    assertThat(FullDisk.caused(fault)).isTrue();
  }
}
