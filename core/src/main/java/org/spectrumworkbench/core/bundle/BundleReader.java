package org.spectrumworkbench.core.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.zip.StrictZip;
import org.spectrumworkbench.core.zip.ZipDirectory.Entry;
import org.spectrumworkbench.core.zip.ZipKind;

/**
 * Takes a bundle apart into a folder that nobody sees yet. Names, sizes and ratios are checked
 * before the first byte is written, sizes again and hashes while they are.
 */
final class BundleReader {
  /** A file, or all together, that is larger than so many times its packed size is a bomb. */
  private static final int MOST_RATIO = 200;

  /** Small files may compress better: an empty table is all zeros. */
  private static final long SMALL = 1 << 20;

  /** No bundle is larger once it is unpacked, whatever its manifest says. */
  private static final long MOST_BYTES = 1L << 40;

  private final String bundle;
  private final BundleWatch watch;
  private long done;
  private long all;

  private BundleReader(String bundle, BundleWatch watch) {
    this.bundle = bundle;
    this.watch = watch;
  }

  /**
   * Unpacks a bundle.
   *
   * @param folder exists and holds none of the bundle's files
   * @throws WorkbenchException where anything is not as the manifest says, or must not be there
   */
  static BundleManifest unpack(Path bundle, Path folder, BundleWatch watch) {
    String name = bundle.getFileName().toString();
    try (StrictZip zip = StrictZip.open(BundlePath.KIND, name, bundle)) {
      return new BundleReader(name, watch).unpack(zip, folder);
    } catch (IOException e) {
      throw new WorkbenchException(
          "The bundle %s cannot be opened: %s".formatted(bundle, FileFault.words(e)),
          "Check the file and the free disk space.",
          e);
    }
  }

  /**
   * Checks all that is checked before the first byte is unpacked.
   *
   * @throws WorkbenchException where the bundle would be refused
   */
  static void check(Path bundle) throws IOException {
    String name = bundle.getFileName().toString();
    try (StrictZip zip = StrictZip.open(BundlePath.KIND, name, bundle)) {
      BundleManifest unused = new BundleReader(name, BundleWatch.NONE).check(zip);
    }
  }

  /** The entries that would be taken for bombs. */
  static Set<String> tooDense(Path bundle) throws IOException {
    try (StrictZip zip = StrictZip.open(BundlePath.KIND, bundle.getFileName().toString(), bundle)) {
      return zip.entries().stream()
          .filter(BundleReader::isTooDense)
          .map(Entry::name)
          .collect(Collectors.toSet());
    }
  }

  private static boolean isTooDense(Entry entry) {
    return entry.size() > SMALL && entry.size() / MOST_RATIO > entry.compressed();
  }

  private BundleManifest check(StrictZip zip) throws IOException {
    List<Entry> entries = zip.entries();
    BundlePath.check(bundle, entries.stream().map(Entry::name).toList());
    if (entries.isEmpty() || !entries.getFirst().name().equals(ZipKind.MANIFEST)) {
      throw BundlePath.refused(bundle, "its first file is not manifest.json");
    }
    BundleManifest manifest =
        BundleManifest.read(bundle, zip.read(entries.getFirst(), BundleManifest.MOST_BYTES));
    List<Entry> files = entries.subList(1, entries.size());
    zip.check(manifest.files(), files);
    checkSizes(files);
    zip.checkRatio(MOST_RATIO);
    return manifest;
  }

  private BundleManifest unpack(StrictZip zip, Path folder) throws IOException {
    BundleManifest manifest = check(zip);
    List<Entry> files = zip.entries().subList(1, zip.entries().size());
    all = manifest.bytes();
    if (Files.getFileStore(folder).getUsableSpace() < all) {
      throw new WorkbenchException(
          "The bundle %s unpacks to %d MB, more than the disk of %s has free"
              .formatted(bundle, all >> 20, folder.getParent()),
          "Free some disk space.");
    }
    for (int i = 0; i < files.size(); i++) {
      zip.unpack(files.get(i), manifest.files().get(i), folder, this::more);
    }
    return manifest;
  }

  private void checkSizes(List<Entry> files) {
    long sum = 0;
    for (Entry entry : files) {
      Optional<String> fault = BundleContent.fault(entry.name(), entry.size());
      if (fault.isPresent()) {
        throw BundlePath.refused(bundle, entry.name(), fault.get());
      }
      if (isTooDense(entry)) {
        throw BundlePath.refused(
            bundle, entry.name(), "unpacks to more than %d times its size".formatted(MOST_RATIO));
      }
      sum += entry.size();
      if (sum < 0 || sum > MOST_BYTES) {
        throw BundlePath.refused(bundle, "it unpacks to more than a terabyte");
      }
    }
  }

  private void more(int bytes) {
    done += bytes;
    watch.step(done, all);
  }
}
