package org.spectrumworkbench.core.problem.table;

import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.RowGroup;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * Walks over the headers of a Parquet file's pages before any is unpacked. The libraries that read
 * the pages allocate what a header asks for, run in circles where a page is longer than its column,
 * and write past the end of their memory where a page packed by snappy says that it is longer than
 * its header does; so a file whose headers lie is refused here.
 *
 * <p>A header is a struct of Thrift's compact protocol: 1 type, 2 size unpacked, 3 size packed, 5,
 * 7 or 8 a struct with the number of values as its field 1 (parquet.thrift of the Parquet format).
 */
final class ParquetPages {
  private static final int MOST_HEADER = 1 << 16;
  private static final int MOST_VALUES = 1 << 24;
  private static final int MOST_NESTING = 16;
  private static final int MAGIC = 4;

  /** Bytes that a length of 32 bits takes at most. */
  private static final int MOST_LENGTH = 5;

  private final FileChannel file;
  private final long end;
  private final long mostPageBytes;

  private ParquetPages(FileChannel file, long mostPageBytes) throws IOException {
    this.file = file;
    this.end = file.size() - 2L * MAGIC;
    this.mostPageBytes = mostPageBytes;
  }

  /**
   * @param mostPageBytes what a page may unpack to
   * @throws WorkbenchException if a page lies outside its column, or is too large
   */
  static void check(Path path, FileMetaData meta, long mostPageBytes) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      ParquetPages pages = new ParquetPages(file, mostPageBytes);
      for (RowGroup group : meta.rowGroups()) {
        for (ColumnChunk column : group.columns()) {
          pages.check(column);
        }
      }
    }
  }

  private void check(ColumnChunk column) throws IOException {
    long place = column.chunkStartOffset();
    long size = column.metaData().totalCompressedSize();
    if (place < MAGIC || size < 0 || size > end || place > end - size) {
      throw damaged("the column '%s' lies outside of the file", column);
    }
    long columnEnd = place + size;
    long values = 0;
    while (place < columnEnd && values < column.metaData().numValues()) {
      Header header = header(place, columnEnd);
      if (header.packed > columnEnd - place - header.length) {
        throw damaged("a page of the column '%s' is longer than the column", column);
      }
      if (header.unpacked > mostPageBytes || header.values > MOST_VALUES) {
        throw new WorkbenchException(
            "A page of the column '%s' unpacks to %,d bytes and %,d values"
                .formatted(column.metaData().pathInSchema(), header.unpacked, header.values),
            "Write the file with smaller pages, or raise the limit of unpacked bytes.");
      }
      checkSnappy(column, header, place + header.length);
      values += header.holdsRows ? header.values : 0;
      place += header.length + header.packed;
    }
    if (values != column.metaData().numValues()) {
      throw damaged("the pages of the column '%s' do not hold its values", column);
    }
  }

  /** Snappy begins with the length that it unpacks to. */
  private void checkSnappy(ColumnChunk column, Header header, long place) throws IOException {
    int levels = header.definitionBytes + header.repetitionBytes;
    if (column.metaData().codec() != CompressionCodec.SNAPPY
        || !header.compressed
        || header.packed == levels) {
      return;
    }
    if (levels < 0 || levels > header.packed) {
      throw damaged("a page of the column '%s' has no room for its levels", column);
    }
    ByteBuffer bytes = read(place + levels, Math.min(MOST_LENGTH, header.packed - levels));
    if (!bytes.hasRemaining() || varint(bytes) != header.unpacked - levels) {
      throw damaged("a page of the column '%s' unpacks to another size than it says", column);
    }
  }

  private static WorkbenchException damaged(String what, ColumnChunk column) {
    return new WorkbenchException(
        "The Parquet file is damaged: " + what.formatted(column.metaData().pathInSchema()),
        "Copy or download it again.");
  }

  /** What a page says of itself. */
  private static final class Header {
    private int length;
    private int unpacked = -1;
    private int packed = -1;
    private int values;
    private boolean holdsRows;
    private boolean compressed = true;
    private int definitionBytes;
    private int repetitionBytes;
  }

  private Header header(long place, long columnEnd) throws IOException {
    ByteBuffer bytes = read(place, (int) Math.min(MOST_HEADER, columnEnd - place));
    Header header = new Header();
    try {
      read(bytes, header);
    } catch (java.nio.BufferUnderflowException e) {
      throw new EOFException("a page's header is cut short");
    }
    if (header.unpacked < 0
        || header.packed < 0
        || header.values < 0
        || header.definitionBytes < 0
        || header.repetitionBytes < 0) {
      throw new IOException("a page's header has no sizes");
    }
    header.length = bytes.position();
    return header;
  }

  private ByteBuffer read(long place, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining() && file.read(bytes, place + bytes.position()) >= 0) {
      // Reads until it is full, or the file ends.
    }
    return bytes.flip();
  }

  private static void read(ByteBuffer bytes, Header header) throws IOException {
    int field = 0;
    for (int head = bytes.get(); head != 0; head = bytes.get()) {
      field = field(bytes, field, head);
      int type = head & 0xf;
      switch (field) {
        case 2 -> header.unpacked = whole(bytes);
        case 3 -> header.packed = whole(bytes);
        case 5, 7, 8 -> {
          header.holdsRows |= field != 7;
          readKind(bytes, header, field == 8);
        }
        default -> skip(bytes, type, 0);
      }
    }
  }

  /**
   * Reads what is told of one kind of page.
   *
   * @param second whether it is a data page of the second version, whose levels are never packed
   */
  private static void readKind(ByteBuffer bytes, Header header, boolean second) throws IOException {
    int field = 0;
    for (int head = bytes.get(); head != 0; head = bytes.get()) {
      field = field(bytes, field, head);
      int type = head & 0xf;
      if (field == 1) {
        header.values = whole(bytes);
      } else if (second && field == 5) {
        header.definitionBytes = whole(bytes);
      } else if (second && field == 6) {
        header.repetitionBytes = whole(bytes);
      } else {
        // A boolean is its type: 2 is false.
        header.compressed &= !(second && field == 7 && type == 2);
        skip(bytes, type, 0);
      }
    }
  }

  /** A field's number: four bits say how much more than the last it is, or 0 that it follows. */
  private static int field(ByteBuffer bytes, int last, int head) throws IOException {
    int more = head >> 4 & 0xf;
    return more == 0 ? whole(bytes) : last + more;
  }

  private static int whole(ByteBuffer bytes) throws IOException {
    long raw = varint(bytes);
    return Math.toIntExact((raw >>> 1 ^ -(raw & 1)) << 32 >> 32);
  }

  private static long varint(ByteBuffer bytes) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = bytes.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("a number in a page's header does not end");
  }

  private static void skip(ByteBuffer bytes, int type, int depth) throws IOException {
    if (depth > MOST_NESTING) {
      throw new IOException("a page's header is nested too deep");
    }
    switch (type) {
      case 1, 2 -> {}
      case 3 -> advance(bytes, 1);
      case 4, 5, 6 -> varint(bytes);
      case 7 -> advance(bytes, Double.BYTES);
      case 8 -> advance(bytes, varint(bytes));
      case 9, 10 -> {
        int head = bytes.get() & 0xff;
        long count = head >> 4 == 15 ? varint(bytes) : head >> 4;
        for (long i = 0; i < count; i++) {
          int element = head & 0xf;
          // A list's booleans take a byte each, unlike a struct's.
          skip(bytes, element == 1 || element == 2 ? 3 : element, depth + 1);
        }
      }
      case 12 -> {
        for (int head = bytes.get(); head != 0; head = bytes.get()) {
          field(bytes, 0, head);
          skip(bytes, head & 0xf, depth + 1);
        }
      }
      default -> throw new IOException("a page's header has a field of type " + type);
    }
  }

  private static void advance(ByteBuffer bytes, long count) throws EOFException {
    if (count < 0 || count > bytes.remaining()) {
      throw new EOFException("a page's header is cut short");
    }
    bytes.position(bytes.position() + (int) count);
  }
}
