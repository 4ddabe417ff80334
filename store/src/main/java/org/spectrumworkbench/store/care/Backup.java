package org.spectrumworkbench.store.care;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.Version;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.Watch;
import org.spectrumworkbench.store.care.BackupSources.Source;
import org.spectrumworkbench.store.database.Database;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes everything a workbench holds into one ZIP file, while windows and workers go on.
 *
 * <p>The database goes in first, as it is at one moment, and the journals after it: they only grow,
 * so what the database says of them stands in them. A journal ends with its last whole line.
 */
public final class Backup {
  static final String ENDING = ".zip";
  static final String DATABASE = "store/" + Database.FILE;
  static final String RUN_FOLDERS = "store/run-folders.txt";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BUFFER = 1 << 18;

  private final Watch watch;
  private final ZipOutputStream zip;
  private final List<Manifest.Item> items = new ArrayList<>();
  private final long all;
  private long done;

  /**
   * What was written.
   *
   * @param files how many
   * @param bytes of all files together
   * @param size of the backup, in bytes
   * @param leftOut files whose names not every system can bear
   */
  public record Written(
      Path file, int runs, int files, long bytes, long size, List<String> leftOut) {
    public Written {
      leftOut = List.copyOf(leftOut);
    }
  }

  private Backup(ZipOutputStream zip, long all, Watch watch) {
    this.zip = zip;
    this.all = all;
    this.watch = watch;
  }

  /**
   * Writes one, in place of a file that is there; whole or not at all.
   *
   * @param file ends with {@code .zip}
   * @param withModels whether checkpoints and models go in, which are most of the bytes
   * @throws WorkbenchException where something cannot be read or written
   * @throws java.util.concurrent.CancellationException where the watch breaks it off; then nothing
   *     is left of it
   */
  public static Written write(
      Store store, Workbench workbench, Path file, boolean withModels, Clock clock, Watch watch) {
    Path target = file.toAbsolutePath().normalize();
    if (!target.toString().endsWith(ENDING)) {
      throw new WorkbenchException(
          "The backup's name " + file + " does not end with .zip", "Name it like this: backup.zip");
    }
    Path aside = WholeFile.unused(folderOf(target), target.getFileName() + ".database");
    Path copy = aside.resolve("database.zip");
    try {
      Files.createDirectories(folderOf(target));
      watch.at("copy the database", 0, 0);
      // The database's own process writes the copy: only a folder keeps it from others.
      Privacy.makeFolder(aside);
      store.copyDatabase(copy);
      watch.orCancel();
      BackupSources sources = sources(workbench, target, withModels);
      List<Manifest.Item> written = new ArrayList<>();
      WholeFile.writePrivate(
          target,
          channel -> {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            zip.setLevel(Deflater.BEST_SPEED);
            long bytes =
                store.fileBytes() + sources.sources().stream().mapToLong(Source::bytes).sum();
            Backup backup = new Backup(zip, bytes, watch);
            backup.database(copy);
            for (Source source : sources.sources()) {
              backup.file(source);
            }
            backup.manifest(sources.runs(), withModels, clock);
            written.addAll(backup.items);
            zip.finish();
            zip.flush();
          });
      return new Written(
          target,
          sources.runs().size(),
          written.size(),
          written.stream().mapToLong(Manifest.Item::bytes).sum(),
          Files.size(target),
          sources.leftOut());
    } catch (IOException e) {
      throw new WorkbenchException(
          "The backup " + target + " cannot be written: " + e.getMessage(),
          "Free some disk space, or give a file in another folder.",
          e);
    } finally {
      delete(aside);
    }
  }

  private static BackupSources sources(Workbench workbench, Path target, boolean withModels)
      throws IOException {
    BackupSources sources = new BackupSources(target, withModels);
    sources.file(workbench.store().resolve("run-folders.txt"), RUN_FOLDERS);
    sources.home(workbench.home());
    for (RunFolder run : new KnownRuns(workbench.store()).list(workbench.runs())) {
      sources.run(run);
    }
    return sources;
  }

  /** H2 copies its file into a ZIP file of its own. */
  private void database(Path copy) throws IOException {
    try (ZipFile inner = new ZipFile(copy.toFile())) {
      ZipEntry entry = inner.getEntry(Database.FILE);
      if (entry == null) {
        throw new IOException("the copy of the database is empty");
      }
      try (InputStream in = inner.getInputStream(entry)) {
        add(DATABASE, in, Long.MAX_VALUE);
      }
    }
  }

  private void file(Source source) throws IOException {
    InputStream opened;
    try {
      opened = Files.newInputStream(source.file());
    } catch (NoSuchFileException deletedMeanwhile) {
      return;
    }
    try (InputStream in = opened) {
      long most = source.isJournal() ? wholeLines(source.file()) : Files.size(source.file());
      add(source.entry(), in, most);
    }
  }

  private void add(String name, InputStream in, long most) throws IOException {
    MessageDigest digest = sha256();
    zip.putNextEntry(new ZipEntry(name));
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    int read;
    while (bytes < most
        && (read = in.read(buffer, 0, (int) Math.min(buffer.length, most - bytes))) > 0) {
      watch.orCancel();
      zip.write(buffer, 0, read);
      digest.update(buffer, 0, read);
      bytes += read;
      done += read;
      watch.at("copy files", Math.min(done, all), all);
    }
    zip.closeEntry();
    items.add(new Manifest.Item(name, bytes, HexFormat.of().formatHex(digest.digest())));
  }

  private void manifest(List<Manifest.Run> found, boolean withModels, Clock clock)
      throws IOException {
    Set<String> paths = items.stream().map(Manifest.Item::path).collect(Collectors.toSet());
    // One that was deleted meanwhile is no run any more.
    List<Manifest.Run> runs =
        found.stream()
            .filter(run -> paths.contains("runs/" + run.folder() + "/run.json"))
            .filter(run -> paths.contains("runs/" + run.folder() + "/experiment.yaml"))
            .toList();
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    zip.write(
        JSON.writeValueAsBytes(
            new Manifest(
                Manifest.FORMAT, Version.current(), clock.instant(), withModels, runs, items)));
    zip.closeEntry();
  }

  /** Where the last whole line ends, in bytes: what comes after it is still being written. */
  static long wholeLines(Path journal) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(journal.toFile(), "r")) {
      byte[] block = new byte[1 << 16];
      for (long end = in.length(); end > 0; ) {
        int length = (int) Math.min(block.length, end);
        in.seek(end - length);
        in.readFully(block, 0, length);
        for (int i = length - 1; i >= 0; i--) {
          if (block[i] == '\n') {
            return end - length + i + 1;
          }
        }
        end -= length;
      }
      return 0;
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  private static void delete(Path file) {
    try {
      WholeFile.deleteTree(file);
    } catch (IOException e) {
      System.getLogger(Backup.class.getName())
          .log(System.Logger.Level.WARNING, "cannot delete " + file, e);
    }
  }
}
