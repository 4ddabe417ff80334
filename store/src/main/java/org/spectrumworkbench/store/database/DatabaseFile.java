package org.spectrumworkbench.store.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;

/** The database's file while this process has it closed: who holds it, moving it aside. */
public final class DatabaseFile {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private DatabaseFile() {}

  /**
   * Whether another process has the database's file open. Not to be asked while this process has:
   * on some systems the question would give up this process's own lock.
   */
  public static boolean isHeld(Path folder) {
    Path file = folder.resolve(Database.FILE);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        return true;
      }
      lock.release();
      return false;
    } catch (OverlappingFileLockException ours) {
      if (Database.isOpenHere(folder)) {
        return true;
      }
      // Where H2 fails to open a damaged file it may keep its hold on it.
      Database.letGo(folder);
      return false;
    } catch (IOException e) {
      throw DatabaseFaults.explain(folder, e);
    }
  }

  /**
   * Moves the file aside, under a name with the time, so that a new one can take its place.
   *
   * @return where it lies now; empty where there was none
   * @throws WorkbenchException where somebody has it open, or it cannot be moved
   */
  public static Optional<Path> moveAside(Path folder, Instant now) {
    Path old = folder.resolve(Database.FILE);
    if (!Files.exists(old)) {
      return Optional.empty();
    }
    if (isHeld(folder)) {
      throw inUse(folder);
    }
    String name = "workbench-" + STAMP.format(now);
    Path aside = folder.resolve(name + ".old.mv.db");
    for (int n = 2; Files.exists(aside); n++) {
      aside = folder.resolve(name + "-" + n + ".old.mv.db");
    }
    try {
      Files.move(old, aside);
      Files.deleteIfExists(folder.resolve(Database.LOCK));
      return Optional.of(aside);
    } catch (IOException e) {
      throw new WorkbenchException(
          "The old database " + old + " cannot be moved away: " + e.getMessage(),
          "Close all windows and commands of this program, then try again.",
          e);
    }
  }

  /**
   * Puts another file in the database's place; the old one is kept beside it.
   *
   * @return where the old one lies now; empty where there was none
   * @throws WorkbenchException where somebody has it open, or a file cannot be moved; it says where
   *     the old one is
   */
  public static Optional<Path> replace(Path folder, Path other, Instant now) {
    // Whoever opened the store between the two moves would make a new database.
    try (ClosedMark mark = ClosedMark.set(folder)) {
      assert mark != null;
      return replaceMarked(folder, other, now);
    }
  }

  private static Optional<Path> replaceMarked(Path folder, Path other, Instant now) {
    Optional<Path> aside = moveAside(folder, now);
    try {
      Files.move(other, folder.resolve(Database.FILE));
      WholeFile.flush(folder);
      return aside;
    } catch (IOException e) {
      throw notReplaced(folder, aside, e);
    }
  }

  /** Puts the old file back and says what became of it. */
  static WorkbenchException notReplaced(Path folder, Optional<Path> aside, IOException fault) {
    String what = "The database in " + folder + " could not be replaced: " + FileFault.words(fault);
    if (aside.isEmpty()) {
      return new WorkbenchException(
          what, "Check the permissions and the free disk space, then try again.", fault);
    }
    Path place = folder.resolve(Database.FILE);
    try {
      Files.move(aside.get(), place);
    } catch (IOException alsoFailed) {
      fault.addSuppressed(alsoFailed);
      return new WorkbenchException(
          what
              + ". The old one could not be put back either ("
              + FileFault.words(alsoFailed)
              + ") and lies in "
              + aside.get(),
          "It is whole. Close all windows and commands of this program, then rename it to "
              + place
              + ".",
          fault);
    }
    return new WorkbenchException(
        what + ". The old one is in its place again",
        "Check the permissions and the free disk space, then try again.",
        fault);
  }

  /** What is said where another process has the store open that must be closed. */
  public static WorkbenchException inUse(Path folder) {
    return new WorkbenchException(
        "The store in " + folder + " is in use by another window or command",
        "Close all windows and commands of this program, then try again.");
  }

  /** Of an empty file H2 would silently make a new database, with nothing in it. */
  static void refuseEmpty(Path folder) {
    Path file = folder.resolve(Database.FILE);
    try {
      if (Files.exists(file) && Files.size(file) == 0) {
        throw new WorkbenchException(
            "The store in " + folder + " is damaged: its file is empty", DatabaseFaults.REBUILD);
      }
    } catch (IOException e) {
      throw DatabaseFaults.explain(folder, e);
    }
  }

  /** Refuses to write the file anew where the disk has no room for a second one. */
  static void checkRoom(Path folder) {
    Path file = folder.resolve(Database.FILE);
    try {
      long size = Files.size(file);
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < size) {
        throw new WorkbenchException(
            "The disk has no room to write "
                + file
                + " anew: "
                + free / 1_000_000
                + " MB are free, up to "
                + size / 1_000_000
                + " MB are needed",
            "Free some disk space first.");
      }
    } catch (IOException e) {
      throw DatabaseFaults.explain(folder, e);
    }
  }

  static void makeFolder(Path folder) {
    try {
      PrivateFolder.make(folder);
    } catch (IOException e) {
      throw new WorkbenchException(
          "The store's folder "
              + folder
              + " cannot be made, or closed to others: "
              + e.getMessage(),
          "Check whose it is and its permissions, or set SPECTRUM_HOME to a folder of your own.",
          e);
    }
    if (!Files.isWritable(folder)) {
      throw new WorkbenchException(
          "The store's folder " + folder + " cannot be written",
          "Check the permissions, or set SPECTRUM_HOME to a folder you may write to.");
    }
  }
}
