package org.spectrumworkbench.core.problem.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Hashes;
import org.spectrumworkbench.core.problem.table.LineReader;

/**
 * One version of a data set. It never changes; its rows stay on the disk and are read when they are
 * asked for. Safe for several threads.
 */
public final class DataSetVersion {
  private static final String MEND =
      "Import the source again, or delete this version and take another.";

  /** No line of a data set is longer; a row in memory is a few times as large. */
  static final int MOST_LINE_BYTES = 1 << 28;

  private final DataSetFiles files;
  private final Manifest manifest;

  private DataSetVersion(DataSetFiles files, Manifest manifest) {
    this.files = files;
    this.manifest = manifest;
  }

  /**
   * Opens a folder and looks whether manifest, index and rows fit each other. Content is not read:
   * see {@link #verify}.
   *
   * @param folder that of the version
   * @param name what the set is called
   * @param number what the version is called
   * @throws WorkbenchException naming the file that is missing or damaged, and how
   */
  static DataSetVersion open(Path folder, String name, int number) {
    DataSetFiles files = new DataSetFiles(folder);
    Manifest manifest = manifest(files.manifest());
    if (!manifest.name().equals(name) || manifest.version() != number) {
      throw damaged(
          files.manifest(), "is that of %s@%d".formatted(manifest.name(), manifest.version()));
    }
    DataSetVersion version = new DataSetVersion(files, manifest);
    version.checkStructure();
    return version;
  }

