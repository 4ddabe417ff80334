package org.spectrumworkbench.store.care;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spectrumworkbench.core.experiment.RunFolder;

/** Which files go into a backup, and under which names. */
final class BackupSources {
  /** Of the workbench's folder: the database and the runs go in by themselves, logs do not. */
  private static final Set<String> NOT_OF_HOME = Set.of("store", "runs", "logs", "queue");

  private static final Set<String> MODELS = Set.of("checkpoints", "models");

  /** They name processes of this machine at this moment. */
  private static final Set<String> OF_THE_MOMENT = Set.of("heartbeat", "control");

  private final Path except;
  private final boolean withModels;
  private final List<Source> sources = new ArrayList<>();
  private final List<Manifest.Run> runs = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /**
   * A file.
   *
   * @param entry its name in the backup
   * @param bytes how many were in it when it was found
   */
  record Source(Path file, String entry, long bytes) {
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

  /** Adds what lies beside database and runs: data sets, drafts, lists. */
  BackupSources home(Path home) throws IOException {
    if (!Files.isDirectory(home)) {
      return this;
    }
    try (var children = Files.list(home)) {
      for (Path child : (Iterable<Path>) children.sorted()::iterator) {
        String name = child.getFileName().toString();
        if (!NOT_OF_HOME.contains(name) && !name.startsWith(".")) {
          add(child, "home/" + name);
        }
      }
    }
    return this;
  }

  /** Adds one run. */
  void run(RunFolder run) throws IOException {
    String name = run.path().getFileName().toString().replaceAll("[^A-Za-z0-9._-]|^[.]|[.]$", "_");
    String folder = name;
    for (int n = 2; !names.add(folder.toLowerCase(Locale.ROOT)); n++) {
      folder = name + "-" + n;
    }
    runs.add(new Manifest.Run(folder, run.id(), run.identity().name()));
    add(run.path(), "runs/" + folder);
  }

  /** Adds one file. */
  void file(Path file, String entry) throws IOException {
    if (Files.isRegularFile(file)) {
      put(file, entry, Files.size(file));
    }
  }

  List<Source> sources() {
    return List.copyOf(sources);
  }

  List<Manifest.Run> runs() {
    return List.copyOf(runs);
  }

  /** Files that no system but this one could hold, by name: they stay out. */
  List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  private void put(Path file, String entry, long bytes) {
    if (Archive.isPlain(entry) && names.add(entry.toLowerCase(Locale.ROOT))) {
      sources.add(new Source(file, entry, bytes));
    } else {
      leftOut.add(file.toString());
    }
  }

  /** Links are not followed: what they lead to is not the workbench's. */
  private void add(Path top, String entry) throws IOException {
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
              put(file, below.isEmpty() ? entry : entry + "/" + below, attributes.size());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
            // Whatever was deleted in the meantime is not there to be kept.
            if (fault instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw fault;
          }
        });
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
