package org.spectrumworkbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * Run folders that were registered, one a line in a text file beside the database: so that a
 * rebuild finds runs outside the usual place although the database is lost.
 */
final class KnownFolders {
  private final Path file;

  KnownFolders(Path storeFolder) {
    this.file = storeFolder.resolve("run-folders.txt");
  }

  /** The folders in the order in which they were added; they may be gone by now. */
  synchronized SequencedSet<Path> all() {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank())
          .map(Path::of)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (NoSuchFileException e) {
      return new LinkedHashSet<>();
    } catch (IOException e) {
      throw fault("read", e);
    }
  }

  synchronized void add(Path folder) {
    SequencedSet<Path> all = all();
    if (all.add(folder)) {
      write(all);
    }
  }

  synchronized void remove(Path folder) {
    SequencedSet<Path> all = all();
    if (all.remove(folder)) {
      write(all);
    }
  }

  private void write(SequencedSet<Path> all) {
    try {
      WholeFile.write(file, all.stream().map(path -> path + "\n").collect(Collectors.joining()));
    } catch (IOException e) {
      throw fault("written", e);
    }
  }

  private WorkbenchException fault(String verb, IOException e) {
    return new WorkbenchException(
        "The list of run folders " + file + " cannot be " + verb + ": " + e.getMessage(),
        "Check its permissions, or free some disk space.",
        e);
  }
}
