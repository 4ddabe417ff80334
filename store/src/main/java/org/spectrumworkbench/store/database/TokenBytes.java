package org.spectrumworkbench.store.database;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Token identifiers as bytes: seven bits a byte, lowest first, the top bit says that more follow.
 */
public final class TokenBytes {
  private TokenBytes() {}

  /** Encodes. */
  public static byte[] of(List<Integer> tokens) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(tokens.size() * 2);
    for (int token : tokens) {
      int rest = token;
      while ((rest & ~0x7f) != 0) {
        out.write(rest & 0x7f | 0x80);
        rest >>>= 7;
      }
      out.write(rest);
    }
    return out.toByteArray();
  }

  /** Decodes what {@link #of} gave. */
  public static List<Integer> tokens(byte[] bytes) {
    List<Integer> tokens = new ArrayList<>(bytes.length);
    int token = 0;
    int shift = 0;
    for (byte b : bytes) {
      token |= (b & 0x7f) << shift;
      shift += 7;
      if (b >= 0) {
        tokens.add(token);
        token = 0;
        shift = 0;
      }
    }
    return tokens;
  }
}
