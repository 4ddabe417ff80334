package org.spectrumworkbench.core.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * The entries of a zip file, read strictly: every byte of the file belongs to one entry or to the
 * directory, in order, without gap and overlap, and what an entry's own header says is what the
 * directory says. Tools disagree about files in which it is not so, and that is what tricks live
 * on.
 */
public final class ZipDirectory {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int END = 22;
  private static final int END_64 = 56;
  private static final int LOCATOR_64 = 20;
  private static final int DIRECTORY = 46;
  private static final int LOCAL = 30;
  private static final long NOT_HERE = 0xFFFF_FFFFL;
  private static final int DESCRIPTOR = 1 << 3;
  private static final int UTF_8 = 1 << 11;
  private static final int UNIX_KIND = 0xF000;
  private static final int UNIX_FILE = 0x8000;

  private final ZipKind kind;
  private final String file;
  private final FileChannel channel;

  /**
   * One file in the zip.
   *
   * @param method stored or deflated, by the number that zip files have for it
   * @param compressed bytes in the zip
   * @param size bytes of the file
   * @param data where its bytes begin in the zip
   */
  public record Entry(String name, int method, long compressed, long size, long data) {}

  /** As the directory has it. */
  private record Listed(
      String name,
      byte[] rawName,
      int flags,
      int method,
      long crc,
      long compressed,
      long size,
      long header) {}

  /** Where the directory lies. */
  private record Place(long from, long bytes, long entries, long end) {}

  private ZipDirectory(ZipKind kind, String file, FileChannel channel) {
    this.kind = kind;
    this.file = file;
    this.channel = channel;
  }

  /**
   * Reads the entries in the order in which they stand in the file.
   *
   * @param file its name, for people
   * @throws WorkbenchException where it is no zip, or not one as this program writes them
   */
  static List<Entry> read(ZipKind kind, String file, FileChannel channel) throws IOException {
    return new ZipDirectory(kind, file, channel).entries();
  }

  private List<Entry> entries() throws IOException {
    Place place = place();
    if (place.entries > kind.mostEntries()) {
      throw refused("it has %d entries, more than %d".formatted(place.entries, kind.mostEntries()));
    }
    if (place.bytes > kind.mostDirectory()
        || place.from < 0
        || place.from + place.bytes != place.end) {
      throw damaged();
    }
    ByteBuffer bytes = at(place.from, (int) place.bytes);
    List<Listed> listed = new ArrayList<>();
    for (long i = 0; i < place.entries; i++) {
      listed.add(listed(bytes));
    }
    if (bytes.hasRemaining()) {
      throw damaged();
    }
    List<Entry> entries = new ArrayList<>();
    long next = 0;
    for (Listed one : listed) {
      if (one.header != next) {
        throw refused("entry '%s' lies over another one, or behind a gap".formatted(one.name));
      }
      Entry entry = entry(one);
      entries.add(entry);
      next = behind(one, entry);
    }
    if (next != place.from) {
      throw damaged();
    }
    return entries;
  }

  private Place place() throws IOException {
    long size = channel.size();
    if (size < END) {
      throw noZip();
    }
    ByteBuffer end = at(size - END, END);
    if (end.getInt() != 0x06054b50) {
      throw noZip();
    }
    int disk = u16(end);
    int diskOfDirectory = u16(end);
    if (disk != 0 || diskOfDirectory != 0) {
      throw damaged();
    }
    int here = u16(end);
    int all = u16(end);
    long bytes = u32(end);
    long from = u32(end);
    if (here != all || u16(end) != 0) {
      throw damaged();
    }
    if (all != 0xFFFF && bytes != NOT_HERE && from != NOT_HERE) {
      return new Place(from, bytes, all, size - END);
    }
    if (size < END + LOCATOR_64 + END_64) {
      throw damaged();
    }
    ByteBuffer locator = at(size - END - LOCATOR_64, LOCATOR_64);
    long at = size - END - LOCATOR_64 - END_64;
    if (locator.getInt() != 0x07064b50
        || locator.getInt() != 0
        || locator.getLong() != at
        || locator.getInt() != 1) {
      throw damaged();
    }
    ByteBuffer large = at(at, END_64);
    if (large.getInt() != 0x06064b50 || large.getLong() != END_64 - 12) {
      throw damaged();
    }
    large.position(24);
    long entriesHere = large.getLong();
    long entries = large.getLong();
    long largeBytes = large.getLong();
    long largeFrom = large.getLong();
    if (entriesHere != entries || entries < 0 || largeBytes < 0) {
      throw damaged();
    }
    return new Place(largeFrom, largeBytes, entries, at);
  }

