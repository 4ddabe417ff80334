package org.spectrumworkbench.core.problem.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * What a gzip file unpacks to, up to a limit: a small file can be made that unpacks to terabytes.
 */
final class Unpacked extends InputStream {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final long most;
  private long count;

  Unpacked(InputStream packed, long most) throws IOException {
    this.in = new GZIPInputStream(packed, BUFFER);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int read = in.read(buffer, from, length);
    count += Math.max(0, read);
    if (count > most) {
      throw new WorkbenchException(
          "The packed file grows to more than %,d bytes".formatted(most),
          "Raise the limit of unpacked bytes if you know that it is so large.");
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
