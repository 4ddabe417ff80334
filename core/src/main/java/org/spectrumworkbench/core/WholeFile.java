package org.spectrumworkbench.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files and folders that appear whole or not at all: written under a hidden name that nobody else
 * uses, flushed to disk, renamed, and the rename flushed too. What fails leaves nothing behind.
 */
public final class WholeFile {
  private WholeFile() {}

  /** Puts a file's content into a channel. */
  @FunctionalInterface
  public interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  /** Writes a file, in place of the one that stood there before. */
  public static void write(Path file, Content content) throws IOException {
    write(file, content, new FileAttribute<?>[0]);
  }

  /** Writes a file that only its owner may read, in place of the one that stood there before. */
  public static void writePrivate(Path file, Content content) throws IOException {
    write(file, content, Privacy.ofFile());
  }

  /** Writes UTF-8 text that only its owner may read. */
  public static void writePrivate(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writePrivate(file, channel -> drain(channel, ByteBuffer.wrap(bytes)));
  }

  private static void write(Path file, Content content, FileAttribute<?>[] attributes)
      throws IOException {
    Path folder = folderOf(file);
    Path temporary = unused(folder, file.getFileName().toString());
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
              attributes)) {
        content.writeTo(channel);
        channel.force(true);
      }
      try {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      }
      flush(folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Writes bytes. */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, channel -> drain(channel, ByteBuffer.wrap(content)));
  }

  /** Writes UTF-8 text. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Gives a folder whose files are complete and flushed, or such a file, its name on the same disk.
   * A folder's must be free; a file takes the place of one that stood there.
   */
  public static void publish(Path temporary, Path place) throws IOException {
    Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
    flush(folderOf(place));
  }

  /** A hidden name in a folder, which nothing bears yet. */
  public static Path unused(Path folder, String name) {
    // Java's own temporary files would keep the owner's permissions only, also once renamed.
    return folder.resolve(
        ".%s.%d-%x.tmp".formatted(name, ProcessHandle.current().pid(), System.nanoTime()));
  }

  /** Writes all that remains in a buffer. */
  public static void drain(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Flushes a folder's entries to disk, so that names survive the machine. */
  public static void flush(Path folder) {
    // Windows cannot open a folder; there the rename needs no flush of its own.
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      System.getLogger(WholeFile.class.getName())
          .log(System.Logger.Level.DEBUG, "cannot flush {0}", folder);
    }
  }

  /** Flushes the entries of a folder and of all folders in it; files are flushed as written. */
  public static void flushFolders(Path top) throws IOException {
    try (Stream<Path> all = Files.walk(top)) {
      all.filter(Files::isDirectory).forEach(WholeFile::flush);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Copies a file and flushes it to disk. */
  public static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to);
    try (FileChannel copy = FileChannel.open(to, StandardOpenOption.WRITE)) {
      copy.force(true);
    }
  }

  /** Deletes a folder with all that is in it; one that is not there is no fault. */
  public static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Path folderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " has no folder");
    }
    return folder;
  }
}
