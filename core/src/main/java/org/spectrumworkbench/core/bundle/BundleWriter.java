package org.spectrumworkbench.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.Version;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.problem.Hashes;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;

/**
 * Makes a bundle: the files are gathered and hashed, then written one after the other, so that
 * memory stays small however large the models are. Equal content gives equal bytes. A run that is
 * going on is cut behind the last whole line of its journal.
 */
public final class BundleWriter {
  /**
   * No file of a bundle tells when it was written; a zip wants a time all the same. January 1980
   * begins with the moment that stands for all earlier ones, to which Java adds a field.
   */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final int AT_ONCE = 1 << 16;

  private final RunFolder run;
  private final BundleWatch watch;
  private final List<Source> sources = new ArrayList<>();
  private long done;
  private long all;

  /**
   * What to put in.
   *
   * @param datasets the folder of the data sets that are put in; empty to leave them out
   */
  public record Choice(BundleModels models, Optional<Path> datasets) {}

  /** Makes files for people out of the run as it is bundled. */
  @FunctionalInterface
  public interface Pages {
    /**
     * Writes them.
     *
     * @param cut the run, with its journals up to where they are bundled, and no models
     * @param report where the report goes
     * @param pictures the folder for pictures, as {@code NAME.svg}
     */
    void write(RunFolder cut, Path report, Path pictures) throws IOException;
  }

  /** A file that goes in. {@code crc} is that of zips. */
  private record Source(String path, Path file, long bytes, String sha256, long crc) {}

  private BundleWriter(RunFolder run, BundleWatch watch) {
    this.run = run;
    this.watch = watch;
  }

  /**
   * Writes a bundle, whole or not at all, readable by the user alone.
   *
   * @throws WorkbenchException where a file of the run cannot be read or is no plain file, or the
   *     bundle cannot be written
   * @throws java.util.concurrent.CancellationException where the watch ended it
   */
  public static BundleManifest write(
      RunFolder run, Path out, Choice choice, Pages pages, BundleWatch watch) {
    return new BundleWriter(run, watch).write(out.toAbsolutePath(), choice, pages);
  }

  private BundleManifest write(Path out, Choice choice, Pages pages) {
    Path parts =
        WholeFile.unused(
            requireNonNull(out.getParent(), "a file stands in a folder"),
            out.getFileName().toString());
    try {
      try {
        Privacy.makeFolder(parts);
        boolean cut = run.latestAttempt().map(Attempt::state).filter(RunState::isLive).isPresent();
        RunFolder staged = stage(parts);
        Path export = parts.resolve("export");
        Privacy.makeFolder(export);
        MeasuredTables.write(staged, export);
        pages.write(staged, staged.reportFile(), export);
        List<Named> files = new ArrayList<>();
        addTree(files, "", parts);
        for (String folder : choice.models().folders(staged)) {
          addModel(files, folder, choice.models() == BundleModels.ALL);
        }
        if (choice.datasets().isPresent()) {
          addData(files, choice.datasets().get());
        }
        files.sort(Comparator.comparing(Named::path));
        all = 2 * files.stream().mapToLong(Named::bytes).sum();
        for (Named file : files) {
          sources.add(hashed(file));
        }
        BundleManifest manifest = manifest(staged, cut, choice.models());
        WholeFile.writePrivate(
            out,
            channel -> {
              // Closing the zip would close the channel, which is flushed to disk afterwards.
              ZipOutputStream zip =
                  new ZipOutputStream(
                      new BufferedOutputStream(Channels.newOutputStream(channel), AT_ONCE), UTF_8);
              zip(zip, manifest);
              zip.finish();
              zip.flush();
            });
        return manifest;
      } finally {
        WholeFile.deleteTree(parts);
      }
    } catch (ZipException changed) {
      throw new WorkbenchException(
          "A file of the run "
              + run.id()
              + " changed while it was bundled: "
              + changed.getMessage(),
          "Try again; a run that is going on can be bundled with --models none.",
          changed);
    } catch (IOException e) {
      throw new WorkbenchException(
          "The bundle %s cannot be written: %s".formatted(out, FileFault.words(e)),
          "Give another file with --out, or free some disk space.",
          e);
    }
  }

