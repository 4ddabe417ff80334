package org.spectrumworkbench.core.problem.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with a table, and how it is written.
 *
 * @param path where it lies
 * @param format how the table is written
 * @param packed whether it is packed with gzip
 * @param separator between the fields of CSV
 * @param bytes its size as it lies there
 * @param limits how much it may ask for
 */
public record TableFile(
    Path path, TableFormat format, boolean packed, char separator, long bytes, TableLimits limits) {
  private static final int HEAD = 1 << 16;
  private static final char[] SEPARATORS = {',', ';', '|', '\t'};
  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Looks into a file how it is written: at its content first, at its name only where the content
   * leaves it open.
   *
   * @param format what the user says it is; null to find out
   * @throws WorkbenchException if it is missing, empty, no table that is known, or names its
   *     columns in another encoding than UTF-8
   */
  public static TableFile detect(Path path, @Nullable TableFormat format, TableLimits limits) {
    try {
      if (!Files.isRegularFile(path)) {
        throw new WorkbenchException(
            path + (Files.exists(path) ? " is not a file" : " does not exist"),
            "Give a file with JSON lines, JSON, CSV or Parquet.");
      }
      long bytes = Files.size(path);
      byte[] head = head(path, false);
      boolean packed = head.length > 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
      byte[] content = packed ? head(path, true) : head;
      TextEncoding.refuseUtf16(path, content);
      TableFormat found = format == null ? format(path, content) : format;
      if (found == TableFormat.CSV || found == TableFormat.TSV) {
        TextEncoding.refuseFirstLine(path, content);
      }
      if (packed && found == TableFormat.PARQUET) {
        throw new WorkbenchException(
            path + " is a Parquet file packed once more", "Unpack it with gunzip first.");
      }
      char separator =
          switch (found) {
            case TSV -> '\t';
            case CSV -> separator(content);
            case JSONL, JSON, PARQUET -> ',';
          };
      return new TableFile(path, found, packed, separator, bytes, limits);
    } catch (NoSuchFileException e) {
      throw new WorkbenchException(path + " does not exist", "Check the name.", e);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static byte[] head(Path path, boolean packed) throws IOException {
    try (InputStream file = Files.newInputStream(path);
        InputStream in = packed ? new Unpacked(file, TableLimits.SMALL) : file) {
      return in.readNBytes(HEAD);
    }
  }

  private static TableFormat format(Path path, byte[] content) {
    if (content.length >= 4 && Arrays.equals(content, 0, 4, PARQUET, 0, 4)) {
      return TableFormat.PARQUET;
    }
    String text = text(content);
    if (text.isBlank()) {
      throw new WorkbenchException(path + " is empty", "Give a file with rows.");
    }
    for (int i = 0; i < Math.min(text.length(), 512); i++) {
      if (text.charAt(i) == 0) {
        throw new WorkbenchException(
            path + " is not a table that is known",
            "Give a file with JSON lines, JSON, CSV or Parquet; gzip of these is unpacked.");
      }
    }
    return switch (text.strip().charAt(0)) {
      case '[' -> TableFormat.JSON;
      case '{' -> endsInItsLine(text.strip()) ? TableFormat.JSONL : TableFormat.JSON;
      default -> {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean tabs = name.matches(".*\\.(tsv|tab)(\\.gz)?") || separator(content) == '\t';
        yield tabs ? TableFormat.TSV : TableFormat.CSV;
      }
    };
  }

  /** Whether the object at the beginning ends in the line where it begins, or never seems to. */
  private static boolean endsInItsLine(String text) {
    int end = text.indexOf('\n');
    if (end < 0) {
      return true;
    }
    try {
      JSON.readTree(text.substring(0, end));
      return true;
    } catch (JacksonException e) {
      // A broken first line is no object over several lines if the second begins another.
      return text.substring(end + 1).startsWith("{");
    }
  }

  private static String text(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** The separator that stands most often in the first line, outside of quotes. */
  private static char separator(byte[] content) {
    int[] counts = new int[SEPARATORS.length];
    boolean quoted = false;
    for (char c : text(content).toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        break;
      } else if (!quoted) {
        for (int i = 0; i < SEPARATORS.length; i++) {
          counts[i] += c == SEPARATORS[i] ? 1 : 0;
        }
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS[best];
  }

  /**
   * Reads it from the beginning.
   *
   * @throws WorkbenchException if it cannot be read as what it is said to be
   */
  public TableReader read() {
    try {
      if (format == TableFormat.PARQUET) {
        return new TableReader(this, new ParquetRows(path, limits), null);
      }
      CountedFile stream = new CountedFile(path);
      try {
        InputStream in = packed ? new Unpacked(stream, limits.unpacked(bytes)) : stream;
        return new TableReader(this, rows(in), stream);
      } catch (IOException | RuntimeException e) {
        stream.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private RowReader rows(InputStream in) throws IOException {
    return switch (format) {
      case JSONL -> new JsonRows(new LineReader(withoutMark(in), limits.rowBytes()), limits);
      case JSON -> new JsonRows(new JsonElements(withoutMark(in), limits.rowBytes()), limits);
      case CSV, TSV -> new DelimitedRows(in, separator, limits);
      case PARQUET -> throw new AssertionError("read by its own reader");
    };
  }

  /** Passes over the byte order mark that some editors put before UTF-8. */
  private static InputStream withoutMark(InputStream in) throws IOException {
    var pushed = new java.io.PushbackInputStream(in, 3);
    byte[] first = pushed.readNBytes(3);
    boolean mark =
        first.length == 3
            && first[0] == (byte) 0xef
            && first[1] == (byte) 0xbb
            && first[2] == (byte) 0xbf;
    if (!mark) {
      pushed.unread(first);
    }
    return pushed;
  }

  private static WorkbenchException unreadable(Path path, IOException e) {
    return new WorkbenchException(
        "%s cannot be read: %s".formatted(path, FileFault.words(e)),
        "Check the file and its permissions.",
        e);
  }
}
