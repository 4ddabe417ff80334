package org.spectrumworkbench.core.verify.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A temporary folder whose contents nobody vouches for. */
record ProgramFolder(Path path) {
  /** A new folder that only this user can enter. */
  static ProgramFolder create(String prefix) throws IOException {
    return new ProgramFolder(
        Files.createTempDirectory(
            prefix,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
  }

  /** Makes it another user's; only root can. */
  void giveTo(int user) throws IOException {
    Files.setAttribute(path, "unix:gid", user);
    Files.setAttribute(path, "unix:uid", user);
  }

  /** Lets everybody read and enter it and all that is in it. */
  void open() throws InterruptedException {
    ShortCommand.output(List.of("/bin/chmod", "-R", "a+rX", path.toString()));
  }

  /**
   * Deletes it with what is in it; links are deleted, never followed. The system's own program does
   * so, since a tree can be deeper than the longest path.
   */
  void delete() throws IOException {
    try {
      ShortCommand.output(List.of("/bin/chmod", "-R", "u+rwx", path.toString()));
      ShortCommand.output(List.of("/bin/rm", "-rf", path.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("The folder " + path + " could not be deleted.");
    }
  }
}
