package org.spectrumworkbench.core.zip;

import org.spectrumworkbench.core.WorkbenchException;

/**
 * What a zip file is to this program, and how a bad one is refused.
 *
 * @param noun for people: {@code bundle}
 * @param mostEntries more are refused
 * @param mostDirectory bytes of the directory; a longer one is refused unread
 * @param mend what to do about a refused one
 * @param made how a good one is made
 */
public record ZipKind(String noun, int mostEntries, int mostDirectory, String mend, String made) {
  /** The file that names the others. */
  public static final String MANIFEST = "manifest.json";

  /** What is said where an entry must not be there, or not as it is. */
  public WorkbenchException refused(String file, String entry, String why) {
    return refused(file, "'%s' %s".formatted(shown(entry), why));
  }

  /** The same of the whole file. */
  public WorkbenchException refused(String file, String why) {
    return new WorkbenchException("The %s %s is refused: %s".formatted(noun, file, why), mend);
  }

  WorkbenchException damaged(String file) {
    return new WorkbenchException(
        "The %s %s is damaged or was changed: its parts do not fit each other"
            .formatted(noun, file),
        "Copy it once more from where it came.");
  }

  WorkbenchException noZip(String file) {
    return new WorkbenchException("%s is no %s, or is cut short".formatted(file, noun), made);
  }

  /** A name from outside must not write over the terminal. */
  private static String shown(String name) {
    String plain = name.replaceAll("\\p{C}", "?");
    return plain.length() > 150 ? plain.substring(0, 150) + "..." : plain;
  }
}
