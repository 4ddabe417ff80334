package org.spectrumworkbench.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hidden folder in which something large is made before it is moved to its place. Closing it
 * deletes what is still in it.
 *
 * <p>Its process holds a lock on a file in it, which the system takes back however the process
 * ends: what a killed one left is known by the lock that nobody holds, and goes when something is
 * staged beside it again.
 */
public final class Staging implements AutoCloseable {
  /** The name of the locked file. */
  public static final String LOCK = "staging.lock";

  /** Whoever made one so lately may not have come to lock it. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  /** Where there is no lock, nobody writes so long at something without touching it. */
  private static final Duration OLD = Duration.ofDays(1);

  /** Those of this process: on some systems asking for a lock would give up one's own. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final @Nullable FileChannel lock;

  private Staging(Path path, @Nullable FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes one, the user's alone; deletes what killed processes left of that name.
   *
   * @param folder in which it is made, on the disk where its content is to go
   * @param name what is made in it, one word
   */
  public static Staging make(Path folder, String name) throws IOException {
    for (Path left : abandoned(folder, name, Clock.systemUTC())) {
      delete(left);
    }
    Path path = WholeFile.unused(folder, name).toAbsolutePath().normalize();
    OURS.add(path);
    try {
      Privacy.makeFolder(path);
      return new Staging(path, lock(path.resolve(LOCK)));
    } catch (IOException | RuntimeException | Error e) {
      OURS.remove(path);
      throw e;
    }
  }

  /**
   * What killed processes left.
   *
   * @param folder need not exist
   * @param name as it was made with
   */
  public static List<Path> abandoned(Path folder, String name, Clock clock) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Pattern pattern = Pattern.compile("\\." + Pattern.quote(name) + "\\.[0-9]+-[0-9a-f]+\\.tmp");
    List<Path> left = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder.toAbsolutePath().normalize())) {
      for (Path child : (Iterable<Path>) children.sorted()::iterator) {
        if (pattern.matcher(child.getFileName().toString()).matches()
            && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)
            && !OURS.contains(child)
            && isAbandoned(child, clock.instant())) {
          left.add(child);
        }
      }
    }
    return left;
  }

  private static boolean isAbandoned(Path path, Instant now) {
    Path file = path.resolve(LOCK);
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return lastTouched(path).isBefore(now.minus(OLD));
      }
      return Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(YOUNG)) && isFree(file);
    } catch (IOException | UncheckedIOException goneOrNotOurs) {
      return false;
    }
  }

  private static boolean isFree(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      FileLock held = channel.tryLock();
      return held != null && held.isValid();
    }
  }

  private static Instant lastTouched(Path path) throws IOException {
    Instant last = Instant.EPOCH;
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        FileTime time = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        last = time.toInstant().isAfter(last) ? time.toInstant() : last;
      }
    }
    return last;
  }

  /** Null where the disk knows no locks: then the folder has no such file. */
  private static @Nullable FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (IOException noLocks) {
      System.getLogger(Staging.class.getName())
          .log(System.Logger.Level.DEBUG, "cannot lock " + file, noLocks);
    }
    channel.close();
    Files.delete(file);
    return null;
  }

  private static void delete(Path left) {
    try {
      WholeFile.deleteTree(left);
    } catch (NoSuchFileException goneMeanwhile) {
      // Another process tidies up too.
      return;
    } catch (IOException e) {
      System.getLogger(Staging.class.getName())
          .log(System.Logger.Level.WARNING, "cannot delete " + left, e);
    }
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** Deletes the folder with what is still in it. */
  @Override
  public void close() throws IOException {
    try {
      if (lock != null) {
        lock.close();
      }
      WholeFile.deleteTree(path);
    } finally {
      OURS.remove(path);
    }
  }
}
