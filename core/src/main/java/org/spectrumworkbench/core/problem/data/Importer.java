package org.spectrumworkbench.core.problem.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.table.TableFile;
import org.spectrumworkbench.core.problem.table.TableReader;
import org.spectrumworkbench.core.problem.table.TableRow;
import org.spectrumworkbench.core.problem.table.TableSample;

/**
 * Makes a data set of a table, a row at a time: what grows with the file are the hashes by which
 * ids and questions are told apart, 11 to 14 bytes a row for either, less for ids that are numbers.
 */
public final class Importer {
  private static final int ROWS_BETWEEN_LOOKS = 256;

  private final TableFile file;
  private final Mapping mapping;
  private final ImportSettings settings;

  public Importer(TableFile file, Mapping mapping, ImportSettings settings) {
    this.file = file;
    this.mapping = mapping;
    this.settings = settings;
  }

  /**
   * What an import made.
   *
   * @param version the data set
   * @param report what was read
   */
  public record Imported(DataSetVersion version, ImportReport report) {}

  /**
   * Writes the table as the next version of a data set.
   *
   * @param watch told where it is
   * @param notes told everything that is wrong with rows, as it is found
   * @throws WorkbenchException if no row is usable, or the file or the disk fails; nothing is left
   *     behind then
   * @throws CancellationException if the watch says so; nothing is left behind
   */
  public Imported run(
      DataSetLibrary library, String name, ImportWatch watch, Consumer<RowNote> notes) {
    RowTally tally = new RowTally(mapping, settings, notes);
    String[] hash = new String[1];
    DataSetVersion version =
        library.write(
            name, sink -> hash[0] = read(name, tally, sink, watch), () -> provenance(hash[0]));
    return new Imported(version, tally.report());
  }

  /**
   * Reads the table as {@link #run} does and writes nothing.
   *
   * @throws WorkbenchException if the file fails
   * @throws CancellationException if the watch says so
   */
  public ImportReport check(String name, ImportWatch watch, Consumer<RowNote> notes) {
    RowTally tally = new RowTally(mapping, settings, notes);
    SeenIds ids = new SeenIds();
    try {
      read(name, tally, row -> ids.add(row.problem().id()), watch);
    } catch (IOException e) {
      throw new WorkbenchException(
          "%s cannot be read: %s".formatted(file.path(), FileFault.words(e)),
          "Check the disk and the permissions.",
          e);
    }
    return tally.report();
  }

  /** Reads all rows; gives the hash of the file. */
  private String read(String name, RowTally tally, RowSink sink, ImportWatch watch)
      throws IOException {
    RowMapper mapper = new RowMapper(name, mapping, settings.seed());
    try (TableReader reader = file.read()) {
      while (tally.read() < settings.mostRows()) {
        TableRow row = reader.next();
        if (row == null) {
          break;
        }
        take(row, mapper.map(row), tally, sink);
        if (tally.read() % ROWS_BETWEEN_LOOKS == 0) {
          look(watch, reader, tally);
        }
      }
      String hash = reader.sourceHash();
      look(watch, reader, tally);
      if (tally.taken() == 0) {
        throw nothingUsable(tally.report());
      }
      return hash;
    }
  }

  private void take(TableRow row, RowMapper.Mapped mapped, RowTally tally, RowSink sink)
      throws IOException {
    DataRow made =
        tally.look(row.number(), mapping.columns().getOrDefault(Field.QUESTION, ""), mapped);
    if (made == null) {
      return;
    }
    if (sink.offer(made)) {
      tally.took(made.problem());
    } else {
      tally.note(
          new RowNote(
              row.number(),
              mapping.columns().getOrDefault(Field.ID, ""),
              RowNote.Kind.REPEATED_ID,
              "The id '%s' stands in an earlier row".formatted(made.problem().id()),
              "Give each row an id of its own, or take none."));
    }
  }

  private void look(ImportWatch watch, TableReader reader, RowTally tally) {
    watch.at(reader.position(), file.bytes(), tally.read());
    if (watch.isCancelled()) {
      throw new CancellationException("The import was cancelled");
    }
  }

  private WorkbenchException nothingUsable(ImportReport report) {
    if (report.read() == 0) {
      return new WorkbenchException(
          file.path() + " has no rows", "See whether it is the right file.");
    }
    // What is wrong with the file as such comes before what is wrong with a cell.
    RowNote first =
        report.notes().stream()
            .min(Comparator.comparing((RowNote note) -> note.kind() != RowNote.Kind.BROKEN))
            .orElse(null);
    return new WorkbenchException(
        "None of the %,d rows of %s can be used%s"
            .formatted(report.read(), file.path(), first == null ? "" : ": " + words(first)),
        first == null ? "See what is left out." : first.mend());
  }

  private String words(RowNote note) {
    return "%s %d%s: %s"
        .formatted(
            file.format().unit(),
            note.row(),
            note.column().isEmpty() ? "" : ", column '" + note.column() + "'",
            note.what());
  }

  private Provenance provenance(@Nullable String hash) {
    Map<String, String> described = new LinkedHashMap<>(mapping.description());
    described.put("format", file.format().word() + (file.packed() ? ", gzip" : ""));
    if (mapping.kind() == AnswerKind.CHOICE) {
      described.put(
          "order-of-options",
          mapping.shuffleOptions() ? "shuffled with seed " + settings.seed() : "as in the file");
    }
    if (settings.mostRows() != Long.MAX_VALUE) {
      described.put("rows", "the first " + settings.mostRows());
    }
    if (!settings.leftOut().isEmpty()) {
      described.put(
          "left-out",
          String.join(", ", settings.leftOut().stream().map(RowNote.Kind::word).sorted().toList()));
    }
    return new Provenance(
        file.path().getFileName().toString(),
        hash,
        file.bytes(),
        settings.licence(),
        described,
        null,
        "");
  }

  /**
   * A row as it would be imported.
   *
   * @param row its number in the file
   * @param problem null where none can be made
   * @param notes what is wrong with it, or worth a look
   */
  public record Previewed(TableRow row, @Nullable Problem problem, List<RowNote> notes) {}

  /**
   * The rows of a sample as they would be imported; duplicates are those within the sample.
   *
   * @param most how many rows
   */
  public static List<Previewed> preview(
      TableSample sample, String name, Mapping mapping, ImportSettings settings, int most) {
    RowMapper mapper = new RowMapper(name, mapping, settings.seed());
    List<Previewed> previewed = new ArrayList<>();
    List<RowNote> notes = new ArrayList<>();
    RowTally tally = new RowTally(mapping, settings, notes::add);
    for (TableRow row : sample.rows().subList(0, Math.min(most, sample.rows().size()))) {
      notes.clear();
      RowMapper.Mapped mapped = mapper.map(row);
      tally.look(row.number(), mapping.columns().getOrDefault(Field.QUESTION, ""), mapped);
      previewed.add(new Previewed(row, mapped.problem(), List.copyOf(notes)));
    }
    return previewed;
  }
}
