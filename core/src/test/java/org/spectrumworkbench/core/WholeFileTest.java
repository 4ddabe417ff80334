package org.spectrumworkbench.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void aWriterThatFailsLeavesTheOldContentAndNothingElse() throws Exception {
    Path file = Files.writeString(folder.resolve("result.json"), "old");

    assertThatThrownBy(() ->
            WholeFile.write(
                file,
                channel -> {
                  WholeFile.drain(channel, ByteBuffer.wrap(new byte[] {'n'}));
                  throw new IOException("No space left on device");
                }))
        .hasMessage("No space left on device");

    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("result.json");
  }

  @Test
  void twoWritersOfOneFileDoNotMixTheirBytes() throws Exception {
    Path file = folder.resolve("control");

    WholeFile.write(
        file,
        channel -> {
          WholeFile.drain(channel, ByteBuffer.wrap("PA".getBytes()));
          WholeFile.write(file, "STOP");
          assertThat(file).hasContent("STOP");
          WholeFile.drain(channel, ByteBuffer.wrap("USE".getBytes()));
        });

    assertThat(file).hasContent("PAUSE");
    assertThat(names()).containsExactly("control");
  }

  @Test
  void aTreeIsDeletedWhole() throws Exception {
    Path inner = Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(inner.resolve("c"), "x");

    WholeFile.deleteTree(folder.resolve("a"));
    WholeFile.deleteTree(folder.resolve("never-there"));

    assertThat(names()).isEmpty();
  }
}
