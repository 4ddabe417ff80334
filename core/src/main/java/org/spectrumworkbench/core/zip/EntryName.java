package org.spectrumworkbench.core.zip;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.spectrumworkbench.core.WorkbenchException;

/** Names of files in a zip: relative, with slashes, and the same on every system. */
public final class EntryName {
  private static final int MOST = 2000;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

  private EntryName() {}

  /**
   * Checks all names.
   *
   * @throws WorkbenchException naming the one that must not be there, and why
   */
  public static void check(ZipKind kind, String file, List<String> names) {
    Set<String> seen = new HashSet<>();
    Set<String> folded = new HashSet<>();
    for (String name : names) {
      Optional<String> fault = fault(name);
      if (fault.isPresent()) {
        throw kind.refused(file, name, fault.get());
      }
      if (!seen.add(name)) {
        throw kind.refused(file, name, "is there twice");
      }
      if (!folded.add(folded(name))) {
        throw kind.refused(file, name, "differs from another one in case or accents alone");
      }
    }
  }

  /** Why a name must not be there; empty where it leads nowhere else, on any system. */
  public static Optional<String> fault(String name) {
    if (name.length() > MOST) {
      return Optional.of("is too long");
    }
    if (name.startsWith("/") || name.startsWith("~")) {
      return Optional.of("is an absolute path");
    }
    if (DRIVE.matcher(name).matches()) {
      return Optional.of("names a drive");
    }
    if (name.indexOf('\\') >= 0) {
      return Optional.of("holds a backslash");
    }
    if (name.endsWith("/")) {
      return Optional.of("is a folder without content");
    }
    for (String part : name.split("/", -1)) {
      if (part.equals("..") || part.equals(".")) {
        return Optional.of("leads out of its folder");
      }
      if (!isPlain(part)) {
        return Optional.of("cannot be a file's name on every system");
      }
    }
    return Optional.empty();
  }

  private static boolean isPlain(String part) {
    return !part.isEmpty()
        && part.chars().noneMatch(c -> c < ' ' || c == 0x7f || "<>:\"|?*".indexOf(c) >= 0)
        && !part.endsWith(".")
        && !part.endsWith(" ")
        && !part.startsWith(" ")
        && !part.startsWith(".")
        && !isDevice(part);
  }

  /** Two names that fold to the same would be one file on some system. */
  public static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** Whether Windows would take the name for a device. */
  public static boolean isDevice(String name) {
    return DEVICE.matcher(name).matches();
  }
}
