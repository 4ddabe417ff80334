package org.spectrumworkbench.core.problem.leak;

import java.util.Set;
import java.util.stream.Stream;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.DataRow;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetPart;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.Provenance;
import org.spectrumworkbench.core.problem.data.RowSource;

/** Makes a data set without the rows that leak. */
public final class CleanedSet {
  private CleanedSet() {}

  /**
   * Writes the next version of a set: all rows but the excluded ones, each as it was and in the
   * same part. The version it was made from stays.
   *
   * @param from what is cleaned
   * @param excluded ids of the rows that are left out
   * @param name of the set that is written; that of {@code from} makes its next version
   * @param note what was done, for people
   * @throws WorkbenchException if no row is left, or the disk does not take them
   */
  public static DataSetVersion write(
      DataSetLibrary library, DataSetVersion from, Set<String> excluded, String name, String note) {
    Stream<DataRow> kept = from.rows().filter(row -> !excluded.contains(row.problem().id()));
    return library.write(name, Provenance.editOf(from, note), RowSource.of(kept));
  }

  /**
   * A data set or one part of it as it is searched for leaks.
   *
   * @param name such as {@code gsm8k}, {@code gsm8k@2} or {@code gsm8k@2:train}
   * @throws WorkbenchException if there is no such set or part, or the part has no row
   */
  public static SearchedSet source(DataSetLibrary library, String name) {
    DataSetPart wanted = DataSetPart.parse(name);
    DataSetVersion version = library.open(wanted.set().toString());
    return wanted.part().map(part -> source(version, part)).orElseGet(() -> source(version));
  }

  /**
   * One part of a version as it is searched for leaks.
   *
   * @throws WorkbenchException if the version has no row of that part
   */
  public static SearchedSet source(DataSetVersion version, Split part) {
    long rows = version.manifest().rows(part);
    String name = version.reference() + ":" + DataSetPart.word(part);
    if (rows == 0) {
      throw new WorkbenchException(
          "There are no rows in " + name,
          "See what parts it has with: spectrum datasets show %s".formatted(version.reference()));
    }
    return new SearchedSet(
        name, rows, () -> version.rows().filter(row -> row.part() == part).map(DataRow::problem));
  }

  /** A version as it is searched for leaks. */
  public static SearchedSet source(DataSetVersion version) {
    return new SearchedSet(
        version.reference(), version.size(), () -> version.rows().map(DataRow::problem));
  }
}