  private static Manifest manifest(Path file) {
    try {
      return Manifest.read(Files.readAllBytes(file));
    } catch (WorkbenchException e) {
      throw damaged(file, "is damaged: " + e.getMessage());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void checkStructure() {
    long indexBytes = size(files.index());
    if (indexBytes != (manifest.rows() + 1) * DataSetFiles.OFFSET) {
      throw damaged(
          files.index(),
          "has %d bytes, not those of %d rows".formatted(indexBytes, manifest.rows()));
    }
    long rowsBytes = size(files.rows());
    try (FileChannel index = FileChannel.open(files.index())) {
      long end = offsets(index, manifest.rows(), 1)[0];
      if (end != rowsBytes) {
        throw damaged(files.rows(), "has %d bytes, not %d".formatted(rowsBytes, end));
      }
    } catch (IOException e) {
      throw unreadable(files.index(), e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The data set's name. */
  public String name() {
    return manifest.name();
  }

  /** The version's number, from 1. */
  public int version() {
    return manifest.version();
  }

  /** Name and number, such as {@code gsm8k@2}. */
  public String reference() {
    return name() + "@" + version();
  }

  /** The folder that holds it. */
  public Path folder() {
    return files.folder();
  }

  /** What it says of itself. */
  public Manifest manifest() {
    return manifest;
  }

  /** How many rows there are. */
  public long size() {
    return manifest.rows();
  }

  /** Bytes of the rows on disk. */
  public long bytes() {
    return size(files.rows());
  }

  /**
   * All rows in order, read as they are taken. Close the stream.
   *
   * @throws WorkbenchException while reading, naming the line that is damaged
   */
  public Stream<DataRow> rows() {
    LineReader lines;
    try {
      lines = LineReader.open(files.rows(), MOST_LINE_BYTES);
    } catch (IOException e) {
      throw unreadable(files.rows(), e);
    }
    var spliterator =
        new AbstractSpliterator<DataRow>(
            manifest.rows(), Spliterator.ORDERED | Spliterator.NONNULL) {
          private long next;

          @Override
          public boolean tryAdvance(Consumer<? super DataRow> action) {
            if (next == manifest.rows()) {
              return false;
            }
            action.accept(DataSetVersion.this.next(lines, next));
            next++;
            return true;
          }
        };
    return StreamSupport.stream(spliterator, false).onClose(() -> close(lines));
  }

  private DataRow next(LineReader lines, long row) {
    try {
      byte[] line = lines.next();
      if (line == null) {
        throw damaged(files.rows(), "ends after %d rows".formatted(row));
      }
      return parse(line, row);
    } catch (IOException e) {
      throw unreadable(files.rows(), e);
    }
  }

  private void close(LineReader lines) {
    try {
      lines.close();
    } catch (IOException e) {
      throw unreadable(files.rows(), e);
    }
  }

  /**
   * One row, without reading those before it.
   *
   * @param index from 0
   * @throws IndexOutOfBoundsException if there is no such row
   * @throws WorkbenchException if its line is damaged
   */
  public DataRow row(long index) {
    Objects.checkIndex(index, manifest.rows());
    return rows(index, 1).getFirst();
  }

  /**
   * Some rows that follow each other, without reading those before them.
   *
   * @param first from 0
   * @param most fewer come back where the set ends
   * @throws WorkbenchException if one's line is damaged
   */
  public List<DataRow> rows(long first, int most) {
    int count = (int) Math.clamp(manifest.rows() - first, 0, most);
    List<DataRow> rows = new ArrayList<>(count);
    try (FileChannel index = FileChannel.open(files.index());
        FileChannel content = FileChannel.open(files.rows())) {
      long[] offsets = offsets(index, first, count + 1);
      for (int i = 0; i < count; i++) {
        long length = offsets[i + 1] - offsets[i] - 1;
        if (length < 0 || length > MOST_LINE_BYTES) {
          throw damaged(files.index(), "is damaged at row %d".formatted(first + i + 1));
        }
        rows.add(parse(read(content, offsets[i], (int) length), first + i));
      }
    } catch (IOException e) {
      throw unreadable(files.rows(), e);
    }
    return rows;
  }

  private static long[] offsets(FileChannel index, long first, int count) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(read(index, first * DataSetFiles.OFFSET, count * DataSetFiles.OFFSET));
    long[] offsets = new long[count];
    bytes.asLongBuffer().get(offsets);
    return offsets;
  }

  private static byte[] read(FileChannel file, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException("the file is cut short");
      }
    }
    return bytes.array();
  }

  private DataRow parse(byte[] line, long row) {
    try {
      return ProblemJson.readRow(line);
    } catch (WorkbenchException e) {
      throw damaged(files.rows(), "is damaged at line %d: %s".formatted(row + 1, e.getMessage()));
    }
  }

  /**
   * Writes the rows into a file of JSON lines, whole or not at all.
   *
   * @throws WorkbenchException if they are not what was written, or the disk does not take them
   */
  public void export(Path file) {
    MessageDigest digest = Hashes.sha256();
    try (InputStream rows = new DigestInputStream(Files.newInputStream(files.rows()), digest)) {
      WholeFile.write(
          file.toAbsolutePath(),
          channel -> {
            byte[] buffer = new byte[1 << 16];
            for (int count = rows.read(buffer); count >= 0; count = rows.read(buffer)) {
              WholeFile.drain(channel, ByteBuffer.wrap(buffer, 0, count));
            }
            if (!Hashes.hex(digest.digest()).equals(manifest.contentHash())) {
              throw damaged(files.rows(), "is not what was written: its SHA-256 differs");
            }
          });
    } catch (IOException e) {
      throw new WorkbenchException(
          "%s cannot be exported to %s: %s".formatted(reference(), file, FileFault.words(e)),
          "Check the disk and the permissions.",
          e);
    }
  }

  /**
   * Reads all content and compares it with the manifest: the hash, and the place of every row.
   *
   * @throws WorkbenchException naming the file that differs
   */
  public void verify() {
    MessageDigest digest = Hashes.sha256();
    try (InputStream content =
            new DigestInputStream(
                new BufferedInputStream(Files.newInputStream(files.rows()), 1 << 16), digest);
        DataInputStream index =
            new DataInputStream(
                new BufferedInputStream(Files.newInputStream(files.index()), 1 << 16))) {
      long offset = 0;
      byte[] buffer = new byte[1 << 16];
      long expected = index.readLong();
      boolean fits = expected == 0;
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        for (int i = 0; i < count && fits; i++) {
          offset++;
          if (buffer[i] == '\n') {
            fits = index.readLong() == offset;
          }
        }
      }
      if (!Hashes.hex(digest.digest()).equals(manifest.contentHash())) {
        throw damaged(files.rows(), "is not what was written: its SHA-256 differs");
      }
      if (!fits || index.read() >= 0) {
        throw damaged(files.index(), "does not lead to the rows");
      }
    } catch (EOFException e) {
      throw damaged(files.index(), "has too few rows");
    } catch (IOException e) {
      throw unreadable(files.rows(), e);
    }
  }

  private static WorkbenchException damaged(Path file, String how) {
    return new WorkbenchException(file + " " + how, MEND);
  }

  private static WorkbenchException unreadable(Path file, IOException e) {
    return e instanceof NoSuchFileException
        ? new WorkbenchException(file + " is missing", MEND, e)
        : new WorkbenchException(
            "%s cannot be read: %s".formatted(file, FileFault.words(e)),
            "Check the disk and the permissions.",
            e);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataSetVersion that
        && files.equals(that.files)
        && manifest.contentHash().equals(that.manifest.contentHash());
  }

  @Override
  public int hashCode() {
    return files.hashCode();
  }

  @Override
  public String toString() {
    return reference();
  }
}
