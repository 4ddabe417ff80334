package org.spectrumworkbench.core.problem.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of fields between separators (RFC 4180); the first names the columns. */
final class DelimitedRows implements RowReader {
  private static final int MOST_COLUMNS = 10_000;
  private static final char REPLACEMENT = '\ufffd';

  private final LastMark source;
  private final char separator;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final List<String> columns;
  private boolean ended;
  private boolean spoiled;
  private long line = 1;

  DelimitedRows(InputStream in, char separator, TableLimits limits) {
    this.source = new LastMark(in);
    this.separator = separator;
    CsvRecordHandler handler =
        CsvRecordHandler.builder()
            .maxFields(MOST_COLUMNS)
            .maxFieldSize(limits.rowBytes())
            .maxRecordSize(limits.rowBytes())
            .build();
    reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .detectBomHeader(true)
            .maxBufferSize(limits.rowBytes())
            .build(handler, source, StandardCharsets.UTF_8);
    records = reader.iterator();
    columns = header();
  }

  private List<String> header() {
    try {
      return records.hasNext() ? names(records.next().getFields()) : List.of();
    } catch (CsvParseException e) {
      throw new WorkbenchException(
          "The first line, which names the columns, is longer than is allowed",
          "See whether the file is CSV at all, or raise the limit of a row.",
          e);
    }
  }

  private static List<String> names(List<String> header) {
    Set<String> names = new HashSet<>();
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).isBlank() ? "column " + (i + 1) : header.get(i).strip();
      String unique = name;
      for (int n = 2; !names.add(unique); n++) {
        unique = name + " " + n;
      }
      columns.add(unique);
    }
    return columns;
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    try {
      if (spoiled) {
        return spoiled();
      }
      if (ended || !records.hasNext()) {
        return null;
      }
      CsvRecord fields = records.next();
      line = fields.getStartingLineNumber();
      return row(fields);
    } catch (CsvParseException e) {
      return spoiled();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private TableRow spoiled() {
    spoiled = false;
    ended = true;
    return new TableRow.Broken(
        line + 1,
        "It is longer than is allowed, or a quote is not closed; what follows was not read",
        "Close the quote, or raise the limit of a row.");
  }

  private TableRow row(CsvRecord fields) {
    if (isOpenAtTheEnd(fields)) {
      return new TableRow.Broken(
          line,
          "A quote opened in line %,d is never closed, so that the rest of the file is one text"
              .formatted(lineOfLastField(fields)),
          "Close the quote; within a quoted text write \"\" for a quote.");
    }
    if (fields.getFieldCount() != columns.size()) {
      return new TableRow.Broken(
          line,
          "It has %s, and the first line names %s"
              .formatted(
                  counted(fields.getFieldCount(), "field"), counted(columns.size(), "column")),
          "Put texts that hold the separator between double quotes.");
    }
    ObjectNode cells = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < columns.size(); i++) {
      String text = fields.getField(i);
      if (text.indexOf(REPLACEMENT) >= 0) {
        return new TableRow.Broken(
            line,
            "The column '%s' holds characters that are not UTF-8".formatted(columns.get(i)),
            TextEncoding.MEND);
      }
      cells.put(columns.get(i), text);
    }
    return new TableRow.Cells(line, cells);
  }

  private static String counted(int count, String what) {
    return "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }

  /**
   * Whether the file ends within quotes: its last field holds what must stand in quotes, and no
   * quote stands at the end of the file.
   */
  private boolean isOpenAtTheEnd(CsvRecord fields) {
    String last = fields.getField(fields.getFieldCount() - 1);
    boolean quoted =
        last.indexOf('\n') >= 0 || last.indexOf('\r') >= 0 || last.indexOf(separator) >= 0;
    return quoted && source.last() != '"' && isLast();
  }

  private boolean isLast() {
    try {
      return !records.hasNext();
    } catch (CsvParseException e) {
      // This row is still to be given, and then the next is told to be spoiled.
      spoiled = true;
      return false;
    }
  }

  private static long lineOfLastField(CsvRecord fields) {
    long line = fields.getStartingLineNumber();
    for (String field : fields.getFields().subList(0, fields.getFieldCount() - 1)) {
      line += field.chars().filter(c -> c == '\n').count();
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
