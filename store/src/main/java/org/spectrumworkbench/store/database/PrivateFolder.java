package org.spectrumworkbench.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.spectrumworkbench.core.experiment.Workbench;

/**
 * Folders that nobody but their owner may enter: the database's lock file names a socket and its
 * key, and whoever has the key can run code in this program.
 */
public final class PrivateFolder {
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFolder() {}

  /**
   * Makes the folder with what is missing above it, and closes it to others, even where it was
   * there before. The user's own {@link Workbench#FOLDER} above it is closed likewise; any other
   * folder above it that was there stays as the user made it.
   *
   * @throws IOException also where the folder belongs to somebody else
   */
  public static void make(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    if (!absolute.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      // Windows: the user's profile is the user's alone, and folders inherit that.
      Files.createDirectories(absolute);
      return;
    }
    Files.createDirectories(absolute, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
    close(absolute);
    Path above = absolute.getParent();
    if (above != null && above.endsWith(Workbench.FOLDER)) {
      close(above);
    }
  }

  private static void close(Path folder) throws IOException {
    if (!Files.getPosixFilePermissions(folder).equals(OWNER_ALONE)) {
      Files.setPosixFilePermissions(folder, OWNER_ALONE);
    }
  }
}
