package org.spectrumworkbench.core.zip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;

final class StrictZipTest {
  /** More than 16 bits count: then a zip file has a second directory's end. */
  private static final int MANY = 70_000;

  @TempDir Path folder;

  private static ZipKind upTo(int entries) {
    return new ZipKind("parcel", entries, 64 << 20, "Do not use it.", "Pack one.");
  }

  @Test
  void moreEntriesThanSixteenBitsCountAreRead() throws IOException {
    Path file = folder.resolve("many.zip");
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (int i = 0; i < MANY; i++) {
        zip.putNextEntry(new ZipEntry("files/" + i));
        zip.write(Integer.toString(i).getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    try (StrictZip zip = StrictZip.open(upTo(MANY), "many.zip", file)) {
      assertThat(zip.entries()).hasSize(MANY);
      assertThat(zip.read(zip.entries().getLast(), 100)).asString().isEqualTo("69999");
    }
    assertThatThrownBy(() -> StrictZip.open(upTo(MANY - 1), "many.zip", file).close())
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("The parcel many.zip is refused: it has 70000 entries");
  }
}
