package org.spectrumworkbench.store.care;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.zip.EntryName;

/** Which files go into a backup, and under which names. */
final class BackupSources {
  /** Of the workbench's folder: the database and the runs go in by themselves, logs do not. */
  private static final Set<String> NOT_OF_HOME = Set.of("store", "runs", "logs", "queue");

  static final String CHECKPOINTS = "checkpoints";

  private static final Set<String> MODELS = Set.of(CHECKPOINTS, "models");

  /** They name processes of this machine at this moment. */
  private static final Set<String> OF_THE_MOMENT = Set.of("heartbeat", "control");

  private final Path except;
  private final boolean withModels;
  private final List<Run> runs = new ArrayList<>();
  private final Set<String> folders = new HashSet<>();
  private final SequencedSet<String> leftOut = new LinkedHashSet<>();

  /**
   * A file.
   *
   * @param entry its name in the backup
   * @param bytes how many were in it when it was found
   * @param modified when it was last written
   */
  record Source(Path file, String entry, long bytes, FileTime modified) {
    /** A journal goes in up to its last whole line. */
    boolean isJournal() {
      return file.endsWith("journal.jsonl");
    }
  }

  /**
   * @param except the backup itself, which may lie in the workbench's folder
   */
  BackupSources(Path except, boolean withModels) {
    this.except = except;
    this.withModels = withModels;
  }

  /** A run with what the manifest says of it. */
  record Run(RunFolder run, Manifest.Run told) {}

  /** What lies beside the runs: the list of those elsewhere, data sets, drafts. */
  List<Source> beside(Workbench workbench) throws IOException {
    Found found = new Found();
    Path list = workbench.store().resolve("run-folders.txt");
    if (Files.isRegularFile(list)) {
      found.put(list, Backup.RUN_FOLDERS, Files.size(list), Files.getLastModifiedTime(list));
    }
    if (Files.isDirectory(workbench.home())) {
      try (var children = Files.list(workbench.home())) {
        for (Path child : (Iterable<Path>) children.sorted()::iterator) {
          String name = child.getFileName().toString();
          if (!NOT_OF_HOME.contains(name) && !name.startsWith(".")) {
            found.add(child, "home/" + name);
          }
        }
      }
    }
    return found.sources;
  }

  /** Adds a run, under a folder's name that no other has. */
  void add(RunFolder run) {
    String name = run.path().getFileName().toString().replaceAll("[^A-Za-z0-9._-]|^[.]|[.]$", "_");
    String plain = EntryName.fault(name).isEmpty() ? name : "run-" + name;
    String folder = plain;
    for (int n = 2; !folders.add(EntryName.folded(folder)); n++) {
      folder = plain + "-" + n;
    }
    runs.add(new Run(run, new Manifest.Run(folder, run.id(), run.identity().name())));
  }

  List<Run> runs() {
    return List.copyOf(runs);
  }

  /** The files of a run as they are now. */
  List<Source> of(Run run) throws IOException {
    Found found = new Found();
    found.add(run.run().path(), "runs/" + run.told().folder());
    return found.sources;
  }

  /** Files that no system but this one could hold, by name: they stay out. */
  List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  /** What one look at a folder finds. */
  private final class Found {
    final List<Source> sources = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    void put(Path file, String entry, long bytes, FileTime modified) {
      if (EntryName.fault(entry).isEmpty() && names.add(EntryName.folded(entry))) {
        sources.add(new Source(file, entry, bytes, modified));
      } else {
        leftOut.add(file.toString());
      }
    }

    /** Links are not followed: what they lead to is not the workbench's. */
    void add(Path top, String entry) throws IOException {
      Files.walkFileTree(
          top,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String name = folder.getFileName().toString();
              boolean leftOut =
                  !folder.equals(top) && (name.startsWith(".") || !withModels && isModels(folder));
              return leftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && isWanted(file)) {
                String below = top.relativize(file).toString().replace('\\', '/');
                put(
                    file,
                    below.isEmpty() ? entry : entry + "/" + below,
                    attributes.size(),
                    attributes.lastModifiedTime());
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault)
                throws IOException {
              // Whatever was deleted in the meantime is not there to be kept.
              if (fault instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw fault;
            }
          });
    }
  }

  private static boolean isModels(Path folder) {
    Path attempt = folder.getParent();
    return MODELS.contains(folder.getFileName().toString())
        && attempt != null
        && attempt.getFileName().toString().startsWith("attempt-");
  }

  private boolean isWanted(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".")
        && !name.endsWith(".lock")
        && !name.endsWith(".tmp")
        && !OF_THE_MOMENT.contains(name)
        && !file.toAbsolutePath().equals(except)
        && !name.endsWith(Backup.ENDING);
  }
}
