package org.spectrumworkbench.store.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.spectrumworkbench.core.Privacy;

/**
 * A locked file that tells other processes of this program to wait: this one has the database
 * closed, to write its file anew or to put another in its place, and opens it soon. However a
 * process ends, its lock goes with it.
 */
final class ClosedMark implements AutoCloseable {
  static final String FILE = "workbench.closed";

  /** Others hold the lock for the moment in which they look. */
  private static final int TRIES = 10;

  private static final long PAUSE_MILLISECONDS = 20;

  /** Those of this process: on some systems a look would give up this process's own lock. */
  private static final Map<Path, Held> OURS = new HashMap<>();

  /** How often it was set. */
  private record Held(FileChannel channel, int times) {}

  private final Path folder;

  private ClosedMark(Path folder) {
    this.folder = folder;
  }

  /**
   * Sets it; closing takes it back. This process may set it again meanwhile.
   *
   * @throws org.spectrumworkbench.core.WorkbenchException where another process has set it
   */
  static ClosedMark set(Path storeFolder) {
    Path folder = storeFolder.toAbsolutePath().normalize();
    synchronized (ClosedMark.class) {
      Held held = OURS.get(folder);
      OURS.put(
          folder,
          held == null ? new Held(locked(folder), 1) : new Held(held.channel(), held.times() + 1));
      return new ClosedMark(folder);
    }
  }

  private static FileChannel locked(Path folder) {
    try {
      FileChannel channel = open(folder.resolve(FILE));
      for (int tries = 1; tries <= TRIES; tries++) {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return channel;
        }
        Thread.sleep(PAUSE_MILLISECONDS);
      }
      channel.close();
    } catch (IOException e) {
      throw DatabaseFaults.explain(folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw DatabaseFile.inUse(folder);
  }

  private static FileChannel open(Path file) throws IOException {
    if (!Files.exists(file)) {
      return FileChannel.open(
          file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), Privacy.ofFile());
    }
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  /** Whether another process has set it. */
  static boolean isSetElsewhere(Path storeFolder) {
    Path folder = storeFolder.toAbsolutePath().normalize();
    synchronized (ClosedMark.class) {
      Path file = folder.resolve(FILE);
      if (OURS.containsKey(folder) || !Files.exists(file)) {
        return false;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        FileLock lock = channel.tryLock();
        return lock == null;
      } catch (IOException cannotLook) {
        // Opening the database will tell what is wrong with the folder.
        return false;
      }
    }
  }

  @Override
  public void close() {
    synchronized (ClosedMark.class) {
      Held held = OURS.remove(folder);
      if (held != null && held.times() > 1) {
        OURS.put(folder, new Held(held.channel(), held.times() - 1));
      } else if (held != null) {
        try {
          held.channel().close();
        } catch (IOException e) {
          System.getLogger(ClosedMark.class.getName())
              .log(System.Logger.Level.WARNING, "cannot close " + folder.resolve(FILE), e);
        }
      }
    }
  }
}
