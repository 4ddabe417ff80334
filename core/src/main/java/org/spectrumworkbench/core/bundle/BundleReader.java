package org.spectrumworkbench.core.bundle;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Hashes;

/**
 * Takes a bundle apart into a folder that nobody sees yet. Names, sizes and ratios are checked
 * before the first byte is written, sizes again and hashes while they are.
 */
final class BundleReader {
  /** A file that is larger than so many times its packed size is a bomb. */
  private static final long MOST_RATIO = 200;

  /** Small files may compress better: an empty table is all zeros. */
  private static final long SMALL = 1 << 20;

  /** No bundle is larger once it is unpacked, whatever its manifest says. */
  private static final long MOST_BYTES = 1L << 40;

  private static final int AT_ONCE = 1 << 16;

  private final String bundle;
  private final FileChannel channel;
  private final BundleWatch watch;
  private long done;
  private long all;

  private BundleReader(String bundle, FileChannel channel, BundleWatch watch) {
    this.bundle = bundle;
    this.channel = channel;
    this.watch = watch;
  }

  /**
   * Unpacks a bundle.
   *
   * @param folder exists and is empty
   * @throws WorkbenchException where anything is not as the manifest says, or must not be there
   */
  static BundleManifest unpack(Path bundle, Path folder, BundleWatch watch) {
    try (FileChannel channel = FileChannel.open(bundle, StandardOpenOption.READ)) {
      return new BundleReader(bundle.getFileName().toString(), channel, watch).unpack(folder);
    } catch (IOException e) {
      throw new WorkbenchException(
          "The bundle %s cannot be opened: %s".formatted(bundle, FileFault.words(e)),
          "Check the file and the free disk space.",
          e);
    }
  }

  private BundleManifest unpack(Path folder) throws IOException {
    List<ZipDirectory.Entry> entries = ZipDirectory.read(bundle, channel);
    BundlePath.check(bundle, entries.stream().map(ZipDirectory.Entry::name).toList());
    BundleManifest manifest = manifest(entries);
    checkAgainst(manifest, entries);
    all = manifest.bytes();
    if (Files.getFileStore(folder).getUsableSpace() < all) {
      throw new WorkbenchException(
          "The bundle %s unpacks to %d MB, more than the disk of %s has free"
              .formatted(bundle, all >> 20, folder.getParent()),
          "Free some disk space.");
    }
    for (int i = 0; i < manifest.files().size(); i++) {
      unpack(entries.get(i + 1), manifest.files().get(i), folder);
    }
    return manifest;
  }

  private BundleManifest manifest(List<ZipDirectory.Entry> entries) throws IOException {
    if (entries.isEmpty() || !entries.getFirst().name().equals(BundlePath.MANIFEST)) {
      throw BundlePath.refused(bundle, "its first file is not manifest.json");
    }
    ZipDirectory.Entry first = entries.getFirst();
    if (first.size() > BundleManifest.MOST_BYTES) {
      throw BundlePath.refused(
          bundle,
          "its manifest.json has more than %d MB".formatted(BundleManifest.MOST_BYTES >> 20));
    }
    var bytes = new java.io.ByteArrayOutputStream();
    inflate(first, first.size(), bytes::write);
    return BundleManifest.read(bundle, bytes.toByteArray());
  }

  private void checkAgainst(BundleManifest manifest, List<ZipDirectory.Entry> entries) {
    List<String> listed = manifest.files().stream().map(BundleManifest.Content::path).toList();
    List<String> there = entries.stream().skip(1).map(ZipDirectory.Entry::name).toList();
    Set<String> known = Set.copyOf(listed.stream().distinct().toList());
    for (String name : there) {
      if (!known.contains(name)) {
        throw BundlePath.refused(bundle, name, "does not stand in manifest.json");
      }
    }
    for (String name : listed) {
      if (!there.contains(name)) {
        throw BundlePath.refused(bundle, name, "stands in manifest.json and is not there");
      }
    }
    if (!listed.equals(there)) {
      throw BundlePath.refused(bundle, "its files stand in another order than in manifest.json");
    }
    long sum = 0;
    for (int i = 0; i < listed.size(); i++) {
      ZipDirectory.Entry entry = entries.get(i + 1);
      if (entry.size() != manifest.files().get(i).bytes()) {
        throw BundlePath.refused(bundle, entry.name(), "has another size than in manifest.json");
      }
      if (entry.size() > SMALL && entry.size() / MOST_RATIO > entry.compressed()) {
        throw BundlePath.refused(
            bundle, entry.name(), "unpacks to more than %d times its size".formatted(MOST_RATIO));
      }
      sum += entry.size();
      if (sum < 0 || sum > MOST_BYTES) {
        throw BundlePath.refused(bundle, "it unpacks to more than a terabyte");
      }
    }
  }

  private void unpack(ZipDirectory.Entry entry, BundleManifest.Content content, Path folder)
      throws IOException {
    Path file = folder.resolve(content.path()).normalize();
    if (!file.startsWith(folder)) {
      throw BundlePath.refused(bundle, content.path(), "leads out of its folder");
    }
    Privacy.makeFolders(requireNonNull(file.getParent()));
    Files.createFile(file, Privacy.ofFile());
    MessageDigest digest = Hashes.sha256();
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
      inflate(
          entry,
          content.bytes(),
          (bytes, from, count) -> {
            digest.update(bytes, from, count);
            out.write(bytes, from, count);
            done += count;
            watch.step(done, all);
          });
    }
    if (!Hashes.hex(digest.digest()).equals(content.sha256())) {
      throw BundlePath.refused(bundle, content.path(), "has another hash than in manifest.json");
    }
  }

  /** Takes bytes as they are unpacked. */
  @FunctionalInterface
  private interface Sink {
    void take(byte[] bytes, int from, int count) throws IOException;
  }

  private void inflate(ZipDirectory.Entry entry, long size, Sink sink) throws IOException {
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
      throw BundlePath.refused(bundle, entry.name(), "has another size than in manifest.json");
    }
  }

  private long inflate(
      ZipDirectory.Entry entry, long size, InputStream in, byte[] packed, Sink sink)
      throws IOException {
    byte[] bytes = new byte[AT_ONCE];
    long sum = 0;
    try (Inflater inflater = new Inflater(true)) {
      while (!inflater.finished()) {
        int count = inflater.inflate(bytes);
        sum += count;
        if (sum > size) {
          throw BundlePath.refused(bundle, entry.name(), "unpacks to more than manifest.json says");
        }
        sink.take(bytes, 0, count);
        if (count == 0 && !inflater.finished()) {
          int n = inflater.needsInput() ? in.read(packed) : -1;
          if (n < 0) {
            throw BundlePath.refused(bundle, entry.name(), "is cut short");
          }
          inflater.setInput(packed, 0, n);
        }
      }
      if (inflater.getRemaining() > 0 || in.read() >= 0) {
        throw BundlePath.refused(bundle, entry.name(), "has something behind its data");
      }
      return sum;
    } catch (DataFormatException e) {
      throw BundlePath.refused(bundle, entry.name(), "cannot be unpacked");
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
