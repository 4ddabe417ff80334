package org.spectrumworkbench.store.database;

import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

  private DatabaseFaults() {}

  /** The fault in plain words; one that is in plain words already stays as it is. */
  static WorkbenchException explain(Path folder, Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof WorkbenchException known) {
        return known;
      }
    }
    String all = messages(fault);
    if (FULL.stream().anyMatch(all::contains)) {
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
