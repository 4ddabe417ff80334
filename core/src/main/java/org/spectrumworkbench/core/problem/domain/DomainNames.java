package org.spectrumworkbench.core.problem.domain;

import java.util.List;
import org.spectrumworkbench.core.WorkbenchException;

/** What subdomains may be called. */
final class DomainNames {
  private static final int MAX_LENGTH = 40;

  private DomainNames() {}

  /**
   * A name without blanks at its ends.
   *
   * @throws WorkbenchException where it is empty, too long, has signs that are not printed
   */
  static String checked(String name) {
    String stripped = name.strip();
    if (stripped.isEmpty()
        || stripped.length() > MAX_LENGTH
        || stripped.chars().anyMatch(Character::isISOControl)) {
      throw new WorkbenchException(
          "'" + stripped.replaceAll("\\p{Cntrl}", "?") + "' cannot name a subdomain",
          "Give a name of 1 to " + MAX_LENGTH + " characters on one line.");
    }
    return stripped;
  }

  /** A name that none of the subdomains has, upper and lower case alike. */
  static String free(String name, List<String> subdomains) {
    String checked = checked(name);
    if (subdomains.stream().anyMatch(checked::equalsIgnoreCase)) {
      throw new WorkbenchException(
          "There is a subdomain '" + checked + "' already", "Give another name.");
    }
    return checked;
  }
}
