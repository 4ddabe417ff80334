package org.spectrumworkbench.core.problem.table;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads a table from beginning to end. */
public final class TableReader implements Closeable {
  private final TableFile table;
  private final RowReader rows;
  private final @Nullable CountedFile stream;
  private long last;
  private boolean ended;

  TableReader(TableFile table, RowReader rows, @Nullable CountedFile stream) {
    this.table = table;
    this.rows = rows;
    this.stream = stream;
  }

  /**
   * The next row, or null after the last. A packed file that is cut short ends with a broken row.
   *
   * @throws IOException if the file cannot be read
   */
  public @Nullable TableRow next() throws IOException {
    if (ended) {
      return null;
    }
    try {
      TableRow row = rows.next();
      ended = row == null;
      last = row == null ? last : row.number();
      return row;
    } catch (EOFException | ZipException e) {
      ended = true;
      return new TableRow.Broken(
          last + 1,
          "The packed file is cut short or damaged here; what follows was not read",
          "Copy or download it again.");
    }
  }

  /** Bytes of the file as it lies there that were read so far; from any thread. */
  public long position() {
    if (stream != null) {
      return stream.position();
    }
    return rows instanceof ParquetRows parquet
        ? (long) (parquet.share() * table.bytes())
        : table.bytes();
  }

  /**
   * The SHA-256 of the file as it lies there, in lower-case hexadecimal. Ends the reading: what was
   * not read yet is passed over.
   *
   * @throws IOException if the file cannot be read
   */
  public String sourceHash() throws IOException {
    ended = true;
    if (stream != null) {
      return stream.finish();
    }
    try (CountedFile whole = new CountedFile(table.path())) {
      return whole.finish();
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
