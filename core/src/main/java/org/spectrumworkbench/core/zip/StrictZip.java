package org.spectrumworkbench.core.zip;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Hashes;
import org.spectrumworkbench.core.zip.ZipDirectory.Entry;

/**
 * A zip file from elsewhere, read strictly: see {@link ZipDirectory} for its parts, {@link
 * EntryName} for its names. Sizes are counted and hashes made while a file is unpacked, so that no
 * entry becomes more than was told.
 */
public final class StrictZip implements AutoCloseable {
  private static final int AT_ONCE = 1 << 16;

  /** So many bytes harm nobody, however well they were packed. */
  private static final long FREELY = 64 << 20;

  private final ZipKind kind;
  private final String name;
  private final FileChannel channel;
  private final List<Entry> entries;

  private StrictZip(ZipKind kind, String name, FileChannel channel, List<Entry> entries) {
    this.kind = kind;
    this.name = name;
    this.channel = channel;
    this.entries = entries;
  }

  /**
   * Opens one and checks parts and names.
   *
   * @param name the file's, for people
   * @throws WorkbenchException where it is no zip file that this program could have written
   */
  public static StrictZip open(ZipKind kind, String name, Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      List<Entry> entries = ZipDirectory.read(kind, name, channel);
      EntryName.check(kind, name, entries.stream().map(Entry::name).toList());
      return new StrictZip(kind, name, channel, entries);
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  /** All entries, as they stand in the file. */
  public List<Entry> entries() {
    return entries;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /**
   * A small file.
   *
   * @param most bytes; a longer one is refused unread
   */
  public byte[] read(Entry entry, int most) throws IOException {
    if (entry.size() > most) {
      throw kind.refused(name, "its %s has more than %d MB".formatted(entry.name(), most >> 20));
    }
    var bytes = new ByteArrayOutputStream();
    inflate(entry, entry.size(), bytes::write);
    return bytes.toByteArray();
  }

  /**
   * Checks that the manifest tells of these entries, in their order and with their sizes, and of
   * nothing else.
   *
   * @throws WorkbenchException where it does not
   */
  public void check(List<Content> told, List<Entry> files) {
    List<String> listed = told.stream().map(Content::path).toList();
    List<String> there = files.stream().map(Entry::name).toList();
    Set<String> known = new HashSet<>(listed);
    for (String path : there) {
      if (!known.contains(path)) {
        throw kind.refused(name, path, "does not stand in manifest.json");
      }
    }
    Set<String> found = new HashSet<>(there);
    for (String path : listed) {
      if (!found.contains(path)) {
        throw kind.refused(name, path, "stands in manifest.json and is not there");
      }
    }
    if (!listed.equals(there)) {
      throw kind.refused(name, "its files stand in another order than in manifest.json");
    }
    for (int i = 0; i < listed.size(); i++) {
      if (files.get(i).size() != told.get(i).bytes()) {
        throw kind.refused(name, listed.get(i), "has another size than in manifest.json");
      }
    }
  }

  /**
   * Checks that what comes out is not too much for what there is: small entries that each pass may
   * be many.
   *
   * @param most how many times the packed bytes all may be
   */
  public void checkRatio(int most) {
    long packed = 0;
    long unpacked = 0;
    for (Entry entry : entries) {
      packed += entry.compressed();
      unpacked += entry.size();
      if (unpacked < 0) {
        break;
      }
    }
    if (unpacked < 0 || unpacked > FREELY && unpacked / most > packed) {
      throw kind.refused(
          name, "unpacked it would be larger than any %s of its size".formatted(kind.noun()));
    }
  }

  /** Told how many more bytes are unpacked; what it throws ends that. */
  @FunctionalInterface
  public interface Progress {
    void more(int bytes);
  }

  /**
   * Unpacks one file, the user's alone, and flushes it to disk. Its folder is left for {@link
   * WholeFile#flushFolders} when all are there.
   *
   * @param content as the manifest tells of it
   * @param folder below which its path is
   * @throws WorkbenchException where it has another size or hash
   */
  public void unpack(Entry entry, Content content, Path folder, Progress progress)
      throws IOException {
    Path file = folder.resolve(content.path()).normalize();
    if (!file.startsWith(folder)) {
      throw kind.refused(name, content.path(), "leads out of its folder");
    }
    Privacy.makeFolders(requireNonNull(file.getParent()));
    Files.createFile(file, Privacy.ofFile());
    MessageDigest digest = Hashes.sha256();
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      inflate(
          entry,
          content.bytes(),
          (bytes, from, count) -> {
            digest.update(bytes, from, count);
            WholeFile.drain(out, ByteBuffer.wrap(bytes, from, count));
            progress.more(count);
          });
      out.force(true);
    }
    if (!Hashes.hex(digest.digest()).equals(content.sha256())) {
      throw kind.refused(name, content.path(), "has another hash than in manifest.json");
    }
  }

  /** Takes bytes as they are unpacked. */
  @FunctionalInterface
  private interface Sink {
    void take(byte[] bytes, int from, int count) throws IOException;
  }

  private void inflate(Entry entry, long size, Sink sink) throws IOException {
    InputStream in = new Packed(channel, entry.data(), entry.compressed());
    long sum = 0;
    byte[] packed = new byte[AT_ONCE];
    if (entry.method() == ZipDirectory.STORED) {
      for (int n = in.read(packed); n >= 0; n = in.read(packed)) {
        sink.take(packed, 0, n);
        sum += n;
      }
    } else {
      sum = inflate(entry, size, in, packed, sink);
    }
    if (sum != size) {
      throw kind.refused(name, entry.name(), "has another size than in manifest.json");
    }
  }

  private long inflate(Entry entry, long size, InputStream in, byte[] packed, Sink sink)
      throws IOException {
    byte[] bytes = new byte[AT_ONCE];
    long sum = 0;
    try (Inflater inflater = new Inflater(true)) {
      while (!inflater.finished()) {
        int count = inflater.inflate(bytes);
        sum += count;
        if (sum > size) {
          throw kind.refused(name, entry.name(), "unpacks to more than manifest.json says");
        }
        sink.take(bytes, 0, count);
        if (count == 0 && !inflater.finished()) {
          int n = inflater.needsInput() ? in.read(packed) : -1;
          if (n < 0) {
            throw kind.refused(name, entry.name(), "is cut short");
          }
          inflater.setInput(packed, 0, n);
        }
      }
      if (inflater.getRemaining() > 0 || in.read() >= 0) {
        throw kind.refused(name, entry.name(), "has something behind its data");
      }
      return sum;
    } catch (DataFormatException e) {
      throw kind.refused(name, entry.name(), "cannot be unpacked");
    }
  }

  /** The bytes of one entry and no more. */
  private static final class Packed extends InputStream {
    private final FileChannel channel;
    private long at;
    private long left;

    Packed(FileChannel channel, long from, long bytes) {
      this.channel = channel;
      this.at = from;
      this.left = bytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = channel.read(ByteBuffer.wrap(bytes, from, (int) Math.min(count, left)), at);
      if (n > 0) {
        at += n;
        left -= n;
      }
      return n;
    }
  }
}
