package org.spectrumworkbench.core.problem.table;

import dev.hardwood.HardwoodContext;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of a Parquet file; structs become objects, lists become arrays, binary becomes text. */
final class ParquetRows implements org.spectrumworkbench.core.problem.table.RowReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int THREADS = 2;
  private static final int MOST_COLUMNS = 10_000;
  private static final long MOST_CHUNK_BYTES = 1L << 30;
  private static final long MOST_PAGE_BYTES = 1L << 26;

  private final Path file;
  private final TableLimits limits;
  private final HardwoodContext context;
  private final ParquetFileReader reader;
  private final RowReader rows;
  private final long rowCount;
  private long number;

  ParquetRows(Path file, TableLimits limits) throws IOException {
    this.file = file;
    this.limits = limits;
    context = HardwoodContext.create(THREADS);
    ParquetFileReader opened = null;
    try {
      opened = ParquetFileReader.open(new ReadInput(file), context);
      check(opened.getFileMetaData());
      ParquetPages.check(file, opened.getFileMetaData(), allowed(MOST_PAGE_BYTES));
      rows = opened.rowReader();
      rowCount = opened.getFileMetaData().numRows();
      reader = opened;
    } catch (RuntimeException | OutOfMemoryError | IOException e) {
      if (opened != null) {
        opened.close();
      }
      context.close();
      throw damaged(e);
    }
  }

  private void check(FileMetaData meta) {
    if (meta.schema().size() > MOST_COLUMNS) {
      throw new WorkbenchException(
          "%s has %d columns".formatted(file, meta.schema().size()),
          "Take a file with at most %d.".formatted(MOST_COLUMNS));
    }
    for (RowGroup group : meta.rowGroups()) {
      for (ColumnChunk column : group.columns()) {
        long bytes = column.metaData().totalUncompressedSize();
        long allowed = allowed(MOST_CHUNK_BYTES);
        if (bytes < 0 || bytes > allowed) {
          throw new WorkbenchException(
              "%s: the column '%s' takes %,d bytes in one row group, more than %,d"
                  .formatted(file, column.metaData().pathInSchema(), bytes, allowed),
              "Write the file with smaller row groups, or raise the limit of unpacked bytes.");
        }
      }
    }
  }

  private long allowed(long usual) {
    return limits.unpackedBytes() == TableLimits.AUTOMATIC ? usual : limits.unpackedBytes();
  }

  /** The share of the rows that were read, 0 to 1. */
  double share() {
    return rowCount == 0 ? 1 : (double) number / rowCount;
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    try {
      if (!rows.hasNext()) {
        return null;
      }
      rows.next();
      number++;
      return new TableRow.Cells(number, object(rows, 1));
    } catch (TooDeep e) {
      return new TableRow.Broken(
          number,
          "It is nested more than %d deep".formatted(limits.depth()),
          "Make it flatter, or raise the limit.");
    } catch (RuntimeException | OutOfMemoryError e) {
      throw damaged(e);
    }
  }

  private WorkbenchException damaged(Throwable e) {
    if (e instanceof WorkbenchException known) {
      return known;
    }
    return new WorkbenchException(
        "%s cannot be read as Parquet after row %d: %s"
            .formatted(file, number, e.getMessage() == null ? e.toString() : e.getMessage()),
        e instanceof OutOfMemoryError
            ? "Write the file with smaller row groups, or give the program more memory."
            : "Copy or download it again; packings that are read: none, gzip, snappy, zstd.",
        e);
  }

  private ObjectNode object(StructAccessor struct, int depth) {
    ObjectNode node = NODES.objectNode();
    for (int i = 0; i < struct.getFieldCount(); i++) {
      node.set(
          struct.getFieldName(i),
          struct.isNull(i) ? NODES.nullNode() : value(struct.getValue(i), depth));
    }
    return node;
  }

  private JsonNode value(@Nullable Object value, int depth) {
    if (depth > limits.depth()) {
      throw new TooDeep();
    }
    return switch (value) {
      case null -> NODES.nullNode();
      case String text -> NODES.stringNode(text);
      case byte[] bytes -> NODES.stringNode(new String(bytes, StandardCharsets.UTF_8));
      case Boolean bool -> NODES.booleanNode(bool);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case Float number -> real(number, Float.toString(number));
      case Double number -> real(number, Double.toString(number));
      case BigDecimal number -> NODES.numberNode(number);
      case PqStruct struct -> object(struct, depth + 1);
      case PqList list -> array(list, depth + 1);
      case PqMap map -> map(map, depth + 1);
      default -> NODES.stringNode(value.toString());
    };
  }

  private static JsonNode real(double number, String digits) {
    return Double.isFinite(number)
        ? NODES.numberNode(new BigDecimal(digits))
        : NODES.stringNode(digits);
  }

  private ArrayNode array(PqList list, int depth) {
    ArrayNode node = NODES.arrayNode();
    for (Object element : list.values()) {
      node.add(value(element, depth));
    }
    return node;
  }

  private ObjectNode map(PqMap map, int depth) {
    ObjectNode node = NODES.objectNode();
    for (PqMap.Entry entry : map.getEntries()) {
      node.set(String.valueOf(entry.getKey()), value(entry.getValue(), depth));
    }
    return node;
  }

  @Override
  public void close() throws IOException {
    try (context;
        reader;
        rows) {
      // Freed in this order, backwards.
    }
  }

  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
