package org.spectrumworkbench.core.problem.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.spectrumworkbench.core.problem.Hashes;

/** The bytes of a file as it lies there, counted and hashed while they are read. */
final class CountedFile extends InputStream {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final MessageDigest digest = Hashes.sha256();
  private volatile long position;

  CountedFile(Path file) throws IOException {
    in = Files.newInputStream(file);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads, others only look
  public int read(byte[] buffer, int from, int length) throws IOException {
    int count = in.read(buffer, from, length);
    if (count > 0) {
      digest.update(buffer, from, count);
      position += count;
    }
    return count;
  }

  /** Bytes read so far. */
  long position() {
    return position;
  }

  /** Reads what is left, and gives the SHA-256 of all in lower-case hexadecimal; once. */
  String finish() throws IOException {
    byte[] buffer = new byte[BUFFER];
    while (read(buffer, 0, buffer.length) >= 0) {
      // Read for the hash alone.
    }
    return Hashes.hex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
