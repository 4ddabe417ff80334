package org.spectrumworkbench.core;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that are the user's alone ({@code rw-------}, {@code rwx------}), from the
 * moment in which they are made. Windows: the user's profile is the user's alone, and folders
 * inherit that.
 */
public final class Privacy {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private Privacy() {}

  /** What a private file is made with. */
  public static FileAttribute<?>[] ofFile() {
    return of("rw-------");
  }

  /** Makes a folder with what is missing above it; what was there stays as it is. */
  public static void makeFolders(Path folder) throws IOException {
    Files.createDirectories(folder, of("rwx------"));
  }

  /** Makes what is missing of the folders above a file. */
  public static void makeFoldersAbove(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      makeFolders(folder);
    }
  }

  /** Makes a folder, which must not be there. */
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectory(folder, of("rwx------"));
  }

  /** Makes an empty file, unless it is there. */
  public static void makeFile(Path file) throws IOException {
    try {
      Files.createFile(file, ofFile());
    } catch (FileAlreadyExistsException there) {
      // Somebody else was quicker.
    }
  }

  private static FileAttribute<?>[] of(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
