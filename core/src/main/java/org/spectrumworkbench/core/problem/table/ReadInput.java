package org.spectrumworkbench.core.problem.table;

import dev.hardwood.InputFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A Parquet file that is read, not mapped into memory: a mapped file that another program cuts
 * short meanwhile ends the whole process.
 */
final class ReadInput implements InputFile {
  private final Path path;
  private final FileChannel file;

  ReadInput(Path path) throws IOException {
    this.path = path;
    this.file = FileChannel.open(path);
  }

  @Override
  public void open() {}

  @Override
  public ByteBuffer readRange(long from, int length) throws IOException {
    if (from < 0 || length < 0 || from > file.size() - length) {
      throw new EOFException("%d bytes at %d lie outside of the file".formatted(length, from));
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException("the file was cut short");
      }
    }
    return bytes.flip();
  }

  @Override
  public long length() throws IOException {
    return file.size();
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
