package org.spectrumworkbench.store.database;

import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;

/** Turns what H2 says into what is wrong and what mends it. */
final class DatabaseFaults {
  static final String REBUILD =
      "Rebuilding it from the run folders loses nothing: spectrum store rebuild.";

  /** What systems say where nothing more can be written: disk, quota, limit of the process. */
  private static final List<String> FULL =
      List.of("no space left", "disk full", "quota exceeded", "file too large", "not enough space");

  /** The classes of H2 that read what the owner of the file answers. */
  private static final Set<String> READS_ANSWERS =
      Set.of(
          "org.h2.value.Transfer", "org.h2.engine.SessionRemote", "org.h2.command.CommandRemote");

  private static final Set<Integer> HALF_MIGRATED =
      Set.of(
          ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS_1,
          ErrorCode.INDEX_ALREADY_EXISTS_1,
          ErrorCode.DUPLICATE_COLUMN_NAME_1,
          ErrorCode.CONSTRAINT_ALREADY_EXISTS_1);

  private DatabaseFaults() {}

  /** The fault in plain words; one that is in plain words already stays as it is. */
  static WorkbenchException explain(Path folder, Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof WorkbenchException known) {
        return known;
      }
    }
    if (isFull(fault)) {
      return new WorkbenchException(
          "The disk is full: the store in " + folder + " cannot be written",
          "Free some disk space. Nothing is lost: the runs' journals hold everything.",
          fault);
    }
    SQLException sql = sqlFault(fault);
    int code = sql == null ? 0 : sql.getErrorCode();
    return switch (code) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          new WorkbenchException(
              "The store in " + folder + " is locked by another program",
              "Close the other program (a database browser, say). Windows and commands of this"
                  + " program share the store and need not be closed.",
              fault);
      case ErrorCode.FILE_VERSION_ERROR_1 ->
          new WorkbenchException(
              "The store in " + folder + " is damaged or was made by a newer version of H2",
              REBUILD,
              fault);
      case ErrorCode.WRONG_USER_OR_PASSWORD ->
          new WorkbenchException(
              "The database in " + folder + " was not made by this program",
              "Set SPECTRUM_HOME to a folder of its own.",
              fault);
      case ErrorCode.DATABASE_IS_READ_ONLY ->
          new WorkbenchException(
              "The store in " + folder + " cannot be written",
              "Check the permissions of its files.",
              fault);
      case ErrorCode.LOCK_TIMEOUT_1, ErrorCode.DEADLOCK_1, ErrorCode.CONCURRENT_UPDATE_1 ->
          new WorkbenchException(
              "The store in " + folder + " was busy for too long",
              "Another window or command is writing much; try again when it is done.",
              fault);
      default ->
          isDamage(code, fault)
              ? new WorkbenchException("The store in " + folder + " is damaged", REBUILD, fault)
              : new WorkbenchException(
                  "The store in " + folder + " failed: " + summary(sql == null ? fault : sql),
                  "Restart the program. If it happens again: " + REBUILD,
                  fault);
    };
  }

  /** Another process of this program has the file closed for longer than anybody waits. */
  static WorkbenchException closed(Path folder) {
    return new WorkbenchException(
        "The store in "
            + folder
            + " is being compacted or restored by another window or command of this program",
        "It is free again when that is done, in a minute or so: try again then. Runs go on"
            + " meanwhile.");
  }

  /**
   * Whether a migration finds its own tables, or word that it failed: H2 undoes no statement that
   * makes a table, so that whoever is killed in the middle leaves some of them.
   */
  static boolean isHalfMigrated(FlywayException fault) {
    if (fault instanceof FlywayValidateException) {
      return true;
    }
    SQLException sql = sqlFault(fault);
    return sql != null && HALF_MIGRATED.contains(sql.getErrorCode());
  }

  static WorkbenchException halfMigrated(Path folder, FlywayException fault) {
    return new WorkbenchException(
        "The store in "
            + folder
            + " is half one version's and half another's: whoever brought it up to date was killed"
            + " in the middle",
        REBUILD,
        fault);
  }

  /** Whether somebody has the file open who does not share it. */
  static boolean isLocked(Throwable fault) {
    SQLException sql = sqlFault(fault);
    return sql != null && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
  }

  /** Whether it is this process that has the file open. */
  static boolean isLockedHere(Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof OverlappingFileLockException) {
        return true;
      }
    }
    return false;
  }

  /** Whether the transaction was undone for the sake of another, and may be done once more. */
  static boolean isDeadlock(Throwable fault) {
    SQLException sql = sqlFault(fault);
    return sql != null && sql.getErrorCode() == ErrorCode.DEADLOCK_1;
  }

  /**
   * Whether the connection was to a process that ended meanwhile. H2 goes over to the next owner by
   * itself only between two questions; the answer to one under way may stop in its middle, and what
   * follows is taken for something else by the code that reads it.
   */
  static boolean isLost(Throwable fault) {
    SQLException sql = sqlFault(fault);
    if (sql == null || isFull(fault)) {
      return false;
    }
    return switch (sql.getErrorCode()) {
      case ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          ErrorCode.OBJECT_CLOSED ->
          true;
      case ErrorCode.GENERAL_ERROR_1 -> isFromAnswer(sql.getCause());
      default -> false;
    };
  }

  private static boolean isFull(Throwable fault) {
    String all = messages(fault);
    return FULL.stream().anyMatch(all::contains);
  }

  private static boolean isFromAnswer(@Nullable Throwable cause) {
    return cause instanceof RuntimeException
        && Stream.of(cause.getStackTrace())
            .anyMatch(frame -> READS_ANSWERS.contains(frame.getClassName()));
  }

  /** H2 repeats the whole statement, which only the log needs. */
  private static String summary(Throwable fault) {
    String first = Objects.toString(fault.getMessage(), fault.getClass().getSimpleName());
    first = first.lines().findFirst().orElse("");
    return first.length() <= 200 ? first : first.substring(0, 200) + "…";
  }

  private static boolean isDamage(int code, Throwable fault) {
    if (code == ErrorCode.FILE_CORRUPTED_1) {
      return true;
    }
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof MVStoreException
          || t instanceof SQLException sql && sql.getErrorCode() == ErrorCode.FILE_CORRUPTED_1) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable SQLException sqlFault(Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  private static String messages(Throwable fault) {
    StringBuilder all = new StringBuilder();
    for (Throwable t = fault; t != null; t = t.getCause()) {
      all.append(t.getMessage()).append('\n');
    }
    return all.toString().toLowerCase(Locale.ROOT);
  }
}
