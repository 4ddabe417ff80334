package org.spectrumworkbench.core.problem.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.spectrumworkbench.core.WorkbenchException;

/** Which bytes are UTF-8, the one encoding that tables of text are read in. */
final class TextEncoding {
  /** What puts a file right that is written otherwise. */
  static final String MEND =
      "Save it as UTF-8, or make a copy: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW";

  private static final int CHUNK = 1 << 12;

  private TextEncoding() {}

  /**
   * The place of the first byte that cannot be UTF-8. A character that is cut off at the end is no
   * fault: the bytes may be the beginning of more.
   */
  static OptionalInt firstFault(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(CHUNK);
    while (true) {
      CoderResult result = decoder.decode(in, out, false);
      if (result.isError()) {
        return OptionalInt.of(in.position());
      }
      if (result.isUnderflow()) {
        return OptionalInt.empty();
      }
      out.clear();
    }
  }

  /** A byte as people look for it: {@code byte 7 (0xFC)}, counted from 1. */
  static String named(byte[] bytes, int place) {
    return "byte %,d (0x%02X)".formatted(place + 1, bytes[place]);
  }

  /**
   * Refuses what begins with a mark of UTF-16, as spreadsheets write it.
   *
   * @param head the beginning of a file
   */
  static void refuseUtf16(Path path, byte[] head) {
    boolean marked =
        head.length > 1
            && (head[0] == (byte) 0xff && head[1] == (byte) 0xfe
                || head[0] == (byte) 0xfe && head[1] == (byte) 0xff);
    if (marked) {
      throw new WorkbenchException(
          path + " is written in UTF-16, not in UTF-8",
          "Save it as UTF-8, or make a copy: iconv -f UTF-16 -t UTF-8 OLD > NEW");
    }
  }

  /**
   * Refuses a table whose first line, which names the columns, is not UTF-8.
   *
   * @param head the beginning of a file
   */
  static void refuseFirstLine(Path path, byte[] head) {
    OptionalInt fault = firstFault(head);
    if (fault.isEmpty()) {
      return;
    }
    for (int i = 0; i < fault.getAsInt(); i++) {
      if (head[i] == '\n') {
        // Only rows are spoiled; each says so itself.
        return;
      }
    }
    throw new WorkbenchException(
        "%s is not UTF-8: %s, in the line that names the columns, is not"
            .formatted(path, named(head, fault.getAsInt())),
        MEND);
  }
}
