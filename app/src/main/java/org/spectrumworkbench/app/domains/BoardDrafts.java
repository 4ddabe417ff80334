package org.spectrumworkbench.app.domains;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.domain.DomainBoard;
import org.spectrumworkbench.core.problem.domain.DomainFile;

/** The boards on disk, one for each version of a data set, saved after each step. */
final class BoardDrafts {
  private static final Logger LOG = LoggerFactory.getLogger(BoardDrafts.class);

  private final Path folder;

  BoardDrafts(Path folder) {
    this.folder = folder;
  }

  /** The board as it was left; empty where there is none or it is damaged. */
  Optional<DomainBoard> read(DataSetVersion version) {
    Path file = file(version);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(DomainFile.read(file));
    } catch (WorkbenchException e) {
      LOG.warn("the board in {} cannot be read; starting without it", file, e);
      return Optional.empty();
    }
  }

  void write(DataSetVersion version, DomainBoard board) {
    DomainFile.write(file(version), board);
  }

  /** The version whose board was worked on last; else the one written last. */
  Optional<DataSetVersion> latest(List<DataSetVersion> versions) {
    Optional<DataSetVersion> drafted =
        versions.stream()
            .filter(version -> Files.exists(file(version)))
            .max(Comparator.comparing(version -> touched(file(version))));
    return drafted.or(
        () -> versions.stream().max(Comparator.comparing(v -> v.manifest().created())));
  }

  private Path file(DataSetVersion version) {
    return folder.resolve(version.reference() + ".json");
  }

  private static FileTime touched(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
