package org.spectrumworkbench.core.problem.data;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.FullDisk;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * The data sets in a folder: {@code NAME/VERSION/}, each version written whole or not at all and
 * never changed. A number is given once: what was deleted leaves its manifest behind as {@code
 * NAME/VERSION.deleted.json}. Several programs may write at once; each gets a number of its own.
 */
public final class DataSetLibrary {
  private static final Pattern VERSION = Pattern.compile("([1-9][0-9]{0,8})(\\.deleted\\.json)?");

  private static final Pattern LEFTOVER =
      Pattern.compile("\\.(?:version|deleted)\\.(\\d{1,18})-.*\\.tmp");
  private static final Duration KEPT = Duration.ofDays(1);

  private final Path folder;
  private final Clock clock;

  /**
   * @param folder need not exist before the first version is written
   */
  public DataSetLibrary(Path folder) {
    this(folder, Clock.systemUTC());
  }

  /**
   * @param folder need not exist before the first version is written
   * @param clock tells when versions are written
   */
  public DataSetLibrary(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * What is there.
   *
   * @param versions those that can be opened, by name and number
   * @param damaged what is wrong with the others
   */
  public record Listing(List<DataSetVersion> versions, List<WorkbenchException> damaged) {}

  /** All versions, those that are damaged apart. */
  public Listing listing() {
    List<DataSetVersion> versions = new ArrayList<>();
    List<WorkbenchException> damaged = new ArrayList<>();
    for (String name : names()) {
      for (int version : numbers(name, false)) {
        try {
          versions.add(DataSetVersion.open(folder(name, version), name, version));
        } catch (WorkbenchException e) {
          damaged.add(e);
        }
      }
    }
    return new Listing(List.copyOf(versions), List.copyOf(damaged));
  }

  /** All versions that can be opened, by name and number. */
  public List<DataSetVersion> versions() {
    return listing().versions();
  }

  /**
   * Opens a version.
   *
   * @param reference such as {@code gsm8k} for the newest version, or {@code gsm8k@2}
   * @throws WorkbenchException if there is none, it was deleted, or it is damaged
   */
  public DataSetVersion open(String reference) {
    DataSetReference wanted = DataSetReference.parse(reference);
    String name = wanted.name();
    List<Integer> numbers = numbers(name, false);
    if (numbers.isEmpty()) {
      throw missing(wanted);
    }
    int version = wanted.version().orElse(numbers.getLast());
    if (!numbers.contains(version)) {
      boolean deleted = Files.exists(tombstone(name, version));
      throw new WorkbenchException(
          "%s %s".formatted(wanted, deleted ? "was deleted" : "does not exist"),
          "There is %s; or import it again."
              .formatted(numbers.stream().map(n -> name + "@" + n).toList()));
    }
    return DataSetVersion.open(folder(name, version), name, version);
  }

  private WorkbenchException missing(DataSetReference wanted) {
    List<String> deleted =
        numbers(wanted.name(), true).stream().map(n -> wanted.name() + "@" + n).toList();
    boolean gone = wanted.version().isPresent() && deleted.contains(wanted.toString());
    return new WorkbenchException(
        deleted.isEmpty()
            ? "There is no data set '%s'".formatted(wanted.name())
            : "There is no data set '%s' any more: %s deleted"
                .formatted(
                    wanted.name(),
                    gone || deleted.size() == 1
                        ? (gone ? wanted : deleted.getFirst()) + " was"
                        : String.join(", ", deleted) + " were"),
        known());
  }

  private String known() {
    List<String> names = names();
    return names.isEmpty()
        ? "Import one with: spectrum import FILE --as NAME"
        : "Use one of %s, or import it with: spectrum import FILE --as NAME".formatted(names);
  }

  /**
   * Writes the next version of a data set.
   *
   * @param name of the set, which need not exist yet
   * @param provenance where the rows come from
   * @param rows read once, from beginning to end
   * @throws WorkbenchException if the name cannot be one or differs from another in case alone, an
   *     id is there twice, there are no rows, or the disk does not take them; nothing is left
   *     behind then
   */
  public DataSetVersion write(String name, Provenance provenance, RowSource rows) {
    return write(name, rows, () -> provenance);
  }

  /**
   * Writes the next version of a data set.
   *
   * @param provenance asked for after the last row was read: some of it may be known only then
   * @throws WorkbenchException as {@link #write(String, Provenance, RowSource)} does
   */
  public DataSetVersion write(String name, RowSource rows, Supplier<Provenance> provenance) {
    Path set = folder.resolve(new DataSetReference(name, OptionalInt.empty()).name());
    refuseOtherCase(name);
    try {
      Files.createDirectories(set);
      removeLeftovers(set);
      Path temporary = WholeFile.unused(set, "version");
      try {
        Files.createDirectory(temporary);
        return publish(set, temporary, fill(temporary, name, rows, provenance));
      } finally {
        WholeFile.deleteTree(temporary);
      }
    } catch (IOException e) {
      throw new WorkbenchException(
          "%s cannot be written: %s".formatted(set, FileFault.words(e)),
          FullDisk.caused(e)
              ? "Free some disk space and try again."
              : "Check the disk and the permissions.",
          e);
    }
  }

  /** What came of {@link #adopt}. */
  public enum Adopted {
    /** It was not here and is now. */
    ADDED,
    /** The same rows were here under that name and number. */
    SAME,
    /** Other rows are here under that name and number, and were kept. */
    DIFFERENT
  }

  /**
   * Reads a version that was written elsewhere, and compares its hash.
   *
   * @throws WorkbenchException where its files do not fit each other, their hash or their name
   */
  public static void check(Path from, String name, int number) {
    DataSetVersion.open(from, name, number).verify();
  }

  /**
   * Takes in a version that was written elsewhere, under its own name and number.
   *
   * @param from its folder, which stays
   * @throws WorkbenchException where its files do not fit each other or their hash, the name cannot
   *     be one, or the disk does not take it
   */
  public Adopted adopt(Path from, String name, int number) {
    Path set = folder.resolve(new DataSetReference(name, OptionalInt.empty()).name());
    DataSetVersion version = DataSetVersion.open(from, name, number);
    version.verify();
    if (numbers(name, false).contains(number)) {
      return DataSetVersion.open(set.resolve(Integer.toString(number)), name, number)
              .manifest()
              .contentHash()
              .equals(version.manifest().contentHash())
          ? Adopted.SAME
          : Adopted.DIFFERENT;
    }
    refuseOtherCase(name);
    Path temporary = WholeFile.unused(set, "version");
    try {
      Files.createDirectories(set);
      try {
        Files.createDirectory(temporary);
        for (String file : List.of("rows.jsonl", "rows.index", "manifest.json")) {
          WholeFile.copy(from.resolve(file), temporary.resolve(file));
        }
        WholeFile.flush(temporary);
        WholeFile.publish(temporary, set.resolve(Integer.toString(number)));
        WholeFile.flush(folder);
        return Adopted.ADDED;
      } finally {
        WholeFile.deleteTree(temporary);
      }
    } catch (IOException e) {
      throw new WorkbenchException(
          "%s cannot be written: %s".formatted(set, FileFault.words(e)),
          FullDisk.caused(e)
              ? "Free some disk space and try again."
              : "Check the disk and the permissions.",
          e);
    }
  }

  /** Where folders are told apart without regard to case, two such sets would be one. */
  private void refuseOtherCase(String name) {
    List<String> there =
        entries(folder).stream().map(entry -> entry.getFileName().toString()).toList();
    boolean sameFolder = !there.contains(name) && Files.exists(folder.resolve(name));
    for (String other : there) {
      if (!other.equalsIgnoreCase(name) || other.equals(name)) {
        continue;
      }
      if (!numbers(other, false).isEmpty()) {
        throw new WorkbenchException(
            "There is a data set '%s' already, which differs from '%s' in case alone"
                .formatted(other, name),
            "Take '%s' for its next version, or another name.".formatted(other));
      }
      // What was deleted left its folder, which is in the way only where case is not told apart.
      if (sameFolder && !numbers(other, true).isEmpty()) {
        throw new WorkbenchException(
            "There was a data set '%s', which differs from '%s' in case alone and is deleted"
                .formatted(other, name),
            "Take '%s', or another name.".formatted(other));
      }
    }
  }

  private Manifest fill(
      Path temporary, String name, RowSource rows, Supplier<Provenance> provenance)
      throws IOException {
    try (DataSetWriter writer = new DataSetWriter(new DataSetFiles(temporary))) {
      rows.writeTo(writer);
      writer.finish();
      Manifest manifest = writer.manifest(name, provenance.get(), clock.instant());
      if (manifest.rows() == 0) {
        throw new WorkbenchException(
            "There is no row to write", "See what is wrong with the source's rows.");
      }
      return manifest;
    }
  }

  private DataSetVersion publish(Path set, Path temporary, Manifest manifest) throws IOException {
    // Another program may take the number between the look and the rename; then the next is tried.
    while (true) {
      int version = 1 + numbers(manifest.name(), true).stream().mapToInt(n -> n).max().orElse(0);
      WholeFile.write(new DataSetFiles(temporary).manifest(), manifest.as(version).write());
      WholeFile.flush(temporary);
      Path place = set.resolve(Integer.toString(version));
      try {
        WholeFile.publish(temporary, place);
        return DataSetVersion.open(place, manifest.name(), version);
      } catch (FileSystemException e) {
        if (!Files.exists(place)) {
          throw e;
        }
      }
    }
  }

  /**
   * Deletes a version. Its number is not given again, and its manifest is kept.
   *
   * @throws WorkbenchException if the disk does not let go of it
   */
  public void delete(DataSetVersion version) {
    Path tombstone = tombstone(version.name(), version.version());
    try {
      WholeFile.write(tombstone, version.manifest().write());
      Path hidden = WholeFile.unused(folder.resolve(version.name()), "deleted");
      WholeFile.publish(version.folder(), hidden);
      WholeFile.deleteTree(hidden);
    } catch (IOException e) {
      throw new WorkbenchException(
          "%s cannot be deleted: %s".formatted(version.reference(), FileFault.words(e)),
          "Check the permissions of " + version.folder() + ".",
          e);
    }
  }

  private Path folder(String name, int version) {
    return folder.resolve(name).resolve(Integer.toString(version));
  }

  private Path tombstone(String name, int version) {
    return folder.resolve(name).resolve(version + ".deleted.json");
  }

  private List<String> names() {
    return entries(folder).stream()
        .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
        .map(entry -> entry.getFileName().toString())
        .filter(DataSetReference::isName)
        .filter(name -> !numbers(name, false).isEmpty())
        .sorted(
            Comparator.comparing((String name) -> name.toLowerCase(java.util.Locale.ROOT))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** The numbers of a set's versions in order. */
  private List<Integer> numbers(String name, boolean deletedToo) {
    return entries(folder.resolve(name)).stream()
        .map(entry -> VERSION.matcher(entry.getFileName().toString()))
        .filter(Matcher::matches)
        .filter(matcher -> deletedToo || matcher.group(2) == null)
        .map(matcher -> Integer.valueOf(matcher.group(1)))
        .sorted()
        .toList();
  }

  private static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      throw new WorkbenchException(
          "%s cannot be read: %s".formatted(folder, FileFault.words(e)),
          "Check the disk and the permissions.",
          e);
    }
  }

  /** Removes what programs left behind that were killed while they wrote. */
  private void removeLeftovers(Path set) throws IOException {
    for (Path entry : entries(set)) {
      Matcher matcher = LEFTOVER.matcher(entry.getFileName().toString());
      if (matcher.matches()
          && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()
          // Another machine may be writing into a shared folder.
          && Files.getLastModifiedTime(entry).toInstant().isBefore(clock.instant().minus(KEPT))) {
        WholeFile.deleteTree(entry);
      }
    }
  }
}
