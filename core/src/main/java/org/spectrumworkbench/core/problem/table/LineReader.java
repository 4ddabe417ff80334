package org.spectrumworkbench.core.problem.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Lines of bytes from a stream; only the line at hand is in memory. */
public final class LineReader implements Slices {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int mostBytes;
  private final byte[] buffer = new byte[BUFFER];
  private int place;
  private int end;
  private boolean tooLong;

  /**
   * @param mostBytes of a longer line so many are kept, and {@link #tooLong} says so
   */
  public LineReader(InputStream in, int mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
  }

  /** Reads a file from its beginning; the lengths as for the constructor. */
  public static LineReader open(Path file, int mostBytes) throws IOException {
    return new LineReader(Files.newInputStream(file), mostBytes);
  }

  /** The next line without its end, or null after the last. */
  @Override
  public byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = null;
    tooLong = false;
    while (true) {
      if (place == end) {
        end = in.read(buffer);
        place = 0;
        if (end < 0) {
          end = 0;
          return line == null ? null : line.toByteArray();
        }
      }
      int start = place;
      while (place < end && buffer[place] != '\n') {
        place++;
      }
      boolean complete = place < end;
      if (complete && line == null && place - start <= mostBytes) {
        return java.util.Arrays.copyOfRange(buffer, start, place++);
      }
      if (line == null) {
        line = new ByteArrayOutputStream();
      }
      int room = mostBytes - line.size();
      tooLong |= place - start > room;
      line.write(buffer, start, Math.min(room, place - start));
      if (complete) {
        place++;
        return line.toByteArray();
      }
    }
  }

  /** Whether the last line was longer than is allowed; the rest of it was passed over. */
  @Override
  public boolean tooLong() {
    return tooLong;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
