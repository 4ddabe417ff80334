package org.spectrumworkbench.core;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a file, in words: the messages of {@code java.nio.file} are often the path
 * alone, and then perhaps that of a temporary file that nobody has heard of.
 */
public final class FileFault {
  private FileFault() {}

  /**
   * The reason for a fault, to stand behind a colon: {@code there is no such file or folder}. Names
   * no path.
   */
  public static String words(IOException fault) {
    if (FullDisk.caused(fault)) {
      return "the disk is full";
    }
    return switch (fault) {
      case NoSuchFileException e -> "there is no such file or folder";
      case AccessDeniedException e -> "permission denied";
      case FileAlreadyExistsException e -> "a file of that name is there already";
      case DirectoryNotEmptyException e -> "the folder is not empty";
      case NotDirectoryException e -> "it is not a folder";
      case CharacterCodingException e -> "it is not UTF-8 text";
      case FileSystemException e -> reason(e, e.getReason());
      default -> reason(fault, fault.getMessage());
    };
  }

  private static String reason(IOException fault, @Nullable String text) {
    String reason = text == null ? "" : text.strip();
    if (reason.isEmpty()) {
      return fault.getClass().getSimpleName();
    }
    // Systems begin theirs with a capital: "Is a directory", "Permission denied".
    boolean sentence = reason.length() > 1 && Character.isLowerCase(reason.charAt(1));
    return sentence
        ? reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1)
        : reason;
  }
}
