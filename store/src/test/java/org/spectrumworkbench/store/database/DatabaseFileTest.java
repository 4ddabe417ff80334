package org.spectrumworkbench.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;

final class DatabaseFileTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  @TempDir Path folder;

  private Path there() throws IOException {
    return Files.writeString(folder.resolve(Database.FILE), "old");
  }

  @Test
  void oldFileIsKeptBesideTheOtherThatTakesItsPlace() throws IOException {
    Path place = there();
    Path other = Files.writeString(folder.resolve("other"), "other");

    Optional<Path> old = DatabaseFile.replace(folder, other, NOW);

    assertThat(place).hasContent("other");
    assertThat(old.orElseThrow()).hasContent("old");
    assertThat(other).doesNotExist();
  }

  @Test
  void whereTheOtherCannotBeMovedTheOldOneIsInItsPlaceAgain() throws IOException {
    Path place = there();

    WorkbenchException fault =
        catchThrowableOfType(
            WorkbenchException.class,
            () -> DatabaseFile.replace(folder, folder.resolve("gone"), NOW));

    assertThat(fault)
        .hasMessageContaining("could not be replaced: there is no such file")
        .hasMessageContaining("in its place again");
    assertThat(place).hasContent("old");
  }

  @Test
  void whereNotEvenThatGoesItIsSaidWhereTheOldOneIs() throws IOException {
    Path aside = Files.writeString(folder.resolve("workbench-1.old.mv.db"), "old");
    // Whoever opened the store meanwhile has made a new one.
    Path place = Files.writeString(folder.resolve(Database.FILE), "new");

    WorkbenchException fault =
        DatabaseFile.notReplaced(folder, Optional.of(aside), new IOException("no"));

    assertThat(fault)
        .hasMessageContaining("could not be put back either")
        .hasMessageContaining("lies in " + aside);
    assertThat(fault.mend()).contains("rename it to " + place);
    assertThat(aside).hasContent("old");
    assertThat(place).hasContent("new");
  }
}
