package org.spectrumworkbench.store.care;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.store.Watch;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that is read. Nothing in it is trusted: it may come from anybody. */
final class Archive implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BUFFER = 1 << 18;
  private static final int MAX_MANIFEST = 256 << 20;

  /** No backup shrinks more when it is packed; what does is made to fill the disk. */
  private static final long MAX_RATIO = 300;

  private static final long SMALL = 64 << 20;

  private static final Set<String> TOPS = Set.of("store", "home", "runs");
  private static final Set<String> NOT_OF_HOME = Set.of("store", "runs", "logs");

  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private Archive(Path file, ZipFile zip, Manifest manifest) {
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
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException e) {
      throw new WorkbenchException(
          "The backup " + file + " cannot be read: " + e.getMessage(),
          "Give a ZIP file that spectrum store backup wrote, whole.",
          e);
    }
    try {
      Archive archive = new Archive(file, zip, manifest(file, zip));
      archive.check();
      return archive;
    } catch (RuntimeException | Error e) {
      try {
        zip.close();
      } catch (IOException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  Manifest manifest() {
    return manifest;
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      System.getLogger(Archive.class.getName())
          .log(System.Logger.Level.WARNING, "cannot close " + file, e);
    }
  }

  /**
   * Unpacks files below a folder, each checked against its size and hash.
   *
   * @param items of the manifest
   * @throws WorkbenchException where one differs from the manifest, or cannot be written
   */
  void unpack(List<Manifest.Item> items, Path folder, Watch watch) {
    long all = items.stream().mapToLong(Manifest.Item::bytes).sum();
    long done = 0;
    byte[] buffer = new byte[BUFFER];
    for (Manifest.Item item : items) {
      Path target = folder.resolve(item.path());
      MessageDigest digest = Backup.sha256();
      long bytes = 0;
      try {
        Privacy.makeFolders(requireNonNull(target.getParent()));
        Files.createFile(target, Privacy.ofFile());
        try (InputStream in = zip.getInputStream(zip.getEntry(item.path()));
            OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
          int read;
          while ((read = in.read(buffer)) > 0) {
            watch.orCancel();
            bytes += read;
            if (bytes > item.bytes()) {
              throw differs(item);
            }
            out.write(buffer, 0, read);
            digest.update(buffer, 0, read);
            done += read;
            watch.at("unpack and check", done, all);
          }
        }
      } catch (IOException e) {
        throw new WorkbenchException(
            "The file "
                + item.path()
                + " of the backup "
                + file
                + " cannot be unpacked: "
                + e.getMessage(),
            "Where the disk is full, free some space; else take another copy of the backup.",
            e);
      }
      if (bytes != item.bytes()
          || !HexFormat.of().formatHex(digest.digest()).equals(item.sha256())) {
        throw differs(item);
      }
    }
  }

  private WorkbenchException differs(Manifest.Item item) {
    return refused(file, item.path() + " is not as it was when the backup was made");
  }

  private static Manifest manifest(Path file, ZipFile zip) {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw refused(file, "it has no " + Manifest.NAME);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MAX_MANIFEST + 1);
      if (bytes.length > MAX_MANIFEST) {
        throw refused(file, "its " + Manifest.NAME + " is too long");
      }
      Manifest manifest = JSON.readValue(bytes, Manifest.class);
      if (manifest == null) {
        throw refused(file, "its " + Manifest.NAME + " is empty");
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
    } catch (IOException | JacksonException | NullPointerException e) {
      throw new WorkbenchException(
          "The backup " + file + " is refused: its " + Manifest.NAME + " cannot be read",
          "Take another copy of the backup.",
          e);
    }
  }

  private void check() {
    Set<String> folders =
        manifest.runs().stream().map(Manifest.Run::folder).collect(Collectors.toSet());
    folders.forEach(folder -> {
      if (folder.contains("/") || !isPlain(folder)) {
        throw refused(file, "it names a run's folder '" + folder + "'");
      }
    });
    Map<String, Manifest.Item> told = new HashMap<>();
    Set<String> inAnyCase = new HashSet<>();
    long all = 0;
    for (Manifest.Item item : manifest.files()) {
      String[] parts = item.path().split("/", -1);
      boolean fits =
          isPlain(item.path())
              && parts.length >= 2
              && TOPS.contains(parts[0])
              && (!parts[0].equals("runs") || parts.length >= 3 && folders.contains(parts[1]))
              && (!parts[0].equals("home")
                  || !NOT_OF_HOME.contains(parts[1].toLowerCase(Locale.ROOT)))
              && (!parts[0].equals("store")
                  || item.path().equals(Backup.DATABASE)
                  || item.path().equals(Backup.RUN_FOLDERS));
      if (!fits) {
        throw refused(file, "it names a file '" + item.path() + "'");
      }
      if (item.bytes() < 0 || !inAnyCase.add(item.path().toLowerCase(Locale.ROOT))) {
        throw refused(file, "it names " + item.path() + " twice or with a false size");
      }
      told.put(item.path(), item);
      all = Math.addExact(all, item.bytes());
    }
    long packed = file.toFile().length();
    if (all > SMALL && all / MAX_RATIO > packed) {
      throw refused(file, "unpacked it would be " + all / 1_000_000 + " MB, which no backup is");
    }
    entries(told);
  }

  /** Every file that is told is there once, and nothing else is. */
  private void entries(Map<String, Manifest.Item> told) {
    int found = 0;
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      if (entry.getName().equals(Manifest.NAME)) {
        continue;
      }
      Manifest.Item item = told.get(entry.getName());
      if (item == null || entry.isDirectory() || entry.getSize() != item.bytes()) {
        throw refused(file, "its manifest says otherwise of '" + entry.getName() + "'");
      }
      found++;
    }
    if (found != told.size()) {
      throw refused(file, "it lacks files that its manifest names");
    }
  }

  /** Whether a name leads nowhere else, on any system. */
  static boolean isPlain(String path) {
    if (path.isEmpty() || path.length() > 2000) {
      return false;
    }
    for (String part : path.split("/", -1)) {
      boolean odd =
          part.isEmpty()
              || part.startsWith(".")
              || part.endsWith(".")
              || part.endsWith(" ")
              || part.chars().anyMatch(c -> c < ' ' || c == 127 || "\\:*?\"<>|".indexOf(c) >= 0);
      if (odd) {
        return false;
      }
    }
    return true;
  }

  private static WorkbenchException refused(Path file, String why) {
    return new WorkbenchException(
        "The backup " + file + " is refused: " + why,
        "Nothing was changed. Take another copy of the backup.");
  }
}
