package org.spectrumworkbench.core.problem.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that knows the last byte that was read of it, white space aside. */
final class LastMark extends FilterInputStream {
  private int last = -1;

  LastMark(InputStream in) {
    super(in);
  }

  /** The byte; -1 where there was none. */
  int last() {
    return last;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    note(read);
    return read;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    for (int i = from; i < from + count; i++) {
      note(bytes[i] & 0xff);
    }
    return count;
  }

  private void note(int read) {
    if (read > ' ') {
      last = read;
    }
  }
}