  private Listed listed(ByteBuffer in) {
    if (in.remaining() < DIRECTORY || in.getInt() != 0x02014b50) {
      throw damaged();
    }
    in.position(in.position() + 4);
    int flags = u16(in);
    int method = u16(in);
    in.position(in.position() + 4);
    long crc = u32(in);
    long compressed = u32(in);
    long size = u32(in);
    int nameBytes = u16(in);
    int extraBytes = u16(in);
    int commentBytes = u16(in);
    int disk = u16(in);
    in.position(in.position() + 2);
    long attributes = u32(in);
    long header = u32(in);
    if (commentBytes != 0 || disk != 0 || in.remaining() < nameBytes + extraBytes) {
      throw damaged();
    }
    byte[] rawName = new byte[nameBytes];
    in.get(rawName);
    String name = name(rawName);
    ByteBuffer large = large(name, in, extraBytes);
    size = size == NOT_HERE ? next(large) : size;
    compressed = compressed == NOT_HERE ? next(large) : compressed;
    header = header == NOT_HERE ? next(large) : header;
    checkKind(name, flags, method, attributes);
    if (size < 0 || compressed < 0 || (method == STORED && size != compressed)) {
      throw damaged();
    }
    return new Listed(name, rawName, flags, method, crc, compressed, size, header);
  }

  private void checkKind(String name, int flags, int method, long attributes) {
    if ((flags & 1) != 0) {
      throw kind.refused(file, name, "is encrypted");
    }
    int type = (int) (attributes >> 16) & UNIX_KIND;
    if (type != 0 && type != UNIX_FILE) {
      throw kind.refused(file, name, "is no plain file but a link, folder or device");
    }
    if ((flags & ~(DESCRIPTOR | UTF_8)) != 0 || (method != STORED && method != DEFLATED)) {
      throw kind.refused(file, name, "is packed in a way that this program does not use");
    }
  }

  private Entry entry(Listed listed) throws IOException {
    ByteBuffer in = at(listed.header, LOCAL);
    if (in.getInt() != 0x04034b50) {
      throw damaged();
    }
    in.position(in.position() + 2);
    int flags = u16(in);
    int method = u16(in);
    in.position(in.position() + 4);
    long crc = u32(in);
    long compressed = u32(in);
    long size = u32(in);
    int nameBytes = u16(in);
    int extraBytes = u16(in);
    ByteBuffer rest = at(listed.header + LOCAL, nameBytes + extraBytes);
    byte[] rawName = new byte[nameBytes];
    rest.get(rawName);
    if (!java.util.Arrays.equals(rawName, listed.rawName)) {
      throw kind.refused(file, listed.name, "has another name in its own header");
    }
    ByteBuffer large = large(listed.name, rest, extraBytes);
    size = size == NOT_HERE ? next(large) : size;
    compressed = compressed == NOT_HERE ? next(large) : compressed;
    boolean later = (flags & DESCRIPTOR) != 0;
    boolean same =
        later
            ? crc == 0 && size == 0 && compressed == 0
            : crc == listed.crc && size == listed.size && compressed == listed.compressed;
    if (flags != listed.flags || method != listed.method || !same) {
      throw kind.refused(
          file, listed.name, "is described otherwise in its own header than in the directory");
    }
    return new Entry(
        listed.name,
        method,
        listed.compressed,
        listed.size,
        listed.header + LOCAL + nameBytes + extraBytes);
  }

  /** Where the next header must be: behind the data and what may follow it. */
  private long behind(Listed listed, Entry entry) throws IOException {
    long end = entry.data + entry.compressed;
    if ((listed.flags & DESCRIPTOR) == 0) {
      return end;
    }
    boolean large = entry.compressed >= NOT_HERE || entry.size >= NOT_HERE;
    int bytes = large ? 24 : 16;
    ByteBuffer in = at(end, bytes);
    if (in.getInt() != 0x08074b50
        || u32(in) != listed.crc
        || (large ? in.getLong() : u32(in)) != entry.compressed
        || (large ? in.getLong() : u32(in)) != entry.size) {
      throw kind.refused(
          file, entry.name, "is described otherwise behind its data than in the directory");
    }
    return end + bytes;
  }

  private String name(byte[] raw) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      throw refused("the name of an entry is not UTF-8");
    }
  }

  /** The numbers that do not fit into 32 bits; any other extra field could name the file anew. */
  private ByteBuffer large(String name, ByteBuffer in, int extraBytes) {
    ByteBuffer extra = in.slice(in.position(), extraBytes).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + extraBytes);
    if (extraBytes == 0) {
      return extra;
    }
    if (extraBytes < 4 || u16(extra) != 1 || u16(extra) != extraBytes - 4) {
      throw kind.refused(file, name, "has fields that this program does not use");
    }
    return extra;
  }

  private long next(ByteBuffer large) {
    if (large.remaining() < 8) {
      throw damaged();
    }
    return large.getLong();
  }

  private ByteBuffer at(long from, int bytes) throws IOException {
    if (from < 0 || from + bytes > channel.size()) {
      throw damaged();
    }
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw damaged();
      }
    }
    return buffer.flip();
  }

  private static int u16(ByteBuffer in) {
    return in.getShort() & 0xFFFF;
  }

  private static long u32(ByteBuffer in) {
    return in.getInt() & NOT_HERE;
  }

  private WorkbenchException refused(String why) {
    return kind.refused(file, why);
  }

  private WorkbenchException damaged() {
    return kind.damaged(file);
  }

  private WorkbenchException noZip() {
    return kind.noZip(file);
  }
}
