package org.spectrumworkbench.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileFaultTest {
  @TempDir Path folder;

  @Test
  void aPathAloneBecomesASentence() {
    assertThat(FileFault.words(new NoSuchFileException("/a/.rows.7-1f.tmp")))
        .isEqualTo("there is no such file or folder");
    assertThat(FileFault.words(new AccessDeniedException("/a"))).isEqualTo("permission denied");
    assertThat(FileFault.words(new MalformedInputException(1))).isEqualTo("it is not UTF-8 text");
  }

  @Test
  void theSystemsReasonIsKeptWithoutThePath() {
    assertThat(FileFault.words(new FileSystemException("/a", null, "Is a directory")))
        .isEqualTo("is a directory");
    assertThat(FileFault.words(new IOException("CRC error"))).isEqualTo("CRC error");
    assertThat(FileFault.words(new EOFException())).isEqualTo("EOFException");
  }

  @Test
  void aFullDiskIsCalledSo() {
    assertThat(FileFault.words(new FileSystemException("/a", null, "No space left on device")))
        .isEqualTo("the disk is full");
  }

  @Test
  void writingBelowAMissingFolderNamesNoTemporaryFile() {
    try {
      WholeFile.write(folder.resolve("none").resolve("hits.jsonl"), "");
    } catch (IOException e) {
      assertThat(FileFault.words(e)).isEqualTo("there is no such file or folder");
      assertThat(Files.exists(folder.resolve("none"))).isFalse();
      return;
    }
    throw new AssertionError("it was written");
  }
}
