package org.spectrumworkbench.core.problem.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a JSON array, or values one after the other, cut out by their brackets alone: an
 * element that is not proper JSON inside spoils none of the others, and only the element at hand is
 * in memory.
 */
final class JsonElements implements Slices {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int place;
  private int end;
  private final int mostBytes;
  private boolean begun;
  private boolean inArray;
  private boolean ended;
  private boolean tooLong;

  JsonElements(InputStream in, int mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
  }

  @Override
  public byte @Nullable [] next() throws IOException {
    int first = ended ? -1 : afterSpace();
    if (!begun) {
      begun = true;
      if (first == '[') {
        inArray = true;
        first = afterSpace();
      }
    }
    if (first < 0) {
      return null;
    }
    if (inArray && first == ']') {
      ended = true;
      return null;
    }
    return element(first);
  }

  @Override
  public boolean tooLong() {
    return tooLong;
  }

  private int afterSpace() throws IOException {
    int next = read();
    while (next == ' ' || next == '\n' || next == '\r' || next == '\t' || next == ',') {
      next = read();
    }
    return next;
  }

  private byte[] element(int first) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    tooLong = false;
    int depth = 0;
    boolean text = false;
    boolean escaped = false;
    int next = first;
    while (next >= 0) {
      if (bytes.size() < mostBytes) {
        bytes.write(next);
      } else {
        tooLong = true;
      }
      if (text) {
        text = escaped || next != '"';
        escaped = !escaped && next == '\\';
      } else if (next == '"') {
        text = true;
      } else if (next == '{' || next == '[') {
        depth++;
      } else if (next == '}' || next == ']') {
        depth--;
      }
      if (depth == 0 && !text) {
        if (next == '}' || next == ']' || next == '"') {
          return bytes.toByteArray();
        }
        int after = peek();
        // A number or a word ends where something else begins.
        if (after == ',' || after == ']' || after <= ' ') {
          return bytes.toByteArray();
        }
      }
      next = read();
    }
    return bytes.toByteArray();
  }

  private int read() throws IOException {
    int next = peek();
    place++;
    return next;
  }

  /** The next byte, which stays unread; -1 at the end. */
  private int peek() throws IOException {
    if (place >= end) {
      end = Math.max(0, in.read(buffer));
      place = 0;
    }
    return place < end ? buffer[place] & 0xff : -1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
