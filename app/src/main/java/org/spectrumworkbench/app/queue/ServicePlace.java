package org.spectrumworkbench.app.queue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.ProcessIdentity;
import org.spectrumworkbench.store.database.PrivateFolder;

/**
 * The one place of the queue's service: a lock that it holds for its life and the system releases
 * however it dies, and a file that names its process for those who look.
 */
public final class ServicePlace {
  private final Path folder;
  private final Presence identity;

  /**
   * @param folder the queue's
   */
  public ServicePlace(Path folder) {
    this.folder = folder;
    this.identity = new Presence(folder, "service.json");
  }

  /** Whether the folder is still there; with it the whole workbench may have been deleted. */
  boolean exists() {
    return Files.isDirectory(folder);
  }

  /** The process that serves, if one does. */
  public Optional<ProcessIdentity> serving() {
    return identity.who();
  }

  /** Says who serves. */
  void announce(ProcessIdentity service) {
    identity.announce(service);
  }

  /** Says that this process serves no more. */
  void renounce() {
    identity.leave();
  }

  /**
   * Takes the place.
   *
   * @param patience how long to wait for the one who has it, who may be about to leave
   * @return to be closed by who leaves it; empty where another has it
   */
  Optional<FileChannel> take(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      PrivateFolder.make(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("service.lock"),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              Privacy.ofFile());
      while (!locked(channel)) {
        if (System.nanoTime() > deadline) {
          channel.close();
          return Optional.empty();
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
      return Optional.of(channel);
    } catch (IOException e) {
      throw fault(e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null && lock.isValid();
    } catch (OverlappingFileLockException byAThreadOfThisProcess) {
      return false;
    }
  }

  private WorkbenchException fault(IOException e) {
    return new WorkbenchException(
        "The queue's folder " + folder + " cannot be written: " + e.getMessage(),
        "Check its permissions, or free some disk space.",
        e);
  }
}
