package org.spectrumworkbench.core.bundle;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.Staging;
import org.spectrumworkbench.core.Version;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.bundle.BundleZip.Changed;
import org.spectrumworkbench.core.bundle.BundleZip.Source;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.problem.Hashes;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.zip.Content;

/**
 * Makes a bundle: the files are gathered and hashed, then written one after the other, so that
 * memory stays small however large the models are. Equal content gives equal bytes. A run that is
 * going on is cut behind the last whole line of its journal.
 */
public final class BundleWriter {
  private final RunFolder run;
  private final BundleWatch watch;
  private final List<Source> sources = new ArrayList<>();
  private final SortedSet<String> gone = new TreeSet<>();
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

  /**
   * What was written.
   *
   * @param gone checkpoints that were dropped while the bundle was made, and are not in it: their
   *     folders below the run
   */
  public record Written(BundleManifest manifest, List<String> gone) {
    public Written {
      gone = List.copyOf(gone);
    }
  }

  private BundleWriter(RunFolder run, BundleWatch watch) {
    this.run = run;
    this.watch = watch;
  }

  /**
   * Writes a bundle, whole or not at all, readable by the user alone.
   *
   * @throws WorkbenchException where a file of the run cannot be read, is no plain file or not what
   *     its name says, or the bundle cannot be written
   * @throws java.util.concurrent.CancellationException where the watch ended it
   */
  public static Written write(
      RunFolder run, Path out, Choice choice, Pages pages, BundleWatch watch) {
    return new BundleWriter(run, watch).write(out.toAbsolutePath(), choice, pages);
  }

  private Written write(Path out, Choice choice, Pages pages) {
    Path beside = requireNonNull(out.getParent(), "a file stands in a folder");
    try {
      try (Staging staging = Staging.make(beside, "spectrum-bundle")) {
        Path parts = staging.path().resolve("parts");
        Privacy.makeFolder(parts);
        boolean cut = run.latestAttempt().map(Attempt::state).filter(RunState::isLive).isPresent();
        RunFolder staged = stage(parts);
        Path export = parts.resolve("export");
        Privacy.makeFolder(export);
        MeasuredTables.write(staged, export);
        pages.write(staged, staged.reportFile(), export);
        hash(files(staged, parts, choice));
        leaveOutDropped();
        BundleManifest manifest = manifest(staged, cut, choice.models());
        Path whole = staging.path().resolve("whole");
        BundleZip.write(whole, manifest, sources, this::step);
        WholeFile.publish(whole, out);
        return new Written(manifest, List.copyOf(gone));
      }
    } catch (Changed e) {
      throw new WorkbenchException(
          "The run %s changed while it was bundled: %s".formatted(run.id(), e.getMessage()),
          "Try again; a run that is going on can be bundled with --models none.",
          e);
    } catch (IOException e) {
      throw new WorkbenchException(
          "The bundle %s cannot be written: %s".formatted(out, FileFault.words(e)),
          "Give another file with --out, or free some disk space.",
          e);
    }
  }

  /** All files in the order in which they go in. */
  private List<Named> files(RunFolder staged, Path parts, Choice choice) throws IOException {
    List<Named> files = new ArrayList<>();
    addTree(files, "", parts);
    for (String folder : choice.models().folders(staged)) {
      addModel(files, folder, choice.models() == BundleModels.ALL);
    }
    if (choice.datasets().isPresent()) {
      addData(files, choice.datasets().get());
    }
    int most = BundlePath.KIND.mostEntries() - 1;
    if (files.size() > most) {
      throw new WorkbenchException(
          "The run %s has %d files to bundle, and a bundle holds at most %d"
              .formatted(run.id(), files.size(), most),
          "Leave checkpoints out with --models chosen.");
    }
    files.sort(Comparator.comparing(Named::path));
    all = 2 * files.stream().mapToLong(Named::bytes).sum();
    return files;
  }

  /** Whoever opens the bundle refuses what is too large or no such file: better said here. */
  private void hash(List<Named> files) throws IOException {
    for (Named file : files) {
      try {
        Source source = hashed(file);
        Optional<String> fault = BundleContent.fault(file.path(), source.bytes());
        if (fault.isEmpty()) {
          fault = BundleContent.fault(file.path(), file.file());
        }
        if (fault.isPresent() && !Files.exists(file.file())) {
          throw new NoSuchFileException(file.path());
        }
        if (fault.isPresent()) {
          throw new WorkbenchException(
              "%s %s, so the run %s is not bundled".formatted(file.file(), fault.get(), run.id()),
              "Restore the file, or leave the models out with --models none.");
        }
        sources.add(source);
      } catch (NoSuchFileException e) {
        leaveOut(file.model(), file.path());
      }
    }
  }

  private void leaveOut(String model, String file) throws Changed {
    if (model.isEmpty()) {
      throw new Changed(file + " is not there any more");
    }
    gone.add(model);
  }

  /**
   * A run that goes on drops checkpoints. The journal says so before the first file is deleted:
   * what it does not tell of now was whole when it was hashed.
   */
  private void leaveOutDropped() {
    Set<String> there = sources.stream().map(Source::model).collect(Collectors.toSet());
    run.events()
        .forEach(line -> {
          if (line.event() instanceof RunEvent.CheckpointDropped dropped
              && there.contains(dropped.path())) {
            gone.add(dropped.path());
          }
        });
    sources.removeIf(source -> gone.contains(source.model()));
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

  /** A file before it is read; {@code model} as of a {@link Source}. */
  private record Named(String path, String model, Path file, long bytes) {}

  private static void addTree(List<Named> files, String prefix, Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.toList()) {
        String path = prefix + child.getFileName();
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          addTree(files, path + "/", child);
        } else {
          files.add(new Named(path, "", child, Files.size(child)));
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
          files.add(new Named(path, folder, plain(child), Files.size(child)));
        }
      }
    } catch (NoSuchFileException e) {
      gone.add(folder);
    }
  }

  private void addData(List<Named> files, Path datasets) throws IOException {
    DataSetLibrary library = new DataSetLibrary(datasets);
    for (String set : ProblemSets.dataSetsOf(run.settings())) {
      DataSetVersion version = library.open(set);
      version.verify();
      String prefix = BundlePath.DATA + version.name() + "/" + version.version() + "/";
      for (String name : List.of("manifest.json", "rows.jsonl", "rows.index")) {
        Path file = version.folder().resolve(name);
        files.add(new Named(prefix + name, "", plain(file), Files.size(file)));
      }
    }
  }

  /** A link could lead to any file of this machine, which would go out with the bundle. */
  private Path plain(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(file.toString());
    }
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
    byte[] buffer = new byte[BundleZip.AT_ONCE];
    try (InputStream in = Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        crc.update(buffer, 0, n);
        bytes += n;
        step(n);
      }
    }
    return new Source(
        file.path(), file.model(), file.file(), bytes, Hashes.hex(digest.digest()), crc.getValue());
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
            .map(file -> new Content(file.path(), file.bytes(), file.sha256()))
            .toList());
  }

  private void step(int bytes) {
    done += bytes;
    // What is packed in two tries is read once more than was thought.
    watch.step(Math.min(done, all), all);
  }
}
