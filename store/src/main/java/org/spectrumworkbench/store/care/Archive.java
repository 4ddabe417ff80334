package org.spectrumworkbench.store.care;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.zip.Content;
import org.spectrumworkbench.core.zip.EntryName;
import org.spectrumworkbench.core.zip.StrictZip;
import org.spectrumworkbench.core.zip.ZipDirectory.Entry;
import org.spectrumworkbench.core.zip.ZipKind;
import org.spectrumworkbench.store.Watch;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that is read. Nothing in it is trusted: it may come from anybody. */
final class Archive implements AutoCloseable {
  /** No backup is written with more files. */
  static final int MOST_FILES = 1_000_000;

  private static final String MEND = "Nothing was changed. Take another copy of the backup.";

  private static final ZipKind KIND =
      new ZipKind(
          "backup",
          MOST_FILES + 1,
          256 << 20,
          MEND,
          "Give a ZIP file that spectrum store backup wrote, whole and not packed anew.");

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MAX_MANIFEST = 256 << 20;

  /** No backup shrinks more when it is packed; what does is made to fill the disk. */
  private static final int MAX_RATIO = 300;

  private static final Set<String> TOPS = Set.of("store", "home", "runs");
  private static final Set<String> NOT_OF_HOME = Set.of("store", "runs", "logs");

  private final String file;
  private final StrictZip zip;
  private final Manifest manifest;

  private Archive(String file, StrictZip zip, Manifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens one and checks what can be checked without unpacking: that names stay below their folder,
   * that manifest and entries agree, that sizes are believable.
   *
   * @throws WorkbenchException where it is no backup of this program, or a bad one
   */
  static Archive open(Path file) {
    String name = file.toString();
    try {
      StrictZip zip = StrictZip.open(KIND, name, file);
      try {
        List<Entry> entries = zip.entries();
        if (entries.isEmpty() || !entries.getLast().name().equals(ZipKind.MANIFEST)) {
          throw isBundle(entries)
              ? new WorkbenchException(
                  name + " is no backup but a bundle, which holds one run",
                  "This is a bundle: spectrum open " + name)
              : KIND.refused(name, "its last file is not manifest.json");
        }
        Manifest manifest = manifest(name, zip.read(entries.getLast(), mostOfManifest(entries)));
        List<Entry> files = entries.subList(0, entries.size() - 1);
        zip.check(manifest.files(), files);
        Archive archive = new Archive(name, zip, manifest);
        archive.check();
        zip.checkRatio(MAX_RATIO);
        return archive;
      } catch (IOException | RuntimeException | Error e) {
        zip.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new WorkbenchException(
          "The backup " + file + " cannot be read: " + FileFault.words(e),
          "Check the path; a backup is made with: spectrum store backup FILE.zip",
          e);
    } catch (IOException e) {
      throw new WorkbenchException(
          "The backup " + file + " cannot be read: " + FileFault.words(e), MEND, e);
    }
  }

  /** Whether its entries begin and end as those of a backup; nothing else is checked. */
  static boolean isLike(Path file) {
    try (StrictZip zip = StrictZip.open(KIND, file.toString(), file)) {
      List<Entry> entries = zip.entries();
      return entries.size() > 1
          && entries.getFirst().name().equals(Backup.DATABASE)
          && entries.getLast().name().equals(ZipKind.MANIFEST);
    } catch (IOException | WorkbenchException unreadable) {
      return false;
    }
  }

  /** A bundle begins with its manifest, and its one run lies where no backup has any. */
  private static boolean isBundle(List<Entry> entries) {
    return !entries.isEmpty()
        && entries.getFirst().name().equals(ZipKind.MANIFEST)
        && entries.stream().anyMatch(entry -> entry.name().equals("run/run.json"));
  }

  Manifest manifest() {
    return manifest;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /**
   * Unpacks files below a folder, each checked against its size and hash.
   *
   * @param items of the manifest
   * @throws WorkbenchException where one differs from the manifest, or cannot be written
   */
  void unpack(List<Content> items, Path folder, Watch watch) {
    Map<String, Entry> entries =
        zip.entries().stream().collect(Collectors.toMap(Entry::name, Function.identity()));
    long all = items.stream().mapToLong(Content::bytes).sum();
    long[] done = {0};
    for (Content item : items) {
      try {
        zip.unpack(
            requireNonNull(entries.get(item.path()), "checked when it was opened"),
            item,
            folder,
            bytes -> {
              watch.orCancel();
              done[0] += bytes;
              watch.at("unpack and check", done[0], all);
            });
      } catch (IOException e) {
        throw new WorkbenchException(
            "The file %s of the backup %s cannot be unpacked: %s"
                .formatted(item.path(), file, FileFault.words(e)),
            "Where the disk is full, free some space; else take another copy of the backup.",
            e);
      }
    }
  }

  /** A manifest names the entries with a hash each, and the runs: it is read into memory. */
  private static int mostOfManifest(List<Entry> entries) {
    long names = entries.stream().mapToLong(entry -> entry.name().length()).sum();
    return (int) Math.min(MAX_MANIFEST, (1 << 20) + 500L * entries.size() + 4 * names);
  }

  private static Manifest manifest(String file, byte[] bytes) {
    try {
      Manifest manifest = JSON.readValue(bytes, Manifest.class);
      if (manifest == null) {
        throw KIND.refused(file, "its manifest.json is empty");
      }
      if (manifest.format() != Manifest.FORMAT) {
        throw new WorkbenchException(
            "The backup "
                + file
                + " has format "
                + manifest.format()
                + ", this program knows "
                + Manifest.FORMAT,
            "Restore it with the version that wrote it: " + manifest.program() + ".");
      }
      return manifest;
    } catch (JacksonException | NullPointerException e) {
      throw new WorkbenchException(
          "The backup " + file + " is refused: its manifest.json cannot be read", MEND, e);
    }
  }

  private void check() {
    Set<String> folders =
        manifest.runs().stream().map(Manifest.Run::folder).collect(Collectors.toSet());
    folders.forEach(folder -> {
      if (folder.contains("/") || EntryName.fault(folder).isPresent()) {
        throw KIND.refused(file, folder, "cannot be the name of a run's folder");
      }
    });
    for (Content item : manifest.files()) {
      String[] parts = item.path().split("/", -1);
      boolean fits =
          parts.length >= 2
              && TOPS.contains(parts[0])
              && (!parts[0].equals("runs") || parts.length >= 3 && folders.contains(parts[1]))
              && (!parts[0].equals("home")
                  || !NOT_OF_HOME.contains(parts[1].toLowerCase(Locale.ROOT)))
              && (!parts[0].equals("store")
                  || item.path().equals(Backup.DATABASE)
                  || item.path().equals(Backup.RUN_FOLDERS));
      if (!fits) {
        throw KIND.refused(file, item.path(), "is none of the files that a backup may hold");
      }
    }
  }
}
