package org.spectrumworkbench.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.zip.ZipKind;

/** Writes the files of a bundle one after the other; equal content gives equal bytes. */
final class BundleZip {
  static final int AT_ONCE = 1 << 16;

  /**
   * No file of a bundle tells when it was written; a zip wants a time all the same. January 1980
   * begins with the moment that stands for all earlier ones, to which Java adds a field.
   */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  /**
   * A file that goes in.
   *
   * @param model the folder of the model that it belongs to, below the run; empty for one of none
   * @param crc as zips have it
   */
  record Source(String path, String model, Path file, long bytes, String sha256, long crc) {}

  /** A file is not what it was when it was hashed, or is gone. */
  static final class Changed extends IOException {
    private static final long serialVersionUID = 1;

    Changed(String what) {
      super(what);
    }
  }

  private BundleZip() {}

  /**
   * Writes a bundle that the user alone may read, and reads it as strictly as whoever opens it.
   *
   * @param progress told how many more bytes are read
   * @throws Changed where a file is gone or has another length
   * @throws WorkbenchException where nobody could open it
   */
  static void write(Path whole, BundleManifest manifest, List<Source> sources, IntConsumer progress)
      throws IOException {
    write(whole, manifest.write(), sources, Set.of(), progress);
    Set<String> dense = BundleReader.tooDense(whole);
    if (!dense.isEmpty()) {
      // A model that says one thing over and over: no bomb, and must not look like one.
      write(whole, manifest.write(), sources, dense, progress);
    }
    try {
      BundleReader.check(whole);
    } catch (WorkbenchException e) {
      throw new WorkbenchException(
          "The run %s cannot be bundled, since nobody could open it: %s"
              .formatted(manifest.run(), e.getMessage()),
          "Leave the models out with --models none, or the data sets with --without-data.",
          e);
    }
  }

  /** {@code stored}: paths of what is not packed, beside weights, which do not shrink. */
  private static void write(
      Path whole, byte[] manifest, List<Source> sources, Set<String> stored, IntConsumer progress)
      throws IOException {
    WholeFile.writePrivate(
        whole,
        channel -> {
          // Closing the zip would close the channel, which is flushed to disk afterwards.
          ZipOutputStream zip =
              new ZipOutputStream(
                  new BufferedOutputStream(Channels.newOutputStream(channel), AT_ONCE), UTF_8);
          begin(zip, new ZipEntry(ZipKind.MANIFEST));
          zip.write(manifest);
          zip.closeEntry();
          for (Source source : sources) {
            add(zip, source, stored.contains(source.path), progress);
          }
          zip.finish();
          zip.flush();
        });
  }

  private static void add(ZipOutputStream zip, Source source, boolean stored, IntConsumer progress)
      throws IOException {
    ZipEntry entry = new ZipEntry(source.path);
    if (stored || source.path.endsWith(".safetensors")) {
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(source.bytes);
      entry.setCrc(source.crc);
    }
    begin(zip, entry);
    long written = copy(source, zip, progress);
    if (written != source.bytes) {
      throw new Changed(source.path + " has another length");
    }
    zip.closeEntry();
  }

  private static void begin(ZipOutputStream zip, ZipEntry entry) throws IOException {
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  private static long copy(Source source, OutputStream out, IntConsumer progress)
      throws IOException {
    byte[] buffer = new byte[AT_ONCE];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(source.file, LinkOption.NOFOLLOW_LINKS)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        bytes += n;
        progress.accept(n);
      }
    } catch (NoSuchFileException e) {
      throw new Changed(source.path + " is not there any more");
    }
    return bytes;
  }
}
