package org.spectrumworkbench.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.store.database.PrivateFolder;

/**
 * The runs of this user: those in the folder of runs, and those started elsewhere, whose folders
 * stand one a line in a text file beside the database. Commands read it without the database, and a
 * rebuild finds every run although the database is lost.
 *
 * <p>Any thread and any process: whoever changes the list holds a lock on a file beside it, and it
 * is replaced as a whole, so that a reader needs none.
 */
public final class KnownRuns {
  private final Path storeFolder;
  private final Path file;

  /**
   * @param storeFolder the store's; need not exist
   */
  public KnownRuns(Path storeFolder) {
    this.storeFolder = storeFolder;
    this.file = storeFolder.resolve("run-folders.txt");
  }

  /**
   * All of them, oldest first; folders that are gone or damaged are left out.
   *
   * @param runs the folder of runs
   */
  public List<RunFolder> list(Path runs) {
    Map<Path, RunFolder> found = new LinkedHashMap<>();
    for (RunFolder run : RunFolder.list(runs)) {
      found.put(run.path(), run);
    }
    for (Path folder : elsewhere()) {
      if (!found.containsKey(folder) && RunFolder.isRun(folder)) {
        try {
          found.put(folder, RunFolder.open(folder));
        } catch (WorkbenchException damaged) {
          continue;
        }
      }
    }
    List<RunFolder> all = new ArrayList<>(found.values());
    all.sort(
        Comparator.comparing((RunFolder run) -> run.identity().created())
            .thenComparing(RunFolder::id));
    return all;
  }

  /**
   * The folders elsewhere, in the order in which they were added; they may be gone by now.
   *
   * @throws WorkbenchException where the list is there and cannot be read
   */
  public SequencedSet<Path> elsewhere() {
    try {
      return folders(file);
    } catch (NoSuchFileException e) {
      return new LinkedHashSet<>();
    } catch (IOException e) {
      throw fault("read", e);
    }
  }

  /** The folders that a list names, such as the list in a backup. */
  public static SequencedSet<Path> folders(Path list) throws IOException {
    SequencedSet<Path> folders = new LinkedHashSet<>();
    for (String line : Files.readAllLines(list)) {
      try {
        if (!line.isBlank()) {
          folders.add(Path.of(line));
        }
      } catch (InvalidPathException edited) {
        // The list is plain text, and one bad line must not hide the others.
        continue;
      }
    }
    return folders;
  }

  /**
   * Remembers the folder of a run made elsewhere.
   *
   * @throws WorkbenchException where the list cannot be written
   */
  public void add(Path folder) {
    change(folders -> folders.add(folder));
  }

  /**
   * Forgets a folder.
   *
   * @throws WorkbenchException where the list cannot be written
   */
  public void remove(Path folder) {
    if (elsewhere().contains(folder)) {
      change(folders -> folders.remove(folder));
    }
  }

  /**
   * @param change says whether it changed anything
   */
  private void change(Predicate<SequencedSet<Path>> change) {
    // A lock on a file keeps other processes away, and no other thread of this one.
    synchronized (KnownRuns.class) {
      try {
        PrivateFolder.make(storeFolder);
        try (FileChannel channel =
                FileChannel.open(
                    file.resolveSibling("run-folders.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock held = channel.lock()) {
          SequencedSet<Path> folders = elsewhere();
          if (held.isValid() && change.test(folders)) {
            WholeFile.write(
                file, folders.stream().map(path -> path + "\n").collect(Collectors.joining()));
          }
        }
      } catch (IOException e) {
        throw fault("written", e);
      }
    }
  }

  private WorkbenchException fault(String verb, IOException e) {
    return new WorkbenchException(
        "The list of run folders " + file + " cannot be " + verb + ": " + e.getMessage(),
        "Check its permissions, or free some disk space.",
        e);
  }
}
