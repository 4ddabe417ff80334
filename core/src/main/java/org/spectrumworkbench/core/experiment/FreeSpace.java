package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether the run's disk has room for its next checkpoint and something beside it. One thread. */
final class FreeSpace {
  private static final double MEGABYTE = 1e6;

  private final Path folder;
  private final long reserve;
  private final Disk disk;
  private long nextCheckpoint;

  /** Tells how much room a disk has. */
  @FunctionalInterface
  interface Disk {
    /** Bytes that this process may still write where the folder lies. */
    long usable(Path folder) throws IOException;

    /** The disk as the system tells. */
    static long ofSystem(Path folder) throws IOException {
      return Files.getFileStore(folder).getUsableSpace();
    }
  }

  /**
   * @param folder any on that disk
   * @param reserve bytes that stay free beside the checkpoint
   */
  FreeSpace(Path folder, long reserve, Disk disk) {
    this.folder = folder;
    this.reserve = reserve;
    this.disk = disk;
  }

  static FreeSpace of(RunFolder run, Settings settings, Disk disk) {
    return new FreeSpace(run.path(), settings.whole("keep.reserve") * (long) MEGABYTE, disk);
  }

  /** What the next checkpoint will take, in bytes, as far as is known. */
  void expect(long bytes) {
    nextCheckpoint = bytes;
  }

  /** What is missing, for people; empty where there is room, or the system does not tell. */
  Optional<String> shortage() {
    OptionalLong usable = usable();
    if (usable.isEmpty() || usable.getAsLong() >= nextCheckpoint + reserve) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "paused by itself: the disk of %s has %.0f MB free, and the next checkpoint needs %.0f MB beside the %.0f MB that keep.reserve leaves free; it goes on by itself once there is room",
            folder,
            usable.getAsLong() / MEGABYTE,
            nextCheckpoint / MEGABYTE,
            reserve / MEGABYTE));
  }

  private OptionalLong usable() {
    try {
      return OptionalLong.of(disk.usable(folder));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
