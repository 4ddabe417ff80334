package org.spectrumworkbench.store.care;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.Staging;
import org.spectrumworkbench.core.Version;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.DiskUse;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.Hashes;
import org.spectrumworkbench.core.zip.Content;
import org.spectrumworkbench.core.zip.ZipKind;
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
 * so what the database says of them stands in them. A journal ends with a whole line, and the
 * checkpoints that it names up to there go in with it: see {@link RunSnapshot}.
 */
public final class Backup {
  static final String ENDING = ".zip";
  static final String DATABASE = "store/" + Database.FILE;
  static final String RUN_FOLDERS = "store/run-folders.txt";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BUFFER = 1 << 18;

  private final Watch watch;
  private final ZipOutputStream zip;
  private final List<Content> items = new ArrayList<>();
  private final long all;
  private long done;

  /**
   * What was written.
   *
   * @param files how many
   * @param bytes of all files together
   * @param size of the backup, in bytes
   * @param modelsLeftOut bytes of checkpoints and models that stayed out; 0 where they went in
   * @param leftOut files whose names not every system can bear
   */
  public record Written(
      Path file,
      int runs,
      int files,
      long bytes,
      long size,
      long modelsLeftOut,
      List<String> leftOut) {
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
    Path folder = requireNonNull(target.getParent(), "a file stands in a folder");
    try {
      Files.createDirectories(folder);
      // The database's own process writes the copy: only a folder keeps it from others.
      try (Staging staging = Staging.make(folder, "spectrum-backup")) {
        watch.at("copy the database", 0, 0);
        Path copy = staging.path().resolve("database.zip");
        store.copyDatabase(copy);
        watch.orCancel();
        BackupSources sources = new BackupSources(target, withModels);
        new KnownRuns(workbench.store()).list(workbench.runs()).forEach(sources::add);
        Path whole = staging.path().resolve("whole");
        List<Content> written = new ArrayList<>();
        WholeFile.writePrivate(
            whole,
            channel -> {
              OutputStream out =
                  new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
              ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
              zip.setLevel(Deflater.BEST_SPEED);
              Backup backup = new Backup(zip, store.fileBytes() + bytes(sources), watch);
              backup.database(copy);
              backup.files(sources, workbench);
              backup.manifest(sources.runs(), withModels, clock);
              written.addAll(backup.items);
              zip.finish();
              zip.flush();
            });
        WholeFile.publish(whole, target);
        return new Written(
            target,
            sources.runs().size(),
            written.size(),
            written.stream().mapToLong(Content::bytes).sum(),
            Files.size(target),
            withModels ? 0 : modelBytes(sources),
            sources.leftOut());
      }
    } catch (IOException e) {
      throw new WorkbenchException(
          "The backup " + target + " cannot be written: " + FileFault.words(e),
          "Free some disk space, or give a file in another folder.",
          e);
    }
  }

  /**
   * Whether a file looks like a backup, for whoever finds that it is not what was asked for; it may
   * be a bad one all the same.
   */
  public static boolean isLike(Path file) {
    return Archive.isLike(file);
  }

  private static long modelBytes(BackupSources sources) {
    return sources.runs().stream()
        .map(run -> DiskUse.of(run.run()))
        .mapToLong(use -> use.checkpoints() + use.models())
        .sum();
  }

  /** What the runs have to give, before they go on. */
  private static long bytes(BackupSources sources) throws IOException {
    long bytes = 0;
    for (BackupSources.Run run : sources.runs()) {
      bytes += sources.of(run).stream().mapToLong(Source::bytes).sum();
    }
    return bytes;
  }

  private void files(BackupSources sources, Workbench workbench) throws IOException {
    for (Source source : sources.beside(workbench)) {
      try (InputStream in = Files.newInputStream(source.file())) {
        add(source.entry(), in, Long.MAX_VALUE);
      } catch (NoSuchFileException deletedMeanwhile) {
        continue;
      }
    }
    for (BackupSources.Run run : sources.runs()) {
      try (RunSnapshot snapshot = RunSnapshot.of(run.run(), () -> sources.of(run))) {
        for (Source source : snapshot.sources()) {
          Optional<InputStream> opened = snapshot.open(source);
          if (opened.isPresent()) {
            try (InputStream in = opened.get()) {
              add(source.entry(), in, snapshot.bytes(source));
            }
          }
        }
      }
    }
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

  private void add(String name, InputStream in, long most) throws IOException {
    if (items.size() == Archive.MOST_FILES) {
      throw new WorkbenchException(
          "There are more than " + Archive.MOST_FILES + " files to back up",
          "Leave checkpoints and models out, or delete runs that nobody needs.");
    }
    MessageDigest digest = Hashes.sha256();
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
    items.add(new Content(name, bytes, Hashes.hex(digest.digest())));
  }

  private void manifest(List<BackupSources.Run> found, boolean withModels, Clock clock)
      throws IOException {
    Set<String> paths = items.stream().map(Content::path).collect(Collectors.toSet());
    // One that was deleted meanwhile is no run any more.
    List<Manifest.Run> runs =
        found.stream()
            .map(BackupSources.Run::told)
            .filter(run -> paths.contains("runs/" + run.folder() + "/run.json"))
            .filter(run -> paths.contains("runs/" + run.folder() + "/experiment.yaml"))
            .toList();
    zip.putNextEntry(new ZipEntry(ZipKind.MANIFEST));
    zip.write(
        JSON.writeValueAsBytes(
            new Manifest(
                Manifest.FORMAT, Version.current(), clock.instant(), withModels, runs, items)));
    zip.closeEntry();
  }
}