  /** What makes the run, small enough to copy: the journals may be growing. */
  private RunFolder stage(Path parts) throws IOException {
    Path folder = parts.resolve("run");
    Privacy.makeFolder(folder);
    for (String name : List.of(RunFolder.SETTINGS, "run.json", "result.json")) {
      Path file = run.path().resolve(name);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.copy(plain(file), folder.resolve(name));
      }
    }
    for (Attempt attempt : run.attempts()) {
      Path to = folder.resolve("attempt-" + attempt.number());
      Privacy.makeFolder(to);
      if (Files.exists(attempt.journal(), LinkOption.NOFOLLOW_LINKS)) {
        plain(run.path().relativize(attempt.path()).toString());
        copyWholeLines(plain(attempt.journal()), to.resolve("journal.jsonl"));
      }
    }
    return RunFolder.open(folder);
  }

  private static void copyWholeLines(Path journal, Path to) throws IOException {
    Files.copy(journal, to);
    try (RandomAccessFile copy = new RandomAccessFile(to.toFile(), "rw")) {
      long end = copy.length();
      while (end > 0) {
        copy.seek(end - 1);
        if (copy.read() == '\n') {
          break;
        }
        end--;
      }
      copy.setLength(end);
    }
  }

  /** A file before it is read. */
  private record Named(String path, Path file, long bytes) {}

  private static void addTree(List<Named> files, String prefix, Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.toList()) {
        String path = prefix + child.getFileName();
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          addTree(files, path + "/", child);
        } else {
          files.add(new Named(path, child, Files.size(child)));
        }
      }
    }
  }

  private void addModel(List<Named> files, String folder, boolean optimiser) throws IOException {
    Path model = run.inside(folder);
    if (!Files.isDirectory(model)) {
      return;
    }
    try (Stream<Path> children = Files.list(model)) {
      for (Path child : children.sorted().toList()) {
        String name = child.getFileName().toString();
        boolean belongs = name.endsWith(".json") || name.endsWith(".safetensors");
        if (belongs && (optimiser || !name.equals("optimizer.safetensors"))) {
          String path = BundlePath.RUN + folder + "/" + name;
          files.add(new Named(path, plain(child), Files.size(child)));
        }
      }
    }
  }

  private void addData(List<Named> files, Path datasets) throws IOException {
    DataSetLibrary library = new DataSetLibrary(datasets);
    for (String set : ProblemSets.dataSetsOf(run.settings())) {
      DataSetVersion version = library.open(set);
      String prefix = BundlePath.DATA + version.name() + "/" + version.version() + "/";
      for (String name : List.of("manifest.json", "rows.jsonl", "rows.index")) {
        Path file = version.folder().resolve(name);
        files.add(new Named(prefix + name, plain(file), Files.size(file)));
      }
    }
  }

  /** A link could lead to any file of this machine, which would go out with the bundle. */
  private Path plain(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new WorkbenchException(
          "%s is a link or no plain file, so the run %s is not bundled".formatted(file, run.id()),
          "Put the file itself in its place.");
    }
    return file;
  }

  private void plain(String folder) {
    Path unused = run.inside(folder);
  }

  private Source hashed(Named file) throws IOException {
    MessageDigest digest = Hashes.sha256();
    CRC32 crc = new CRC32();
    long bytes = 0;
    byte[] buffer = new byte[AT_ONCE];
    try (InputStream in = Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        crc.update(buffer, 0, n);
        bytes += n;
        step(n);
      }
    }
    return new Source(file.path(), file.file(), bytes, Hashes.hex(digest.digest()), crc.getValue());
  }

  private BundleManifest manifest(RunFolder staged, boolean cut, BundleModels models) {
    return new BundleManifest(
        BundleManifest.FORMAT,
        Version.current() + " (" + Version.commit() + ")",
        run.id(),
        run.identity().name(),
        staged.latestAttempt().map(Attempt::state).orElse(RunState.CREATED).name(),
        cut,
        models.word(),
        sources.stream()
            .map(file -> new BundleManifest.Content(file.path, file.bytes, file.sha256))
            .toList());
  }

  private void zip(ZipOutputStream zip, BundleManifest manifest) throws IOException {
    begin(zip, new ZipEntry(BundlePath.MANIFEST));
    zip.write(manifest.write());
    zip.closeEntry();
    for (Source source : sources) {
      ZipEntry entry = new ZipEntry(source.path);
      if (source.path.endsWith(".safetensors")) {
        // Weights do not compress.
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(source.bytes);
        entry.setCrc(source.crc);
      }
      begin(zip, entry);
      long written = copy(source.file, zip);
      zip.closeEntry();
      if (written != source.bytes) {
        throw new ZipException(source.path + " has another length");
      }
    }
  }

  private static void begin(ZipOutputStream zip, ZipEntry entry) throws IOException {
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  private long copy(Path file, OutputStream out) throws IOException {
    byte[] buffer = new byte[AT_ONCE];
    long bytes = 0;
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        InputStream in = Channels.newInputStream(channel)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        bytes += n;
        step(n);
      }
    }
    return bytes;
  }

  private void step(int bytes) {
    done += bytes;
    watch.step(done, all);
  }
}
