package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetPart;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.ImportSettings;
import org.spectrumworkbench.core.problem.data.ImportWatch;
import org.spectrumworkbench.core.problem.data.Importer;
import org.spectrumworkbench.core.problem.data.MappingProposal;
import org.spectrumworkbench.core.problem.leak.CleanedSet;
import org.spectrumworkbench.core.problem.leak.SearchedSet;
import org.spectrumworkbench.core.problem.table.TableFile;
import org.spectrumworkbench.core.problem.table.TableLimits;
import org.spectrumworkbench.core.problem.table.TableSample;

/**
 * The sets that a scan is asked for: by the name of a data set or one part of it, or by a file,
 * which is imported into a temporary folder with the mapping that fits its columns. Closing deletes
 * that.
 */
final class LeakSets implements AutoCloseable {
  private static final int SAMPLE = 50;

  private static final Pattern LIKE_A_FILE =
      Pattern.compile("(?i).*[/\\\\].*|.*\\.(jsonl?|csv|tsv|tab|parquet|gz)");

  private final DataSetLibrary library;
  private final BooleanSupplier cancelled;
  private final Consumer<String> warnings;
  private @Nullable Path temporary;

  /**
   * @param library where sets are known by name
   * @param cancelled whether the sets are not wanted any more
   * @param warnings told what of a file is left out
   */
  LeakSets(DataSetLibrary library, BooleanSupplier cancelled, Consumer<String> warnings) {
    this.library = library;
    this.cancelled = cancelled;
    this.warnings = warnings;
  }

  /**
   * Opens sets.
   *
   * @throws WorkbenchException if one is neither a data set nor a file, or no row of a file is
   *     usable
   */
  List<SearchedSet> open(List<String> references) {
    List<SearchedSet> sources = new ArrayList<>();
    for (String reference : references) {
      sources.add(
          isFile(reference) ? imported(reference, name(reference, references)) : known(reference));
    }
    return sources;
  }

  /**
   * The data set of that name.
   *
   * @throws WorkbenchException if it is a file: a version can only be made of a data set
   */
  DataSetVersion version(String reference) {
    if (isFile(reference)) {
      throw new WorkbenchException(
          reference + " is a file, of which no version can be made",
          "Import it first: spectrum import " + reference + " --as NAME");
    }
    return library.open(DataSetPart.parse(reference).set().toString());
  }

  private SearchedSet known(String reference) {
    try {
      return CleanedSet.source(library, reference);
    } catch (WorkbenchException e) {
      if (LIKE_A_FILE.matcher(reference).matches()) {
        throw new WorkbenchException(
            "There is no file " + reference, "Check the path, or name a data set.", e);
      }
      throw e;
    }
  }

  /**
   * Writes a version without some rows.
   *
   * @throws WorkbenchException if no row would be left, or another data set has that name already:
   *     what others evaluate on must not become something else
   */
  DataSetVersion clean(DataSetVersion from, Set<String> excluded, String name, String note) {
    if (excluded.size() == from.size()) {
      throw new WorkbenchException(
          "All %,d rows of %s are flagged, so that none is left".formatted(from.size(), from),
          "Is it compared with itself? Else take a larger --n.");
    }
    List<DataSetVersion> there =
        library.versions().stream().filter(version -> version.name().equals(name)).toList();
    if (!there.isEmpty() && there.stream().noneMatch(version -> isOf(version, from.name()))) {
      throw new WorkbenchException(
          "There is another data set '%s', which was not made from %s".formatted(name, from.name()),
          "Give --as another name.");
    }
    return CleanedSet.write(library, from, excluded, name, note);
  }

  /** Whether a version is one of that data set, or was made from it. */
  private static boolean isOf(DataSetVersion version, String name) {
    String parent = version.manifest().provenance().parent();
    return version.name().equals(name) || (parent != null && parent.startsWith(name + "@"));
  }

  private static boolean isFile(String reference) {
    try {
      return Files.isRegularFile(Path.of(reference));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The file's own name, unless two of them have the same. */
  private static String name(String path, List<String> all) {
    String name = fileName(path);
    return all.stream().filter(other -> isFile(other) && fileName(other).equals(name)).count() == 1
        ? name
        : path;
  }

  private static String fileName(String path) {
    return String.valueOf(Path.of(path).getFileName());
  }

  private SearchedSet imported(String path, String name) {
    TableFile file = TableFile.detect(Path.of(path), null, TableLimits.USUAL);
    TableSample sample = TableSample.read(file, SAMPLE);
    MappingProposal proposal = MappingProposal.of(sample);
    proposal.mapping().check(sample.paths());
    Importer.Imported imported =
        new Importer(file, proposal.mapping(), ImportSettings.USUAL)
            .run(new DataSetLibrary(folder()), "file", watch(), note -> {});
    if (imported.report().unusable() > 0) {
      warnings.accept(
          "%,d rows of %s cannot be used and are not searched; spectrum import says why."
              .formatted(imported.report().unusable(), path));
    }
    DataSetVersion version = imported.version();
    return new SearchedSet(path, version.size(), () -> version.rows().map(row -> row.problem()));
  }

  private ImportWatch watch() {
    return new ImportWatch() {
      @Override
      public void at(long bytes, long of, long rows) {}

      @Override
      public boolean isCancelled() {
        return cancelled.getAsBoolean();
      }
    };
  }

  private Path folder() {
    Path folder = temporary;
    if (folder == null) {
      try {
        folder = Files.createTempDirectory("spectrum-leaks");
      } catch (IOException e) {
        throw new WorkbenchException(
            "No temporary folder can be made: " + FileFault.words(e),
            "Free some disk space, or import the files and give their names.",
            e);
      }
      temporary = folder;
    }
    return folder;
  }

  @Override
  public void close() {
    if (temporary != null) {
      try {
        WholeFile.deleteTree(temporary);
      } catch (IOException e) {
        System.getLogger(LeakSets.class.getName())
            .log(System.Logger.Level.DEBUG, "cannot delete {0}", temporary);
      }
    }
  }
}
